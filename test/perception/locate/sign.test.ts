import { describe, expect, it } from 'vitest'
import { createEyes } from '#perception'
import { isSign } from '../../../perception/locate/sign.ts'
import { blank, createFakeReader, draw, line, sceneOf, WINDOW } from '../scenes.ts'

describe('a sign', () => {
  it('is what was read and is no word, letter or figure', () => {
    expect(['C》', '×', '?', '%', '+', ' . ', '9', 'Q', 'OK', '42', '+/-', 'Save'].filter(isSign)).toEqual([
      'C》',
      '×',
      '?',
      '%',
      '+',
      ' . ',
    ])
  })

  it('that an icon was read as is not its name, and another sign the next time does not matter', async () => {
    const half = { y: 130, width: 9, height: 24 }
    const picture = () => draw(draw(blank(WINDOW.box), { ...half, x: 250 }, 7), { ...half, x: 281 }, 11)
    const words = [line('Orders', [20, 20, 60, 14]), line('Print list', [300, 84, 80, 14]), line('Close', [300, 300, 50, 14])]
    const read = (sign: string) => createEyes({ reader: createFakeReader(() => [...words, line(sign, [150, 80, 40, 24])]) })
    const { target, crop } = await read('C》').describe(sceneOf([], { picture: picture() }), { x: 270, y: 142 }, undefined)
    expect([target.name, target.role]).toEqual([undefined, 'icon'])
    const located = await read('»)').locate(target, sceneOf([], { picture: picture() }), { values: {}, crop })
    expect(located.kind).toBe('found')
  })
})
