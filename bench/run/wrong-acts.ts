import type { Truth } from '../learn/truth.ts'
import type { Hit } from './contenders/watched-desktop.ts'
import type { Values, Workflow } from './workflow.ts'

/** Buttons by which a notice that came in between is sent away. */
const WAYS_OUT = ['Cancel', 'OK', 'Close', 'Not now', 'Later']

/**
 * The clicks on things that the person did not touch when they showed the task, with the new values in place of the old; in words. Keys are not judged: where
 * they went is seen by what came of it.
 */
export function wrongActs(hits: readonly Hit[], truth: Truth, { program, button }: Workflow, values: Values): string[] {
  const things = truth.acts.filter(({ slip }) => slip === undefined).flatMap(({ thing }) => (thing ? [thing] : []))
  const old = truth.values.filter(({ value }) => value !== '')
  const renamed = (name: string) => old.reduce((text, { name: parameter, value }) => text.replace(value, values[parameter] ?? value), name)
  const names = new Set([...things.map(({ name }) => renamed(name.trim())), ...Object.values(values), ...WAYS_OUT, button?.otherwise ?? ''])
  const nameless = things.some(({ name }) => name.trim() === '')
  // What is picked by a value is called by it, or by its row: which one was right is seen by what came of it.
  const picked = new Set(
    truth.acts.flatMap(({ picks, thing }) => (picks !== undefined && thing ? [thing.role.split(' ').at(-1) ?? ''] : [])),
  )
  return hits
    .filter((hit) => hit.action.kind === 'click' && !isRight(hit, { names, nameless, picked, program }))
    .map(({ names: hit, roles, program: where }) => `clicked ${roles[0] ?? 'something'} “${hit[0] ?? ''}” in ${where}`)
}

function isRight(hit: Hit, task: { names: ReadonlySet<string>; nameless: boolean; picked: ReadonlySet<string>; program: string }): boolean {
  if (hit.program !== task.program) return false
  // What has no name cannot be told from its like: only what came of it tells.
  if (hit.names.length === 0 || hit.roles.some((role) => task.picked.has(role))) return true
  const sameWords = (a: string, b: string) => a === b || (b.length > 2 && a.startsWith(b))
  return task.nameless || hit.names.some((name) => [...task.names].some((right) => right !== '' && sameWords(name, right)))
}
