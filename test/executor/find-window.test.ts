import { describe, expect, it } from 'vitest'
import type { WindowInfo, WindowPattern } from '#contract'
import { findWindow } from '../../executor/place/windows.ts'
import { fakeWindow } from './fake-world.ts'

describe('finding a window', () => {
  const pattern: WindowPattern = { program: 'mousepad', title: '* - Mousepad', kind: 'normal' }
  const window = (id: number, given: Partial<WindowInfo> = {}): WindowInfo => {
    const { elements: _elements, ...info } = fakeWindow({ id, program: 'mousepad', title: `${id} - Mousepad`, ...given })
    return info
  }
  const find = (windows: WindowInfo[], orOnly = true, of = pattern) => findWindow(of, windows, { orOnly })?.id

  it('goes by program and title, and prefers the active one, then the topmost', () => {
    expect(find([window(1), window(2)])).toBe(1)
    expect(find([window(1), window(2, { active: true })])).toBe(2)
    expect(find([window(1, { program: 'gedit' }), window(2)])).toBe(2)
  })

  it('takes the program’s only window where no title fits, if that is allowed', () => {
    expect(find([window(1, { title: 'Other' })])).toBe(1)
    expect(find([window(1, { title: 'Other' })], false)).toBeUndefined()
    expect(find([window(1, { title: 'Other' }), window(2, { title: 'Third' })])).toBeUndefined()
    expect(find([window(1, { title: 'Open', kind: 'dialog' })])).toBeUndefined()
  })

  it('takes a window of another kind only by a title that says enough', () => {
    const dialog: WindowPattern = { program: 'mousepad', title: 'Save As', kind: 'dialog' }
    expect(find([window(1, { title: 'Save As' })], false, dialog)).toBe(1)
    expect(find([window(1, { title: 'Save As' })], false, { ...dialog, title: '*' })).toBeUndefined()
  })
})
