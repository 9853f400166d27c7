import type { BatchId } from '#contract'
import { LIST_TASK, MAPPING, openListEngine, tableOf } from '../support/list-engine.ts'

/**
 * An engine that works through a table, to be killed: `batch-engine.ts HOME LIST HANG start SUBJECT…`, or `… resume ID ANSWERS`. HANG is `before-typing-2` (the second
 * row is begun and nothing of it is done), `after-saving-2` (its last act had its effect, and nobody could tell), or `never`. Tells each state to its parent.
 */
const [, , home = '', list = '', hang = '', what, ...given] = process.argv
const { engine, world } = await openListEngine(home, list)
const counts = { type: 0, save: 0 }
world.beforePerform = async ({ kind }) => {
  if (kind !== 'type' || hang !== `before-typing-${++counts.type}`) return
  process.send?.({ kind: 'hangs' })
  // With nothing left to wait for, the process would end by itself.
  setInterval(() => {}, 1000)
  await new Promise(() => {})
}
const save = world.reactions.Save
world.reactions.Save = (at) => {
  save?.(at)
  // The whole process stands still.
  if (hang === `after-saving-${++counts.save}`) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}
engine.on((name, data) => name === 'batch.state' && process.send?.({ kind: 'state', batch: data }))

const [id = '', answers = '[]'] = given
const begun =
  what === 'start'
    ? await engine.handlers['batch.start']({ task: LIST_TASK.id, table: tableOf(...given), mapping: MAPPING, onFailure: 'stop' })
    : await engine.handlers['batch.resume']({ id: id as BatchId, unknown: JSON.parse(answers), failed: false })
const batch = await engine.batches.ended(begun.id)
await engine[Symbol.asyncDispose]()
process.send?.({ kind: 'ended', batch }, () => process.disconnect())
