import { createHash } from 'node:crypto'
import type { Eyes, Neighbour, Point, Role, Scene, Target, UiElement } from '#contract'
import { centreOf, contains } from '#contract'

export type Described = { window: string; point: Point; hit: string | undefined; pixels: [number, number] }

/**
 * Eyes that see what accessibility says: a target is the hit, or the smallest element at the point, with the labels near it. Without either it is
 * what `seen` makes of it, as if read from pixels. A page is its window and the names of its buttons, fields and headings.
 */
export function createFakeEyes(
  options: { seen?: (scene: Scene, point: Point) => UiElement | undefined } = {},
): Eyes & { described: Described[]; looks: number } {
  const described: Described[] = []
  const eyes: Eyes & { described: Described[]; looks: number } = {
    described,
    looks: 0,
    look: async (scene) => scene.elements,
    async describe(scene, point, hit) {
      described.push({ window: scene.window.title, point, hit: hit?.name, pixels: [scene.picture.width, scene.picture.height] })
      const element = hit ?? smallestAt(scene.elements, point) ?? options.seen?.(scene, point)
      const target = targetOf(scene, point, element)
      return {
        target,
        crop: { width: 1, height: 1, data: new Uint8Array([point.x % 256, point.y % 256, 0, 255]), box: { ...point, width: 1, height: 1 } },
        confidence: element ? 0.9 : 0.3,
      }
    },
    async locate() {
      throw new Error('Learning looks for nothing.')
    },
    async pageLook({ window, elements }) {
      eyes.looks += 1
      const lasting = elements.filter((each) => ['button', 'field', 'heading', 'checkbox', 'combobox', 'password'].includes(each.role))
      return {
        window: { program: window.program, title: window.title, kind: window.kind },
        hash: createHash('sha256').update(window.title).digest('hex').slice(0, 16),
        elements: lasting.map(({ role, name }) => ({ role, name, place: { x: 0, y: 0, width: 0.1, height: 0.1 } })),
      }
    },
    comparePages(a, b) {
      const key = ({ window, elements }: typeof a) =>
        JSON.stringify([window.program, window.kind, elements.map(({ role, name }) => `${role} ${name}`).sort()])
      const same = key(a) === key(b)
      return { similarity: same ? 1 : 0, same, reasons: [] }
    },
    changed(a, b) {
      if (a.width !== b.width || a.height !== b.height) return 1
      let different = 0
      for (let at = 0; at < a.data.length; at += 4) if (a.data[at] !== b.data[at]) different += 1
      return different / (a.data.length / 4)
    },
    watch: () => ({ stirring: () => [] }),
  }
  return eyes
}

function smallestAt(elements: UiElement[], point: Point): UiElement | undefined {
  const area = ({ box }: UiElement) => box.width * box.height
  return elements.filter((each) => contains(each.box, point)).sort((a, b) => area(a) - area(b))[0]
}

function targetOf({ window, elements }: Scene, point: Point, hit: UiElement | undefined): Target {
  const box = hit?.box ?? { x: point.x - 10, y: point.y - 10, width: 20, height: 20 }
  const centre = centreOf(box)
  const labels: Role[] = ['label', 'text']
  const neighbours = elements
    .filter((each) => labels.includes(each.role))
    .map(
      (each): Neighbour => ({
        role: each.role,
        name: each.name,
        offset: { x: centreOf(each.box).x - centre.x, y: centreOf(each.box).y - centre.y },
      }),
    )
  return {
    label: hit ? `${hit.role} “${hit.name}”` : 'place',
    window: { program: window.program, title: window.title, kind: window.kind },
    ...(hit ? { role: hit.role } : {}),
    ...(hit && hit.name !== '' ? { name: hit.name } : {}),
    place: { ...box, x: box.x - window.box.x, y: box.y - window.box.y },
    windowSize: { width: window.box.width, height: window.box.height },
    neighbours,
    ...(hit?.path ? { path: hit.path } : {}),
    source: hit ? hit.source : 'place',
  }
}
