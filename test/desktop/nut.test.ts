import { describe, expect, it } from 'vitest'
import { keysymOf } from '../../desktop/linux-x11/keyboard/keysyms.ts'
import { nutKey, nutModifier } from '../../desktop/nut/keys.ts'
import { loadNut } from '../../desktop/nut/nut.ts'
import { rgbaOf } from '../../desktop/nut/screen.ts'
import { programIn } from '../../desktop/nut/windows.ts'

describe('keys for nut-js', () => {
  it('have the names that everything else uses', async () => {
    const parts = await loadNut()
    const { Key } = parts.nut
    const names = ['a', 'Z', '7', 'KP_7', 'F24', 'Return', 'Page_Up', 'Super_L', 'AudioMute']
    expect(names.every((name) => keysymOf(name) !== undefined)).toBe(true)
    expect(names.map((name) => Key[nutKey(parts, name)])).toEqual([
      'A',
      'Z',
      'Num7',
      'NumPad7',
      'F24',
      'Return',
      'PageUp',
      'LeftSuper',
      'AudioMute',
    ])
    expect(Key[nutModifier(parts, 'ctrl')]).toBe('LeftControl')
  })

  it('say in words what cannot be pressed', async () => {
    const parts = await loadNut()
    expect(() => nutKey(parts, 'dead_acute')).toThrow('The key “dead_acute” cannot be pressed on this system.')
  })
})

describe('what nut-js tells', () => {
  it('pictures lose the padding of their rows and the order of blue and red', () => {
    const padded = Uint8Array.from([1, 2, 3, 0, 4, 5, 6, 0, 99, 99, 99, 99, 7, 8, 9, 0, 10, 11, 12, 0, 99, 99, 99, 99])
    expect([...rgbaOf(padded, 12, 2, 2)]).toEqual([3, 2, 1, 255, 6, 5, 4, 255, 9, 8, 7, 255, 12, 11, 10, 255])
  })

  it.each([
    ['letter.txt - Notepad', 'notepad'],
    ['Invoice – March — Writer', 'writer'],
    ['Calculator', 'calculator'],
  ])('the title %s names the program %s', (title, program) => {
    expect(programIn(title)).toBe(program)
  })
})
