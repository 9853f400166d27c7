import type { Box, Role, Scene, TextLine, UiElement } from '#contract'
import { nameLikeness, readLikeness } from '../elements/names.ts'
import { isContainer, roleLikeness } from '../elements/roles.ts'

/** A named thing that can be a landmark: told by accessibility, or a line read from pixels (then its role is not known). */
export type Sight = { name: string; role: Role; box: Box; read: boolean }

export function sightsOf(elements: UiElement[], lines: TextLine[]): Sight[] {
  const told = elements
    .filter(({ name, role, box }) => name.trim() !== '' && !isContainer(role) && box.width > 0 && box.height > 0)
    .map(({ name, role, box, source }): Sight => ({ name: name.trim(), role, box, read: source !== 'accessibility' }))
  return [...told, ...lines.map(({ text, box }): Sight => ({ name: text, role: 'text', box, read: true }))]
}

/** How surely two names are one: what was read from pixels is compared with patience. */
export function sightLikeness(name: string, sight: Sight): number {
  return sight.read ? readLikeness(name, sight.name) : nameLikeness(name, sight.name)
}

/** Whether a sight can be the remembered neighbour: the same name, and roles that do not contradict. */
export function isSameSight(neighbour: { role: Role; name: string }, sight: Sight): boolean {
  if (!sight.read && neighbour.role !== 'text' && roleLikeness(neighbour.role, sight.role) === 0) return false
  return sightLikeness(neighbour.name, sight) >= 0.87
}

/** Whether accessibility tells so much of the window that what it does not tell is likely not there. */
export function tellsMuch(scene: Scene): boolean {
  return scene.elements.filter(({ name, role }) => name.trim() !== '' && !isContainer(role)).length >= 5
}
