import { describe, expect, it } from 'vitest'
import { joinWords, spacesIn, splitAtColumns } from '../../../perception/ocr/columns.ts'
import { createLineMemory } from '../../../perception/ocr/line-memory.ts'
import type { Models } from '../../../perception/ocr/models.ts'
import { decode, recogniseLines, respaced } from '../../../perception/ocr/recognise.ts'
import { blank, fill } from '../scenes.ts'

const CHARACTERS = ['', 'a', 'b', ' ']

/** One column a letter: `.` is 'nothing here'. */
function columnsOf(text: string, sure = 0.9): Float32Array {
  const classes = CHARACTERS.length
  const data = new Float32Array(text.length * classes)
  for (const [index, letter] of [...text].entries())
    data[index * classes + Math.max(0, CHARACTERS.indexOf(letter === '.' ? '' : letter))] = sure
  return data
}

describe('decoding', () => {
  it('drops repeats and blanks, and keeps a doubled letter that a blank parts', () => {
    expect(decode(columnsOf('aa.b.bb'), 4, CHARACTERS)).toMatchObject({ text: 'abb' })
  })

  it('is as sure as its letters are on average', () => {
    expect(decode(columnsOf('ab', 0.6), 4, CHARACTERS).confidence).toBeCloseTo(0.6)
    expect(decode(columnsOf('...'), 4, CHARACTERS)).toEqual({ text: '', confidence: 0, words: [], letters: [] })
  })

  it('tells where the words stand in the line, without the padding', () => {
    const { words } = decode(columnsOf('a.b. .ab........'), 4, CHARACTERS, 8)
    expect(words.map(({ text, from, to }) => [text, Math.round(from * 8), Math.round(to * 8)])).toEqual([
      ['ab', 0, 3],
      ['ab', 6, 8],
    ])
  })

  it('gets the spaces that the pixels have and the network left out', () => {
    const line = decode(columnsOf('.a..b.b.'), 4, CHARACTERS)
    expect(respaced(line, [0.45]).words.map(({ text }) => text)).toEqual(['a', 'bb'])
    expect(respaced(line, [0.45]).text).toBe('a bb')
    expect(respaced(line, [0, 0.95])).toEqual(line)
  })

  it('shows full-width signs as the plain ones that are on the screen', () => {
    const characters = ['', '（', 'Ａ', ' ']
    expect(decode(columnsOf('a.b'), 4, characters).text).toBe('(A')
  })
})

describe('recognising many lines', () => {
  it('gives each box its own line, seen no wider than it is', async () => {
    const asked: { count: number; width: number }[] = []
    // Tells each line by the number of steps that its own width fills with ink.
    const models: Models = {
      characters: CHARACTERS,
      detect: async () => new Float32Array(),
      recognise: async (input, count, width) => {
        asked.push({ count, width })
        const steps = width / 8
        const data = new Float32Array(count * steps * 4)
        for (let line = 0; line < count; line++) {
          const dark = (input[line * 3 * 48 * width] ?? 0) < 0
          data[line * steps * 4 + (dark ? 1 : 2)] = 1
        }
        return { data, steps, classes: 4 }
      },
      close: async () => {},
    }
    const box = { x: 0, y: 0, width: 400, height: 200 }
    const picture = fill(blank(box), { x: 0, y: 0, width: 400, height: 20 }, 0)
    const boxes = [
      { x: 0, y: 100, width: 300, height: 16 },
      { x: 0, y: 0, width: 60, height: 16 },
      { x: 0, y: 60, width: 62, height: 16 },
    ]
    expect((await recogniseLines(models, picture, boxes, createLineMemory())).map(({ text }) => text)).toEqual(['b', 'a', 'b'])
    expect(asked).toEqual([
      { count: 1, width: 904 },
      { count: 1, width: 184 },
      { count: 1, width: 192 },
    ])
  })
})

describe('columns', () => {
  const box = { x: 0, y: 0, width: 300, height: 40 }
  /** Letters of 10 pixels height, 6 wide, at these places. */
  const written = (...places: number[]) => {
    const picture = blank(box)
    for (const x of places) fill(picture, { x, y: 14, width: 6, height: 10 }, 20)
    return picture
  }
  const word = (x: number) => [x, x + 8, x + 16, x + 24]

  it('part the entries of a menu bar', () => {
    const parts = splitAtColumns(written(...word(10), ...word(60)), { x: 4, y: 8, width: 90, height: 20 })
    expect(parts.map(({ x, width }) => [x, x + width])).toEqual([
      [7, 43],
      [57, 93],
    ])
  })

  it('keep words with a space between together', () => {
    expect(splitAtColumns(written(...word(10), ...word(46)), { x: 4, y: 8, width: 90, height: 20 })).toHaveLength(1)
  })

  it('tell their spaces by the pixels, and no space between letters', () => {
    const [first, ...more] = spacesIn(written(...word(10), ...word(46)), { x: 0, y: 8, width: 100, height: 20 })
    expect([Math.round((first ?? 0) * 100), more]).toEqual([43, []])
    expect(spacesIn(written(...word(10)), { x: 0, y: 8, width: 100, height: 20 })).toEqual([])
  })

  it('part at what lies between two buttons', () => {
    const picture = fill(written(...word(10), ...word(50)), { x: 43, y: 0, width: 5, height: 40 }, 120)
    expect(splitAtColumns(picture, { x: 4, y: 8, width: 90, height: 20 })).toHaveLength(2)
  })

  it('part at a border between cells, however near', () => {
    const picture = fill(written(...word(10), ...word(50)), { x: 45, y: 6, width: 1, height: 24 }, 90)
    expect(splitAtColumns(picture, { x: 4, y: 8, width: 90, height: 20 })).toHaveLength(2)
  })

  it('are left alone when nothing is written', () => {
    expect(splitAtColumns(blank(box), { x: 4, y: 8, width: 90, height: 20 })).toEqual([{ x: 4, y: 8, width: 90, height: 20 }])
  })

  it('join the words of one line, and not two lines', () => {
    const words = [
      { x: 10, y: 10, width: 40, height: 18 },
      { x: 56, y: 11, width: 30, height: 17 },
      { x: 10, y: 30, width: 40, height: 18 },
      { x: 200, y: 10, width: 40, height: 18 },
    ]
    expect(joinWords(words).sort((a, b) => a.x - b.x || a.y - b.y)).toEqual([
      { x: 10, y: 10, width: 76, height: 18 },
      { x: 10, y: 30, width: 40, height: 18 },
      { x: 200, y: 10, width: 40, height: 18 },
    ])
  })
})
