import type { RunEvent } from '#contract'

/**
 * A run's journal, asked for once, and what was told since one listens: the two overlap by an unknown stretch. Puts the told
 * behind the journal where they agree to the end of one of them, so that nothing is lost and nothing stands twice.
 */
export function mergeEvents(journal: readonly RunEvent[], told: readonly RunEvent[]): RunEvent[] {
  const written = journal.map((event) => JSON.stringify(event))
  const heard = told.map((event) => JSON.stringify(event))
  let start = 0
  while (start < written.length && !agree(written, heard, start)) start += 1
  const heardInJournal = Math.min(written.length - start, told.length)
  return [...journal, ...told.slice(heardInJournal)]
}

function agree(written: string[], heard: string[], start: number): boolean {
  const shared = Math.min(written.length - start, heard.length)
  for (let index = 0; index < shared; index += 1) if (written[start + index] !== heard[index]) return false
  return true
}
