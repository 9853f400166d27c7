import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { z } from 'zod'
import { type Box, type Eyes, type Point, type Scene, UiElement, WindowInfo } from '#contract'
import { ACTED_ON } from '../support/acted-on.ts'

const SceneFile = z.object({ window: WindowInfo, elements: z.array(UiElement) })

/** A window of a real program as it was seen once: see `data/README.md`. */
export async function realScene(name: string): Promise<Scene> {
  const file = (ending: string) => new URL(`./data/${name}.${ending}`, import.meta.url)
  const { window, elements } = SceneFile.parse(JSON.parse(await readFile(file('json'), 'utf8')))
  const { data, info } = await sharp(await readFile(file('png')))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const picture = {
    width: info.width,
    height: info.height,
    data: new Uint8Array(data),
    box: { ...window.box, width: info.width, height: info.height },
  }
  return { window, elements, picture }
}

/** The same without accessibility. */
export function pixelsOnly(scene: Scene): Scene {
  return { ...scene, elements: [] }
}

export type Tally = { right: number; wrong: string[]; unsure: string[]; rightlyAbsent: number }

/**
 * Describes everything in `before` that one can act on, looks for it in `after`, and compares with what accessibility says is the same thing
 * there: role, name and order, within its table row where there is one. `wrong` are acts that would have hit something else.
 */
export async function findAll(
  eyes: Eyes,
  before: Scene,
  after: Scene,
  modes: { learn: 'told' | 'pixels'; find: 'told' | 'pixels' },
): Promise<Tally> {
  const tally: Tally = { right: 0, wrong: [], unsure: [], rightlyAbsent: 0 }
  const learned = modes.learn === 'told' ? before : pixelsOnly(before)
  const seen = modes.find === 'told' ? after : pixelsOnly(after)
  const truths = keyed(after)
  for (const { element, key } of keyed(before)) {
    if (!ACTED_ON.has(element.role)) continue
    const point = middle(element.box)
    const { target, crop } = await eyes.describe(learned, point, modes.learn === 'told' ? element : undefined)
    const truth = truths.find((other) => other.key === key)?.element
    const located = await eyes.locate(target, seen, { values: {}, crop })
    if (located.kind === 'unsure') {
      if (truth) tally.unsure.push(`${key}: ${located.reason}`)
      else tally.rightlyAbsent++
      continue
    }
    // Where the act would go: the same share of the box as in the demonstration.
    const from = { x: before.window.box.x + target.place.x, y: before.window.box.y + target.place.y }
    const at = {
      x: located.box.x + clamp((point.x - from.x) / target.place.width) * located.box.width,
      y: located.box.y + clamp((point.y - from.y) / target.place.height) * located.box.height,
    }
    if (truth && isIn(truth.box, at, 2)) tally.right++
    else tally.wrong.push(`${key} at ${Math.round(at.x)}, ${Math.round(at.y)}`)
  }
  return tally
}

function keyed({ elements }: Scene): { element: UiElement; key: string }[] {
  const counts = new Map<string, number>()
  return elements.map((element) => {
    const base = [element.role, element.name, rowName(elements, element)].join('|')
    const count = counts.get(base) ?? 0
    counts.set(base, count + 1)
    return { element, key: `${base}|${count}` }
  })
}

function rowName(elements: UiElement[], element: UiElement): string {
  const row = elements.find(({ role, box }) => role === 'row' && isIn(box, middle(element.box), 0))
  return elements.find(({ role, box }) => row && role === 'cell' && isIn(row.box, middle(box), 0))?.name ?? ''
}

function middle(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

function isIn(box: Box, point: Point, reach: number): boolean {
  return (
    point.x >= box.x - reach && point.x <= box.x + box.width + reach && point.y >= box.y - reach && point.y <= box.y + box.height + reach
  )
}

function clamp(share: number): number {
  return Math.min(0.98, Math.max(0.02, share))
}
