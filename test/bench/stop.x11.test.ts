import { afterAll, beforeAll, expect, it } from 'vitest'
import { startVirtualSession, type VirtualSession } from '#desktop'
import { openTrials, type Trials } from '../../bench/stop/trials.ts'

/** The bench without its clock: what is stopped stays stopped, what is paused is still, and nothing is left held. */
let session: VirtualSession
let trials: Trials

beforeAll(async () => {
  session = await startVirtualSession()
  session.start('mousepad')
  trials = await openTrials(session)
})
afterAll(async () => {
  await trials?.[Symbol.asyncDispose]()
  await session?.stop()
})

it.each(['drag', 'typing', 'wait'] as const)(
  'the panic key in the middle of a %s ends the run, and nothing but releases follows',
  async (middle) => {
    const { actsAfter, held, outcome } = await trials.one('panic', middle, 60)
    expect({ actsAfter, held, outcome }).toEqual({ actsAfter: 0, held: 0, outcome: 'stopped by panic-key' })
  },
)

it.each(['drag', 'typing', 'wait'] as const)(
  'Stop in the app in the middle of a %s ends the run, and nothing but releases follows',
  async (middle) => {
    const { actsAfter, held, outcome } = await trials.one('button', middle, 60)
    expect({ actsAfter, held, outcome }).toEqual({ actsAfter: 0, held: 0, outcome: 'stopped by person' })
  },
)

it.each([
  ['a key', 'key', 'drag', 'You used the keyboard.'],
  ['a click', 'click', 'typing', 'You used the mouse.'],
  ['the wheel', 'wheel', 'wait', 'You used the mouse.'],
  ['the mouse', 'motion', 'typing', 'You used the mouse.'],
] as const)('%s of the person pauses it, and it holds nothing meanwhile', async (_what, doing, middle, because) => {
  const { actsAfter, held, outcome } = await trials.one(doing, middle, 60)
  expect({ actsAfter, held, outcome }).toEqual({ actsAfter: 0, held: 0, outcome: `person-input: ${because}` })
})
