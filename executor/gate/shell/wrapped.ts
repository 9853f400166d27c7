import type { ShellWord } from './word.ts'

/** What a command runs besides itself: other commands in words, or text that a shell reads. */
export type Wrapped = { words?: ShellWord[][]; scripts?: string[] /** It adds power, or runs what can’t be seen. */; never?: 'shows' }

const SHELLS = new Set('sh bash dash zsh ksh mksh fish ash'.split(' '))
/** Those that run the rest of their words; how many words of their own come first, besides options. */
const RUN_THE_REST: Record<string, number> = {
  // Within a pipeline it is no sign of the shell’s, to some.
  '!': 0,
  sudo: 0,
  doas: 0,
  pkexec: 0,
  env: 0,
  nohup: 0,
  setsid: 0,
  nice: 0,
  ionice: 0,
  time: 0,
  timeout: 1,
  stdbuf: 0,
  exec: 0,
  command: 0,
  builtin: 0,
  busybox: 0,
  toybox: 0,
  watch: 0,
  xargs: 0,
  parallel: 0,
  chroot: 1,
  unbuffer: 0,
  caffeinate: 0,
  flock: 1,
  chrt: 1,
  taskset: 1,
  strace: 0,
  ltrace: 0,
  'systemd-run': 0,
  runuser: 0,
  proxychains: 0,
  torify: 0,
  firejail: 0,
}
/** Their options that take the next word. */
const TAKE_THE_NEXT: Record<string, RegExp> = {
  sudo: /^-[ughpCrtTRD]$/u,
  doas: /^-[uC]$/u,
  env: /^-[uCS]$/u,
  nice: /^-n$/u,
  ionice: /^-[cnp]$/u,
  timeout: /^-[ks]$/u,
  stdbuf: /^-[ioe]$/u,
  xargs: /^-[InPLsdaE]$/u,
  parallel: /^-[jNnI]$/u,
  exec: /^-a$/u,
  watch: /^-n$/u,
  strace: /^-[eopP]$/u,
}
/** Whatever is run through them has more power, or other effects. */
const NEVER_SHOW = new Set('sudo doas pkexec chroot parallel systemd-run runuser strace ltrace flock proxychains torify'.split(' '))

/** Undefined when the command runs nothing but itself. */
export function wrapped(name: string, words: ShellWord[]): Wrapped | undefined {
  if (SHELLS.has(name)) return byShell(words)
  if (name === 'eval')
    return { scripts: [words.map((word) => word.value).join(' ')], ...(words.every((word) => word.fixed) ? {} : { never: 'shows' }) }
  if (name === 'trap') return words[0] ? { scripts: [words[0].value], never: 'shows' } : {}
  if (name === 'find') return byFind(words)
  const own = Object.hasOwn(RUN_THE_REST, name) ? RUN_THE_REST[name] : undefined
  return own === undefined ? undefined : byRest(name, words, own)
}

function byShell(words: ShellWord[]): Wrapped | undefined {
  const at = words.findIndex((word) => /^-[a-z]*c$/u.test(word.value))
  const script = words[at + 1]
  // A shell that reads a file, or what is piped into it.
  if (at < 0 || script === undefined) return undefined
  return { scripts: [script.value], ...(script.fixed ? {} : { never: 'shows' }) }
}

function byRest(name: string, words: ShellWord[], own: number): Wrapped {
  const takes = Object.hasOwn(TAKE_THE_NEXT, name) ? TAKE_THE_NEXT[name] : undefined
  let at = 0
  for (; at < words.length; at++) {
    const value = words[at]?.value ?? ''
    if (value === '--') {
      at++
      break
    }
    if (name === 'env' && /^(-S|--split-string)/u.test(value)) return { never: 'shows' }
    if (!value.startsWith('-')) break
    if (takes?.test(value)) at++
  }
  // `env A=1 B=2 command`
  let power = NEVER_SHOW.has(name)
  while (name === 'env' && /^\w+=/u.test(words[at]?.value ?? '')) {
    power ||= !/^(LANG|LANGUAGE|LC_\w+|TZ|COLUMNS)=/u.test(words[at]?.value ?? '')
    at++
  }
  const rest = words.slice(at + own)
  return { ...(rest.length > 0 && { words: [rest] }), ...(power && { never: 'shows' as const }) }
}

/** `find`: what `-exec` and its like run; deleting and writing files are its own. */
function byFind(words: ShellWord[]): Wrapped {
  const inner: ShellWord[][] = []
  let never = words.some((word) => !word.fixed && !/^[\w./~*?-]+$/u.test(word.bare))
  words.forEach((word, at) => {
    if (/^-(exec|execdir|ok|okdir)$/u.test(word.value)) {
      const end = words.findIndex((other, place) => place > at && (other.value === ';' || other.value === '+'))
      inner.push(words.slice(at + 1, end < 0 ? undefined : end))
    }
    if (/^-(fprint|fprintf|fprint0|fls)$/u.test(word.value)) never = true
  })
  return { words: inner, ...(never && { never: 'shows' }) }
}
