import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

type Colour = { lightness: number; chroma: number; hue: number }
const table = readFileSync(fileURLToPath(new URL('../../renderer/styles/tokens.css', import.meta.url)), 'utf8')
const tokens = new Map(
  [...table.matchAll(/--([\w-]+): light-dark\(oklch\(([\d. ]+)\), oklch\(([\d. ]+)\)\);/g)].map(([, name = '', light = '', dark = '']) => [
    name,
    { light: colour(light), dark: colour(dark) },
  ]),
)

function colour(text: string): Colour {
  const [lightness = 0, chroma = 0, hue = 0] = text.split(' ').map(Number)
  return { lightness, chroma, hue }
}

/** Relative luminance (WCAG 2.2) of an OKLCH colour, by way of linear sRGB (Björn Ottosson's OKLab), cut to what a screen can show. */
function luminance({ lightness, chroma, hue }: Colour): number {
  const angle = (hue * Math.PI) / 180
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const cut = (value: number) => Math.min(1, Math.max(0, value))
  const red = cut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const green = cut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const blue = cut(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: Colour, b: Colour): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

/** The pairs whose contrast is too low, with what it is: empty when all will do. */
function tooLow(pairs: [string, string][], least: number): string[] {
  return pairs.flatMap(([front, back]) =>
    (['light', 'dark'] as const).flatMap((theme) => {
      const [one, other] = [tokens.get(front)?.[theme], tokens.get(back)?.[theme]]
      if (!one || !other) return [`${front} or ${back} is not in the table`]
      const found = contrast(one, other)
      return found < least ? [`${theme}: ${front} on ${back} is ${found.toFixed(2)}`] : []
    }),
  )
}

const GROUNDS = ['ground', 'surface', 'raised']
const on = (fronts: string[], backs: string[]) => fronts.flatMap((front) => backs.map((back): [string, string] => [front, back]))

describe('the table of colours', () => {
  it('measures black on white as 21 to 1 and a colour on itself as 1', () => {
    const [white, black] = [colour('1 0 0'), colour('0 0 0')]
    expect([Math.round(contrast(white, black)), contrast(black, black)]).toEqual([21, 1])
  })

  it('has AA contrast for text on every ground it stands on, in light and in dark', () => {
    const pairs: [string, string][] = [
      ...on(['ink', 'ink-soft', 'ink-faint', 'accent', 'violet'], GROUNDS),
      ...on(['ink', 'ink-soft'], ['hover', 'selected', 'sunken', 'accent-soft', 'red-soft', 'amber-soft', 'blue-soft', 'green-soft']),
      ...on(['ink-faint'], ['hover', 'selected', 'sunken', 'blue-soft', 'amber-soft', 'red-soft']),
      ...on(['red', 'amber', 'blue', 'green'], GROUNDS),
      ...on(['ink', 'ink-soft', 'ink-faint', 'red', 'green', 'accent'], ['curtain', 'sunken']),
      ...on(['ink', 'ink-soft', 'red'], ['amber-soft']),
      ['red', 'red-soft'],
      ['amber', 'amber-soft'],
      ['blue', 'blue-soft'],
      ['green', 'green-soft'],
      ['violet', 'violet-soft'],
      ['accent', 'accent-soft'],
      ['surface', 'ink'],
    ]
    expect(tooLow(pairs, 4.5)).toEqual([])
  })

  it('has AA contrast for the words on filled buttons, also under the pointer', () => {
    const pairs: [string, string][] = [
      ...on(['on-accent'], ['accent-solid', 'accent-solid-hover']),
      ...on(['on-red'], ['red-solid', 'red-solid-hover']),
    ]
    expect(tooLow(pairs, 4.5)).toEqual([])
  })

  it('shows borders of what can be used, focus rings and signs with 3 to 1', () => {
    const pairs: [string, string][] = [
      ...on(['line-control', 'accent', 'red-solid', 'blue-solid'], GROUNDS),
      ...on(['green', 'amber', 'red', 'blue'], ['hover', 'selected']),
    ]
    expect(tooLow(pairs, 3)).toEqual([])
  })
})
