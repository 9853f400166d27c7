import { describe, expect, it } from 'vitest'
import type { RecordingScope, WindowInfo } from '#contract'
import { createScope } from '../../recorder/session/scope.ts'
import { aWindow } from './events.ts'

const bank = aWindow({ id: 1, program: 'firefox', title: 'My Bank — Accounts', processId: 10 })
const mail = aWindow({ id: 2, program: 'firefox', title: 'Inbox', processId: 10 })
const vault = aWindow({ id: 3, program: 'keepassxc', title: 'Passwords', processId: 30 })
const editor = aWindow({ id: 4, program: 'mousepad', title: 'Letter', processId: 40 })
const everything = [bank, mail, vault, editor]

/** The ids of the windows that belong to a recording, when all these are there. */
function inside(scope: Partial<RecordingScope>, more: WindowInfo[] = [], isOwn?: (window: WindowInfo) => boolean): number[] {
  const judge = createScope({ only: [], never: [], ...scope }, isOwn)
  judge.see([...everything, ...more])
  return [...everything, ...more].filter((window) => !judge.isOutside(window)).map(({ id }) => id)
}

describe('what belongs to a recording', () => {
  it('is everything when nothing was chosen, also a place without a window', () => {
    expect(inside({})).toEqual([1, 2, 3, 4])
    expect(createScope({ only: [], never: [] }, undefined)).toMatchObject({ limited: false, chosenOnly: false })
    expect(createScope({ only: [], never: [] }, undefined).isOutside(undefined)).toBe(false)
  })

  it('are the chosen programs and nothing else, no place without a window either; capitals do not count', () => {
    expect(inside({ only: [{ program: 'Mousepad' }] })).toEqual([4])
    expect(createScope({ only: [{ program: 'mousepad' }], never: [] }, undefined).isOutside(undefined)).toBe(true)
  })

  it('are of a program only the windows whose title fits', () => {
    expect(inside({ only: [{ program: 'firefox', title: '*Bank*' }, { program: 'mousepad' }] })).toEqual([1, 4])
  })

  it('are never the excluded programs, whatever was chosen, nor our own windows', () => {
    expect(inside({ never: ['KeePassXC'] })).toEqual([1, 2, 4])
    expect(inside({ only: [{ program: 'keepassxc' }, { program: 'mousepad' }], never: ['keepassxc'] })).toEqual([4])
    expect(inside({ only: [{ program: 'mousepad' }, { program: 'firefox' }] }, [], ({ id }) => id === 4)).toEqual([1, 2])
  })

  it('are the dialogs and menus of what belongs to it: by owner, over several, and by process where they name none', () => {
    const dialog = aWindow({ id: 11, program: 'xdg-desktop-portal-gtk', title: 'Open', kind: 'dialog', owner: 1, processId: 99 })
    const question = aWindow({ id: 12, program: 'xdg-desktop-portal-gtk', title: 'Overwrite?', kind: 'dialog', owner: 11, processId: 99 })
    const menu = aWindow({ id: 13, program: 'firefox', title: '', kind: 'menu', processId: 10 })
    const other = aWindow({ id: 14, program: 'firefox', title: 'Print', kind: 'dialog', owner: 2, processId: 10 })
    const more = [dialog, question, menu, other]
    expect(inside({ only: [{ program: 'firefox', title: '*Bank*' }] }, more)).toEqual([1, 11, 12, 13])
    expect(inside({ never: ['firefox'] }, more)).toEqual([3, 4])
  })

  it('remembers whose a dialog is when its owner is not shown any more, and is not led in circles', () => {
    const judge = createScope({ only: [{ program: 'mousepad' }], never: [] }, undefined)
    judge.see([editor])
    const dialog = aWindow({ id: 21, program: 'helper', kind: 'dialog', owner: 4 })
    judge.see([dialog])
    expect(judge.isOutside(dialog)).toBe(false)
    const [one, two] = [aWindow({ id: 31, program: 'a', owner: 32 }), aWindow({ id: 32, program: 'b', owner: 31 })]
    judge.see([one, two])
    expect([judge.isOutside(one), judge.isOutside(two)]).toEqual([true, true])
  })

  it('is told for a program, too; one that is not known may belong to it', () => {
    const judge = createScope({ only: [{ program: 'firefox', title: '*Bank*' }], never: ['keepassxc'] }, undefined)
    expect(['keepassxc', 'mousepad', 'firefox', ''].map((program) => judge.isOutsideProgram(program))).toEqual([true, true, false, false])
  })
})
