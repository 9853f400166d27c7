import type { RecordingScope } from '#contract'

/** What the person has said so far about what may be recorded. */
export type ScopeDraft = {
  mode: 'everything' | 'chosen'
  /** Chosen programs, each with the titles its windows must fit; '' for all of them. */
  only: Record<string, string>
  never: string[]
  keepClipboard: boolean
}

const NEVER = 'never-recorded'

/** As one begins: everything but the programs that were once said to be left out. */
export function firstScope(): ScopeDraft {
  return { mode: 'everything', only: {}, never: (localStorage.getItem(NEVER) ?? '').split('\n').filter(Boolean), keepClipboard: false }
}

/** Programs left out once stay left out, also in the next recording. */
export function keepNever(never: readonly string[]): void {
  localStorage.setItem(NEVER, never.join('\n'))
}

/** The draft as the engine takes it; undefined when everything may be recorded. */
export function scopeOf({ mode, only, never }: ScopeDraft): RecordingScope | undefined {
  const chosen = mode === 'chosen' ? Object.entries(only) : []
  if (chosen.length === 0 && never.length === 0) return undefined
  return {
    only: chosen.map(([program, title]) => (title.trim() === '' ? { program } : { program, title: title.trim() })),
    never: [...never],
  }
}

/** Only chosen programs, and none chosen: that would record everything after all. */
export function isScopeOpen({ mode, only }: ScopeDraft): boolean {
  return mode === 'chosen' && Object.keys(only).length === 0
}
