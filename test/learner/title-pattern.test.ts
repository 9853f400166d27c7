import { describe, expect, it } from 'vitest'
import type { WindowInfo } from '#contract'
import { titleFits } from '#contract'
import { windowPattern } from '../../learner/title-pattern.ts'

const values = ['keys', 'Anna Smith', 'Dear landlord, about the keys']
const pattern = (title: string, program: string, kind: WindowInfo['kind'] = 'normal') =>
  windowPattern({ id: 1, title, program, kind, active: true, box: { x: 0, y: 0, width: 1, height: 1 } }, values).title

describe('the pattern of a window', () => {
  it.each([
    ['Untitled 1 - Mousepad', 'mousepad', '* - Mousepad'],
    ['*note-keys.txt - Mousepad', 'mousepad', '* - Mousepad'],
    ['Untitled 1 — LibreOffice Calc', 'libreoffice-calc', '* — LibreOffice Calc'],
    ['Order form - Chromium', 'chromium', 'Order form - Chromium'],
    ['Order 17 of Anna Smith - Shop - Chromium', 'chromium', 'Order * of * - Shop - Chromium'],
    ['Inbox (12) — Mozilla Firefox', 'firefox', 'Inbox (*) — Mozilla Firefox'],
    ['Calculator', 'gnome-calculator', 'Calculator'],
    ['report.pdf', 'viewer', '*'],
    ['/home/anna/notes', 'thunar', '*'],
    ['Dear landlord', 'notes', '*'],
    ['', 'xterm', '*'],
  ])('keeps of “%s” (%s) what lasts: “%s”', (title, program, expected) => {
    expect(pattern(title, program)).toBe(expected)
    expect(titleFits(expected, title)).toBe(true)
  })

  it.each([
    ['Save As', 'Save As'],
    ['Properties - keys', 'Properties - *'],
    ['Step 2 of 3', 'Step * of *'],
  ])('of a dialog “%s” keeps the words: “%s”', (title, expected) => {
    expect(pattern(title, 'mousepad', 'dialog')).toBe(expected)
  })

  it('of a menu has no title at all', () => {
    expect(pattern('File', 'mousepad', 'menu')).toBe('*')
  })
})
