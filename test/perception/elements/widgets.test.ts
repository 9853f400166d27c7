import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Box, centreOf, type Scene, type UiElement } from '#contract'
import { createEyes } from '#perception'
import { pixelsOnly, realScene } from '../real-scenes.ts'

const PICTURES = ['widgets-gtk', 'widgets-gtk-dark-150', 'widgets-web', 'widgets-web-dark-200'] as const
type Name = (typeof PICTURES)[number]

const Word = z.object({ text: z.string(), box: Box })
const LinesFile = z.object({ lines: z.array(Word.extend({ confidence: z.number(), words: z.array(Word) })) })

/** A window of which only the pixels and the lines that were read in it are known. */
async function seenIn(name: Name): Promise<{ scene: Scene; seen: UiElement[] }> {
  const file = new URL(`../data/${name}.json`, import.meta.url)
  const { lines } = LinesFile.parse(JSON.parse(await readFile(file, 'utf8')))
  const scene = await realScene(name)
  const eyes = createEyes({ reader: { read: () => Promise.resolve(lines) } })
  return { scene, seen: await eyes.look(pixelsOnly(scene)) }
}

/** What lies in a told element: roles as one list, so that also what was invented shows. */
function compared({ scene, seen }: Awaited<ReturnType<typeof seenIn>>, role: UiElement['role']) {
  const told = scene.elements.filter((element) => element.role === role)
  const ownerOf = (element: UiElement) => {
    const { x, y } = centreOf(element.box)
    return told.find(({ box }) => x >= box.x - 3 && x <= box.x + box.width + 3 && y >= box.y - 3 && y <= box.y + box.height + 3)
  }
  const found = seen
    .filter((element) => element.role === role)
    .map((element) => ({ label: ownerOf(element)?.name, checked: element.checked }))
  return { found: found.sort(byLabel), told: told.map(({ name, checked }) => ({ label: name, checked })).sort(byLabel) }
}

const byLabel = (a: { label?: string | undefined }, b: { label?: string | undefined }) => (a.label ?? '').localeCompare(b.label ?? '')

describe('widgets without text in the pixels alone', () => {
  it.each(PICTURES)('are the radio buttons of %s, each with its state, and no check box is one of them', async (name) => {
    const both = await seenIn(name)
    const radios = compared(both, 'radio')
    expect(radios.told).toHaveLength(3)
    expect(radios.found).toEqual(radios.told)
    const boxes = compared(both, 'checkbox')
    expect(boxes.told).toHaveLength(2)
    expect(boxes.found).toEqual(boxes.told)
  })

  it.each(['widgets-gtk', 'widgets-gtk-dark-150', 'widgets-web-dark-200'] as const)('are the sliders of %s', async (name) => {
    const sliders = compared(await seenIn(name), 'slider')
    expect(sliders.told).toHaveLength(2)
    expect(sliders.found).toEqual(sliders.told)
  })

  it.each(['widgets-gtk', 'widgets-gtk-dark-150'] as const)('are the scroll bar of %s', async (name) => {
    const bars = compared(await seenIn(name), 'scrollbar')
    expect(bars.found).toEqual(bars.told)
  })

  it('are the scroll bars of a page in Chromium, which does not tell of them', async () => {
    const { scene, seen } = await seenIn('widgets-web')
    const bars = seen.filter(({ role }) => role === 'scrollbar').map(({ box }) => centreOf(box))
    const places = bars.map(({ x, y }) => ({ x: Math.round((x - scene.window.box.x) / 10), y: Math.round((y - scene.window.box.y) / 10) }))
    expect(places.sort((a, b) => a.x - b.x)).toEqual([
      { x: 26, y: 29 },
      { x: 69, y: 28 },
    ])
  })

  it.each(PICTURES)('leave none of their rings in the words of %s, and real letters O and V are left alone', async (name) => {
    const { seen } = await seenIn(name)
    const texts = seen.filter(({ role }) => role === 'text').map((element) => element.name)
    expect(texts.filter((text) => /(^|\s)[O0@](\s?)(Train|Plane|Bus|Small|Medium|Large)/.test(text))).toEqual([])
    const labels = name.includes('web') ? /Train|Plane|Bus/g : /Small|Medium|Large/g
    expect(texts.join(' ').match(labels)).toHaveLength(3)
    if (name === 'widgets-web') expect(texts.some((text) => /0nly10@V/.test(text))).toBe(true)
  })
})
