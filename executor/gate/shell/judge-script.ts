import { type Command, forEachChild, parse, type Redirect, type SyntaxNode } from 'unbash'
import { DISK, harmOf } from './harmful-commands.ts'
import { type Level, worst } from './level.ts'
import { onlyShows } from './showing-commands.ts'
import { readWord, type ShellWord } from './word.ts'
import { wrapped } from './wrapped.ts'

/** Deeper than this nobody teaches; what is deeper is asked. */
const DEEPEST = 8
const LONGEST = 20_000

/**
 * What a shell would do with this text, as it is typed at its prompt: every command in it, in pipelines, loops, substitutions and
 * here-documents, and what `sudo`, `xargs`, `find -exec`, `sh -c` and their like run in turn. What can’t be read is `unknown`. Never throws.
 */
export function judgeScript(text: string): Level {
  return judged(text, 0)
}

function judged(text: string, depth: number): Level {
  if (depth > DEEPEST || text.length > LONGEST || expandedByPrompt(text)) return 'unknown'
  try {
    const levels: Level[] = []
    visit(parse(text), levels, [], depth)
    return worst(levels)
  } catch {
    return 'unknown'
  }
}

/** At a prompt a Tab completes and `!` fetches older commands, before anything is parsed. */
function expandedByPrompt(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal takes as keys
  if (/[\u0000-\u0008\u0009\u000b\u000c\u000e-\u001f\u007f\u009b]/u.test(text)) return true
  const outside = text.replace(/'[^']*'/gu, "''")
  return /!(?![\s=(]|$)/u.test(outside) || /^\^/u.test(outside.trim())
}

/** `inside`: the functions in whose bodies the node stands. */
function visit(node: SyntaxNode, levels: Level[], inside: string[], depth: number): void {
  let functions = inside
  if (node.type === 'Script' && (node.errors ?? []).length > 0) levels.push('unknown')
  if (node.type === 'Command') levels.push(byCommand(node, functions, depth))
  if (node.type === 'Redirect') levels.push(byRedirect(node))
  if (node.type === 'Coproc') levels.push('unknown')
  // What is no arithmetic, another shell may take for a command.
  if (node.type === 'ArithmeticExpansion' && (node.expression === undefined || /[\p{L}_]\s+[\p{L}_]/u.test(node.text)))
    levels.push('unknown')
  if (node.type === 'Function') {
    // A name may get another meaning for all that follows.
    levels.push('unknown')
    functions = [...inside, node.name.value]
  }
  forEachChild(node, (child) => visit(child, levels, functions, depth))
}

/** Names of variables that change nothing but how something is shown, or that nothing but the line itself knows. */
const TAME = /^(LANG|LANGUAGE|LC_\w+|TZ|COLUMNS|LINES|[a-z_][a-z0-9_]*)$/u

function byCommand(command: Command, functions: string[], depth: number): Level {
  const assigned = command.prefix.some((one) => one.type === 'Assignment' && !TAME.test(one.name)) ? 'unknown' : 'shows'
  const words = command.args.map(
    (one): ShellWord => (one.type === 'Word' ? readWord(one) : { value: one.text, fixed: false, bare: one.text }),
  )
  if (command.name === undefined) return assigned
  const name = readWord(command.name)
  if (functions.includes(name.value)) return 'ruins'
  return worst([assigned, byWords([name, ...words], depth)])
}

function byWords([name, ...words]: ShellWord[], depth: number): Level {
  if (name === undefined) return 'shows'
  if (depth > DEEPEST) return 'unknown'
  // A path may lead to anything that is called so; a pattern or a value, to anything at all.
  const known = name.fixed && !name.value.includes('/')
  const called = name.fixed ? (/^\/(usr\/)?s?bin\/([^/]+)$/u.exec(name.value)?.[2] ?? name.value) : ''
  const inner = wrapped(called, words)
  if (inner !== undefined && !(called === 'command' && onlyShows(called, words))) {
    const levels = [
      ...(inner.words ?? []).map((run) => byWords(run, depth + 1)),
      ...(inner.scripts ?? []).map((script) => judged(script, depth + 1)),
    ]
    const own: Level = called === 'find' && words.some((word) => word.value === '-delete') ? 'destroys' : 'shows'
    return worst([...levels, own, known && inner.never === undefined ? 'shows' : 'unknown'])
  }
  if (known && onlyShows(called, words)) return 'shows'
  return worst(['unknown', harmOf(called, words)])
}

/** Where output may go without a trace. */
const NOWHERE = /^\/dev\/(null|stdout|stderr|tty|fd\/\d+)$/u

function byRedirect({ operator, target }: Redirect): Level {
  if (operator === '<' || target === undefined) return operator === '<' ? 'shows' : 'unknown'
  const { value, fixed } = readWord(target)
  if (operator === '>&' || operator === '<&') {
    if (fixed && /^(\d+-?|-)$/u.test(value)) return 'shows'
  }
  if (fixed && NOWHERE.test(value)) return 'shows'
  if (DISK.test(value)) return 'ruins'
  return operator === '>>' || operator === '&>>' || operator === '<>' ? 'unknown' : 'destroys'
}
