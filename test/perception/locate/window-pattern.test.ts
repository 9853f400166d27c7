import { describe, expect, it } from 'vitest'
import { titleFits } from '#contract'
import { windowPattern } from '../../../perception/locate/window-pattern.ts'

const pattern = (program: string, title: string, kind: 'normal' | 'dialog' = 'normal') => windowPattern({ program, title, kind }).title

describe('the pattern of a window’s title', () => {
  it.each([
    ['mousepad', '*notes.txt - Mousepad', '* - Mousepad'],
    ['mousepad', '/home/anna/notes.txt - Mousepad', '* - Mousepad'],
    ['mousepad', 'Untitled 1 - Mousepad', '* - Mousepad'],
    ['mousepad', 'a letter - to Bob - Mousepad', '* - Mousepad'],
    ['libreoffice-calc', 'budget.ods — LibreOffice Calc', '* — LibreOffice Calc'],
    ['xfce4-terminal', 'Terminal - anna@home: ~', 'Terminal - *'],
    ['thunar', 'Documents - File Manager', '* - File Manager'],
    ['galculator', 'galculator', 'galculator'],
    ['gedit', 'notes.txt', '*'],
    ['chromium', 'Order form', 'Order form'],
    ['chromium', 'Order form - Chromium', 'Order form - Chromium'],
    ['chromium', 'Inbox (3) - Chromium', 'Inbox* - Chromium'],
    ['chromium', '127.0.0.1:8123/form - Chromium', '* - Chromium'],
  ])('of %s “%s” is “%s”', (program, title, expected) => {
    expect(pattern(program, title)).toBe(expected)
    expect(titleFits(expected, title)).toBe(true)
  })

  it.each([
    ['Save As', 'Save As'],
    ['Document Properties', 'Document Properties'],
    ['Save changes to “notes.txt”?', 'Save changes to “*”?'],
    ['Delete report.pdf?', 'Delete *?'],
    ["Don't save", "Don't save"],
  ])('of a dialog “%s” is “%s”', (title, expected) => expect(pattern('mousepad', title, 'dialog')).toBe(expected))

  it('fits the same window with another document, and not another program’s', () => {
    const learned = pattern('mousepad', '*notes.txt - Mousepad')
    expect([titleFits(learned, 'letter.txt - Mousepad'), titleFits(learned, 'galculator')]).toEqual([true, false])
  })
})
