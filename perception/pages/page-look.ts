import type { Box, PageElement, PageLook, Scene, UiElement } from '#contract'
import { labelTexts, nameOf } from '../elements/labels.ts'
import { lineElement, silentLines, windowPicture } from '../elements/look.ts'
import type { Reading } from '../elements/reading.ts'
import { holdsValue, showsData } from '../elements/roles.ts'
import { windowPattern } from '../locate/window-pattern.ts'
import { greyOf } from '../pixels/grey.ts'
import { perceptualHash } from '../pixels/hash.ts'
import { isStructural } from './structure.ts'

const MOST_ELEMENTS = 80

/** What tells a page from others: its window, and the things on it that last. Values, rows and long texts are left out. */
export async function pageLook(scene: Scene, reading: Reading): Promise<PageLook> {
  const window = scene.window.box
  const told = structural(scene.elements)
  const seen = told.length >= 3 ? told : [...told, ...structural((await silentLines(scene, reading)).map(lineElement))]
  const kept = new Map<string, PageElement>()
  for (const element of seen) {
    const key = `${element.role} ${element.name}`
    if (!kept.has(key) && kept.size < MOST_ELEMENTS)
      kept.set(key, { role: element.role, name: element.name, place: share(element.box, window) })
  }
  return { window: windowPattern(scene.window), hash: perceptualHash(greyOf(windowPicture(scene))), elements: [...kept.values()] }
}

/** Of tabs only the selected one: which page of a dialog is open is what tells them apart. */
function structural(elements: UiElement[]): UiElement[] {
  const tabsTell = elements.some(({ role, selected }) => role === 'tab' && selected)
  const texts = labelTexts(elements)
  return elements.flatMap((element) => {
    if (element.role === 'tab' && tabsTell && !element.selected) return []
    if (showsData(element.role)) return []
    const name = holdsValue(element.role) ? nameOf(element, texts).name : element.name.trim() || unnamed(element)
    return isStructural(element.role, name) ? [{ ...element, name }] : []
  })
}

/** A message on a web page has no name, only words in it, which are news: that there is one tells the page. */
function unnamed({ role }: UiElement): string {
  return role === 'alert' ? 'a message' : ''
}

function share(box: Box, window: Box): Box {
  const [width, height] = [Math.max(1, window.width), Math.max(1, window.height)]
  const left = clamp((box.x - window.x) / width)
  const top = clamp((box.y - window.y) / height)
  const right = clamp((box.x + box.width - window.x) / width)
  const bottom = clamp((box.y + box.height - window.y) / height)
  return { x: thousandth(left), y: thousandth(top), width: thousandth(right - left), height: thousandth(bottom - top) }
}

function clamp(value: number): number {
  return Math.max(0, Math.min(1, value))
}

function thousandth(value: number): number {
  return Math.round(value * 1000) / 1000
}
