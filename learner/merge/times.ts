import { calledAll } from './deciding.ts'
import type { Comparing } from './texts.ts'
import { changes } from './values.ts'

/** Loops that are done a number of times: the number is a value like any other. */
export function countAgain({ draft, entries, asking, found }: Comparing): void {
  for (const loop of draft.laid) {
    if (loop.kind !== 'loop' || loop.over?.kind !== 'times') continue
    const rounds = loop.from.sightings.flatMap((each) => (each.side === 'shown' ? [(each.rounds[loop.id] ?? 0) + 1] : []))
    const count = rounds.length === 0 ? undefined : Math.max(...rounds)
    const { over } = loop
    if (count === undefined) continue
    if (typeof over.count !== 'number') {
      const entry = entries.get(over.count.parameter)
      if (entry) entry.shown ??= String(count)
      continue
    }
    if (over.count === count) continue
    const [before, now] = [String(over.count), String(count)]
    const answer = asking.ask(
      `times-${loop.from.step.id}`,
      `Up to now, ${calledAll([loop.from.step])} was done ${before} times; this time ${now} times. What does the number go by?`,
      { value: 'I say it each time', first: `Always ${before} times`, second: `Always ${now} times` },
    )
    if (answer === 'value') {
      const entry = entries.declare({ name: 'times', type: 'number', examples: [before] }, { known: before, shown: now })
      loop.over = { kind: 'times', count: { parameter: entry.parameter.name } }
      found.push(changes(entry.parameter.name, before, now))
    } else if (answer === 'second') loop.over = { kind: 'times', count }
  }
}
