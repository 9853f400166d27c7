import { centreOf, contains, type Scene, type UiElement } from '#contract'
import { labelTexts, nameOf } from '../elements/labels.ts'
import { isContainer, roleLikeness } from '../elements/roles.ts'
import type { Candidate } from './candidate.ts'
import type { Wanted } from './wanted.ts'

/** The elements of the accessibility tree whose role can be the target's. */
export function toldCandidates(scene: Scene, { target }: Wanted): Candidate[] {
  const texts = labelTexts(scene.elements)
  return scene.elements.flatMap((element): Candidate[] => {
    if (element.box.width <= 0 || element.box.height <= 0 || !canBe(element, target)) return []
    // Trees tell also what is scrolled out of sight.
    if (!contains(scene.picture.box, centreOf(element.box))) return []
    const { name } = nameOf(element, texts)
    if (name === '') return [{ box: element.box, from: 'accessibility', element }]
    // A label found by its place is likely, not certain: the form may have been laid out anew.
    const own = element.name.trim() !== ''
    const told = { text: name, told: own, confidence: own ? 1 : 0.9 }
    return [{ box: element.box, from: 'accessibility', element, name: told }]
  })
}

function canBe(element: UiElement, target: Wanted['target']): boolean {
  // A row holds its cells; it is none of them.
  if (element.role === 'row' && (target.role === 'cell' || target.role === 'link')) return false
  if (target.role === undefined || target.source !== 'accessibility') return !isContainer(element.role)
  if (isContainer(element.role) && element.role !== target.role) return false
  return roleLikeness(target.role, element.role) > 0
}

/** Whether accessibility already says what stands at a box: then a guess from pixels has no place there. */
export function isSpokenFor(scene: Scene, box: { x: number; y: number; width: number; height: number }): boolean {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const most = 0.3 * scene.window.box.width * scene.window.box.height
  return scene.elements.some(({ role, name, box: own }) => {
    if (isContainer(role) || name.trim() === '' || own.width * own.height > most) return false
    return x >= own.x && x < own.x + own.width && y >= own.y && y < own.y + own.height
  })
}
