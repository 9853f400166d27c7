import { isTerminal, type Step, type Task } from '#contract'

/** What a person should look at before they keep a task that somebody else made, as sentences. `isHere`: whether a program is on this machine. */
export function warningsOf(tasks: readonly Task[], signer: string | undefined, isHere: (program: string) => boolean): string[] {
  const steps = tasks.flatMap((task) => task.steps)
  const programs = [...new Set(tasks.flatMap((task) => task.programs.map(({ program }) => program)))]
  const absent = programs.filter((program) => !isHere(program))
  const inWords = steps.filter(({ act }) => act.kind === 'hand-over')
  const started = steps.flatMap(({ act }) => (act.kind === 'start-program' ? [[act.program, ...act.arguments].join(' ')] : []))
  const commands = steps.filter(typesCommand).map(({ act }) => (act.kind === 'type' ? literalOf(act.text) : ''))
  const calls = steps.some(({ act }) => act.kind === 'run-task')
  return [
    ...(signer === undefined ? ['It is not signed: nobody can tell who made it, or whether it was changed since.'] : []),
    ...(started.length > 0 ? [`It starts programs: ${listed(started)}.`] : []),
    ...(commands.length > 0 ? [`It types commands into a terminal: ${listed(commands)}. Read them.`] : []),
    ...(inWords.length > 0
      ? [
          `${counted(inWords.length, 'step')} of it ${inWords.length === 1 ? 'is' : 'are'} known in words only; you do ${inWords.length === 1 ? 'it' : 'them'} yourself until you show ${inWords.length === 1 ? 'it' : 'them'}.`,
        ]
      : []),
    ...(absent.length > 0 ? [`Not on this machine: ${absent.join(', ')}.`] : []),
    ...(calls ? ['A step of it calls another task; that one must be here too.'] : []),
  ]
}

function typesCommand({ act, window }: Step): boolean {
  return act.kind === 'type' && isTerminal(window.program)
}

function literalOf(text: Extract<Step['act'], { kind: 'type' }>['text']): string {
  return text.map((part) => (part.kind === 'literal' ? part.text : '…')).join('')
}

const MOST_NAMED = 5

function listed(texts: string[]): string {
  const named = [...new Set(texts)].slice(0, MOST_NAMED).map((text) => `“${text.length > 80 ? `${text.slice(0, 80)}…` : text}”`)
  const more = new Set(texts).size - named.length
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function counted(count: number, what: string): string {
  return count === 1 ? `One ${what}` : `${count} ${what}s`
}
