import { type Eyes, overlap, type Picture, type Target, type UiElement } from '#contract'
import type { World } from './fake-world.ts'

/** Eyes that find by role and name among the elements of the scene, and read the pixels of windows that tell nothing. */
export function createFakeEyes(world: World): Eyes {
  const shown = (windowId: number): UiElement[] => {
    const window = world.all.find((one) => one.id === windowId)
    return (window?.elements ?? []).map((one) => (window?.silent ? { ...one, source: 'ocr' as const } : structuredClone(one)))
  }
  return {
    async look(scene) {
      return scene.elements.length > 0 ? scene.elements : shown(scene.window.id)
    },
    async describe(scene, _point, hit) {
      if (!hit) throw new Error('only what is told can be described')
      const { program, title, kind } = scene.window
      const target: Target = {
        label: `${hit.role} “${hit.name}”`,
        window: { program, title, kind },
        role: hit.role,
        name: hit.name,
        place: { ...hit.box, x: hit.box.x - scene.window.box.x, y: hit.box.y - scene.window.box.y },
        windowSize: { width: scene.window.box.width, height: scene.window.box.height },
        neighbours: [],
        source: 'accessibility',
      }
      return { target, crop: undefined, confidence: 0.9 }
    },
    async locate(target, scene, { values }) {
      const name = target.nameParameter === undefined ? target.name : (values[target.nameParameter] ?? target.name)
      const all = scene.elements.length > 0 ? scene.elements : shown(scene.window.id)
      const { x, y } = scene.window.box
      const inPlace = ({ box }: UiElement) => overlap(box, { ...target.place, x: target.place.x + x, y: target.place.y + y }) > 0.8
      const fitting = all.filter(
        (one) => (name === undefined ? inPlace(one) : one.name === name) && (target.role === undefined || one.role === target.role),
      )
      const [first, second] = fitting
      if (!first) return { kind: 'unsure', reason: 'nothing-like-it' }
      const evidence = [{ kind: 'name' as const, score: 1 }]
      if (second) return { kind: 'unsure', reason: 'two-alike', best: { box: first.box, confidence: 0.6, evidence } }
      return { kind: 'found', box: first.box, element: first, confidence: 0.96, evidence }
    },
    async pageLook(scene) {
      const all = scene.elements.length > 0 ? scene.elements : shown(scene.window.id)
      const elements = all.map(({ role, name, box }) => ({ role, name, place: box }))
      return {
        window: { program: scene.window.program, title: scene.window.title, kind: scene.window.kind },
        hash: '0'.repeat(16),
        elements,
      }
    },
    comparePages(a, b) {
      const same = JSON.stringify(a) === JSON.stringify(b)
      return { similarity: same ? 1 : 0, same, reasons: [] }
    },
    changed,
    watch() {
      let last: Picture | undefined
      return {
        stirring(picture) {
          const stirs = last !== undefined && changed(last, picture) > 0
          last = picture
          return stirs ? [picture.box] : []
        },
      }
    },
  }
}

function changed(a: Picture, b: Picture): number {
  if (a.width !== b.width || a.height !== b.height) return 1
  let differing = 0
  for (let index = 0; index < a.data.length; index += 4) {
    if (a.data[index] !== b.data[index] || a.data[index + 1] !== b.data[index + 1] || a.data[index + 2] !== b.data[index + 2]) differing++
  }
  return differing / (a.width * a.height)
}
