import { parse } from 'yaml'
import { z } from 'zod'
import { type Ids, type Task, UnderstudyError } from '#contract'
import { taskOfWords, type WordedStep } from '../task-of-words.ts'

const Front = z.object({ name: z.string().min(1), description: z.string().default('') })

/** A line that tells somebody to do something: `1. …`, `2) …`. */
const NUMBERED = /^\s{0,3}\d{1,4}[.)]\s+(?<text>\S.*)$/u
const BULLET = /^\s{0,3}[-*+]\s+(?:\[[ x]\]\s+)?(?<text>\S.*)$/u
const HEADING = /^#{1,6}\s+(?<text>\S.*?)\s*#*\s*$/u
const STEPS_HEADING = /^(?:steps?|instructions?|procedure|workflow|how to.*|schritte|ablauf|étapes|pasos|passaggi|passos|stappen)\b/iu
const MOST_STEPS = 1_000

/**
 * Reads the instructions of a SKILL.md as a Task in words: its numbered lines, or where there are none the bullets below a heading like “Steps”. What it would
 * have an agent run is not run and not read. Errors: `bad-input` when it has no front matter with a name, or no steps.
 */
export function taskOfSkill(text: string, ports: { ids: Ids; nowMs: number }): Task {
  const { front, body } = parted(text)
  const steps = stepsIn(body)
  if (steps.length === 0)
    throw notASkill('It has no numbered steps.', 'Write what is to be done as a numbered list in it, then import it again.')
  const title = body.map((line) => HEADING.exec(line)?.groups?.text).find((heading) => heading !== undefined)
  const goal = title ?? front.name.replaceAll('-', ' ')
  return taskOfWords({ goal, steps: steps.slice(0, MOST_STEPS) }, { ...ports, from: 'a skill' })
}

function parted(text: string): { front: z.infer<typeof Front>; body: string[] } {
  const found = /^\uFEFF?---\r?\n(?<front>[\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/u.exec(text)
  if (!found?.groups) throw notASkill('It does not begin with its name between lines of ---.', 'Choose the SKILL.md of a skill.')
  try {
    const front = Front.parse(parse(found.groups.front ?? '', { maxAliasCount: 10 }))
    return { front, body: withoutCode(text.slice(found[0].length).split(/\r?\n/u)) }
  } catch (error) {
    throw notASkill('Its name cannot be read.', 'It must begin with lines like “name: write-a-note” between lines of ---.', error)
  }
}

/** Code is for machines: a numbered line in it is no step. */
function withoutCode(lines: string[]): string[] {
  let inCode = false
  return lines.filter((line) => {
    const fence = /^\s*(?:```|~~~)/u.test(line)
    if (fence) inCode = !inCode
    return !fence && !inCode
  })
}

function stepsIn(body: string[]): WordedStep[] {
  const numbered = body.flatMap((line) => NUMBERED.exec(line)?.groups?.text ?? [])
  const texts = numbered.length > 0 ? numbered : bulletsUnderSteps(body)
  return texts.map((caption) => ({ caption: plain(caption), observation: '', thought: '' }))
}

function bulletsUnderSteps(body: string[]): string[] {
  let inSteps = false
  return body.flatMap((line) => {
    const heading = HEADING.exec(line)?.groups?.text
    if (heading !== undefined) inSteps = STEPS_HEADING.test(heading)
    const bullet = inSteps ? BULLET.exec(line)?.groups?.text : undefined
    return bullet === undefined ? [] : [bullet]
  })
}

/** Markdown's signs for strong, emphasis, code and links taken off. */
function plain(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/(\*\*|__|`)(.+?)\1/gu, '$2')
    .replace(/(?<![\p{L}\p{N}])[*_](\S(?:.*?\S)?)[*_](?![\p{L}\p{N}])/gu, '$1')
    .trim()
}

function notASkill(why: string, advice: string, cause?: unknown): UnderstudyError {
  return new UnderstudyError('bad-input', `This SKILL.md cannot be read as a task. ${why}`, advice, cause)
}
