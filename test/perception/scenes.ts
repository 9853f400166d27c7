import {
  type Box,
  intersection,
  type Picture,
  type Role,
  type Scene,
  type TextLine,
  type TextReader,
  type UiElement,
  type WindowInfo,
} from '#contract'

export const WINDOW: WindowInfo = {
  id: 1,
  title: 'Orders',
  program: 'orders',
  box: { x: 100, y: 50, width: 600, height: 400 },
  kind: 'normal',
  active: true,
}

/** An element of the accessibility tree; `at` is [x, y, width, height] relative to the window. */
export function told(
  role: Role,
  name: string,
  at: [number, number, number, number],
  more: Partial<UiElement> = {},
  window = WINDOW,
): UiElement {
  const [x, y, width, height] = at
  return { role, name, box: { x: window.box.x + x, y: window.box.y + y, width, height }, source: 'accessibility', confidence: 1, ...more }
}

/** A line of text; `at` is relative to the window. */
export function line(text: string, at: [number, number, number, number], window = WINDOW): TextLine {
  const [x, y, width, height] = at
  return { text, box: { x: window.box.x + x, y: window.box.y + y, width, height }, confidence: 0.98 }
}

export function blank(box: Box, brightness = 240): Picture {
  const data = new Uint8Array(box.width * box.height * 4).fill(brightness)
  for (let i = 3; i < data.length; i += 4) data[i] = 255
  return { width: box.width, height: box.height, data, box }
}

/** Fills a box (of the desktop) with one grey. */
export function fill(picture: Picture, box: Box, brightness: number): Picture {
  const inside = intersection(box, picture.box)
  for (let y = 0; inside && y < inside.height; y++) {
    for (let x = 0; x < inside.width; x++) {
      const at = ((inside.y - picture.box.y + y) * picture.width + inside.x - picture.box.x + x) * 4
      picture.data.fill(brightness, at, at + 3)
    }
  }
  return picture
}

/** Something that looks like a drawing, different for each seed: blocks of 3 pixels, dark or light. */
export function draw(picture: Picture, box: Box, seed: number): Picture {
  let state = seed * 2654435761 + 12345
  for (let y = 0; y < box.height; y += 3) {
    for (let x = 0; x < box.width; x += 3) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      fill(
        picture,
        { x: box.x + x, y: box.y + y, width: Math.min(3, box.width - x), height: Math.min(3, box.height - y) },
        state >>> 31 ? 40 : 210,
      )
    }
  }
  return picture
}

export function sceneOf(
  elements: UiElement[],
  { window = WINDOW, picture = blank(window.box) }: { window?: WindowInfo; picture?: Picture } = {},
): Scene {
  return { window, picture, elements }
}

/** The same scene with its window elsewhere. */
export function moved(scene: Scene, x: number, y: number): Scene {
  const shift = (box: Box): Box => ({ ...box, x: box.x + x, y: box.y + y })
  return {
    window: { ...scene.window, box: shift(scene.window.box) },
    picture: { ...scene.picture, box: shift(scene.picture.box) },
    elements: scene.elements.map((element) => ({ ...element, box: shift(element.box) })),
  }
}

/** Reads what it is told to: of `lines()`, those whose middle lies in the picture. Remembers what it was asked. */
export function createFakeReader(lines: () => TextLine[]): TextReader & { asked: Box[] } {
  const asked: Box[] = []
  return {
    asked,
    async read({ box }) {
      asked.push(box)
      return lines().filter((one) => {
        const [x, y] = [one.box.x + one.box.width / 2, one.box.y + one.box.height / 2]
        return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height
      })
    },
  }
}
