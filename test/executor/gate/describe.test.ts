import { describe, expect, it } from 'vitest'
import type { Action } from '#contract'
import { describe as inWords } from '../../../executor/gate/describe.ts'
import { click, focus, press, proposedAct, type, windowOf } from './acts.ts'

const clicked = (given: Partial<Extract<Action, { kind: 'click' }>>) => {
  const act = click('report.pdf', { role: 'list-item', window: windowOf('thunar') })
  return inWords({ ...act, action: { ...(act.action as Extract<Action, { kind: 'click' }>), ...given } })
}

describe('an act in plain words', () => {
  it('follows “Understudy wants to”', () => {
    expect([
      inWords(click('Delete', { window: windowOf('thunar') })),
      inWords(click('Subject', { role: 'field' })),
      inWords(click('', { role: 'menu-item' })),
      inWords(click('', { role: 'unknown' })),
      clicked({ count: 2 }),
      clicked({ button: 'right' }),
      clicked({ modifiers: ['ctrl'] }),
      inWords(type('Keys', { focused: focus('field', 'Subject') })),
      inWords(type('Keys')),
      inWords(type('hunter2!', { secret: true, focused: focus('password', 'Password') })),
      inWords(press('ctrl+shift+s')),
      inWords(press('Return')),
      inWords(proposedAct({ kind: 'scroll', notchesX: 0, notchesY: -3, at: { x: 0, y: 0 } })),
      inWords(proposedAct({ kind: 'scroll', notchesX: 2, notchesY: 0, at: { x: 0, y: 0 } })),
      inWords(proposedAct({ kind: 'focus-window', windowId: 1 }, { window: windowOf('libreoffice-calc', { title: 'Budget' }) })),
      inWords(proposedAct({ kind: 'start-program', program: '/usr/bin/mousepad', arguments: [] }, { window: undefined })),
      inWords(proposedAct({ kind: 'wait', forMs: 1500, reason: 'the upload' }, { window: undefined })),
      inWords({
        ...click('Card'),
        action: {
          kind: 'drag',
          button: 'left',
          modifiers: [],
          path: [
            { x: 0, y: 0 },
            { x: 9, y: 9 },
          ],
        },
      }),
    ]).toEqual([
      'press “Delete” in Thunar',
      'click “Subject” in Mousepad',
      'press a menu item without a name in Mousepad',
      'click a place without a name in Mousepad',
      'double-click “report.pdf” in Thunar',
      'right-click “report.pdf” in Thunar',
      'Ctrl-click “report.pdf” in Thunar',
      'type “Keys” into “Subject” in Mousepad',
      'type “Keys” in Mousepad',
      'type “•••” into “Password” in Mousepad',
      'press Ctrl+Shift+S in Mousepad',
      'press Return in Mousepad',
      'scroll up in Mousepad',
      'scroll right in Mousepad',
      'bring the window “Budget” of Libreoffice Calc to the front',
      'start Mousepad',
      'wait 1.5 seconds: the upload',
      'drag “Card” to another place in Mousepad',
    ])
  })
})
