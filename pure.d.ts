/**
 * The few globals that every JavaScript runtime of ours has. Pure folders (see `tsconfig.pure.json`) are checked with these alone: no page,
 * no Node, no timers, no console. What they need of the world comes through a port.
 */
interface AbortSignal {
  readonly aborted: boolean
  readonly reason: unknown
  throwIfAborted(): void
}
declare function structuredClone<Value>(value: Value): Value

/** Joins the name of a file to a recording's folder: words in, words out. */
declare module 'node:path' {
  function join(...parts: string[]): string
}
