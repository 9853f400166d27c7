import { describe, expect, it } from 'vitest'
import type { Captioner, Task } from '#contract'

/** A task as the captioner begins with it: some steps for it to describe, some of a person. */
export type Opened = { captioner: Captioner; task: Task }

/** What every captioner promises, whoever finds the words. */
export function captionerPromises(name: string, open: () => Promise<Opened>): void {
  describe(`a captioner ${name}`, () => {
    it('changes words, and nothing else of a task', async () => {
      const { captioner, task } = await open()
      const { task: after } = await captioner.caption(task, { calls: 9 })
      expect(withoutWords(after)).toEqual(withoutWords(task))
    })

    it('describes as many steps as it said beforehand, with calls that were agreed to, and has none left', async () => {
      const { captioner, task } = await open()
      const cost = await captioner.cost(task)
      const { task: after, described, kept, used } = await captioner.caption(task, { calls: 9 })
      expect({ described, agreed: used.calls <= cost.calls }).toEqual({ described: cost.steps, agreed: true })
      expect(described).toBeGreaterThan(0)
      expect(after.steps.filter((step, index) => step.caption !== task.steps[index]?.caption)).toHaveLength(described)
      expect(kept.filter(({ reason }) => !/^\p{Lu}.*\.$/u.test(reason))).toEqual([])
      const again = await captioner.cost(after)
      expect({ steps: again.steps, calls: again.calls, sent: again.sent }).toEqual({ steps: 0, calls: 0, sent: [] })
    })

    it('leaves the words of a person alone', async () => {
      const { captioner, task } = await open()
      const theirs = (one: Task) => one.steps.filter(({ wordsBy }) => wordsBy === 'person')
      const { task: after } = await captioner.caption(task, { calls: 9 })
      expect(theirs(task)).not.toEqual([])
      expect(theirs(after)).toEqual(theirs(task))
    })

    it('does not change the task that it is given', async () => {
      const { captioner, task } = await open()
      const before = structuredClone(task)
      await captioner.caption(task, { calls: 9 })
      expect(task).toEqual(before)
    })

    it('tells how far it is, up to the end', async () => {
      const { captioner, task } = await open()
      const told: [number, number][] = []
      const { described } = await captioner.caption(task, { calls: 9, onProgress: (done, of) => told.push([done, of]) })
      expect(told.at(-1)).toEqual([described, described])
    })

    it('describes nothing when it was stopped before', async () => {
      const { captioner, task } = await open()
      const outcome = await captioner.caption(task, { calls: 9, signal: AbortSignal.abort() })
      expect({ task: outcome.task, described: outcome.described, calls: outcome.used.calls }).toEqual({ task, described: 0, calls: 0 })
      expect(outcome.kept.length).toBeGreaterThan(0)
    })
  })
}

/** A task without what a captioner may change; proposals change nothing until the person says yes. */
export function withoutWords({ proposals: _, ...task }: Task) {
  return {
    ...task,
    steps: task.steps.map(({ caption: _caption, observation: _observation, thought: _thought, wordsBy: _wordsBy, ...step }) => step),
  }
}
