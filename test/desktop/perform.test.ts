import { describe, expect, it } from 'vitest'
import { type Action, Cancelled } from '#contract'
import { withHeldButtons } from '../../desktop/gestures/held-buttons.ts'
import { createPerformer, type Hands } from '../../desktop/gestures/perform.ts'
import { createStillClock } from '../support/still-clock.ts'

function stage(changed: Partial<Hands> = {}) {
  const done: string[] = []
  const note = (what: string) => async () => {
    done.push(what)
  }
  const hands: Hands = {
    pointer: withHeldButtons({
      move: async ({ x, y }) => note(`move ${x},${y}`)(),
      down: (button) => note(`down ${button}`)(),
      up: (button) => note(`up ${button}`)(),
      wheel: (direction) => note(`wheel ${direction}`)(),
    }),
    type: async (text) => note(`type ${text}`)(),
    press: async (key, modifiers) => note(`press ${[...modifiers, key].join('+')}`)(),
    async holding(modifiers, work) {
      done.push(`hold ${modifiers.join('+')}`)
      await work()
      done.push(`let go ${modifiers.join('+')}`)
    },
    focusWindow: async (id) => note(`focus ${id}`)(),
    startProgram: async (program, args) => note(`start ${[program, ...args].join(' ')}`)(),
    releaseKeys: note('release keys'),
    ...changed,
  }
  return { done, performer: createPerformer(hands, createStillClock(0)) }
}
const typing = (text: string): Action => ({ kind: 'type', text, secret: false })

describe('performing', () => {
  it('hands each kind of action to the part that does it', async () => {
    const { done, performer } = stage()
    const actions: Action[] = [
      { kind: 'click', button: 'left', count: 1, modifiers: ['ctrl'], at: { x: 1, y: 2 } },
      { kind: 'scroll', at: { x: 3, y: 4 }, notchesX: 0, notchesY: 1 },
      typing('hello'),
      { kind: 'press', modifiers: ['alt'], key: 'F4' },
      { kind: 'focus-window', windowId: 7 },
      { kind: 'start-program', program: 'xterm', arguments: ['-e', 'top'] },
      { kind: 'wait', forMs: 5, reason: 'a test' },
    ]
    for (const action of actions) await performer.perform(action, undefined)
    expect(done).toEqual([
      'hold ctrl',
      'move 1,2',
      'down left',
      'up left',
      'let go ctrl',
      'move 3,4',
      'wheel down',
      'type hello',
      'press alt+F4',
      'focus 7',
      'start xterm -e top',
    ])
  })

  it('keeps one action after the other, also when they are asked for at once', async () => {
    const log: string[] = []
    const gate = Promise.withResolvers<void>()
    const { performer } = stage({
      async type(text) {
        log.push(`begin ${text}`)
        if (text === 'one') await gate.promise
        log.push(`end ${text}`)
      },
    })
    const both = [performer.perform(typing('one'), undefined), performer.perform(typing('two'), undefined)]
    gate.resolve()
    await Promise.all(both)
    expect(log).toEqual(['begin one', 'end one', 'begin two', 'end two'])
  })

  it('lets go of everything when an action fails, tells the failure, and does the next one', async () => {
    const { done, performer } = stage({
      async press() {
        throw new Error('no such key')
      },
    })
    await expect(performer.perform({ kind: 'press', modifiers: [], key: 'x' }, undefined)).rejects.toThrow('no such key')
    await performer.perform(typing('on'), undefined)
    expect(done).toEqual(['release keys', 'type on'])
  })

  it('does nothing at all under a signal that was given before', async () => {
    const { done, performer } = stage()
    await expect(performer.perform(typing('late'), AbortSignal.abort())).rejects.toThrow(Cancelled)
    expect(done).toEqual([])
  })
})
