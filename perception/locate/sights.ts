import type { Box, Role, Scene, TextLine, UiElement } from '#contract'
import { nameLikeness, readLikeness } from '../elements/names.ts'
import { isContainer, roleLikeness } from '../elements/roles.ts'
import { runIn } from '../elements/words.ts'

/** A named thing that can be a landmark: told by accessibility, or a line read from pixels (then its role is not known). */
export type Sight = { name: string; role: Role; box: Box; read: boolean; line?: TextLine }

export function sightsOf(elements: UiElement[], lines: TextLine[]): Sight[] {
  const told = elements
    .filter(({ name, role, box }) => name.trim() !== '' && !isContainer(role) && box.width > 0 && box.height > 0)
    .map(({ name, role, box, source }): Sight => ({ name: name.trim(), role, box, read: source !== 'accessibility' }))
  return [...told, ...lines.map((line): Sight => ({ name: line.text, role: 'text', box: line.box, read: true, line }))]
}

/** How surely two names are one: what was read from pixels is compared with patience. */
function sightLikeness(name: string, sight: Sight): number {
  return sight.read ? readLikeness(name, sight.name) : nameLikeness(name, sight.name)
}

/** Where a remembered neighbour is seen: things of its name whose roles do not contradict, and its words within longer lines. */
export function placesOf(neighbour: { role: Role; name: string }, sights: Sight[]): Box[] {
  // Words (of a line read, of a row) may be told as any kind of thing.
  const words = neighbour.role === 'text' || neighbour.role === 'row'
  return sights.flatMap((sight) => {
    if (!sight.read && !words && roleLikeness(neighbour.role, sight.role) === 0) return []
    if (sightLikeness(neighbour.name, sight) >= 0.87) return [sight.box]
    return (sight.line && runIn(sight.line, neighbour.name)) ?? []
  })
}

/** Whether accessibility tells so much of the window that what it does not tell is likely not there. */
export function tellsMuch(scene: Scene): boolean {
  return scene.elements.filter(({ name, role }) => name.trim() !== '' && !isContainer(role)).length >= 5
}
