import type { Point, TextLine } from '#contract'
import type { Case } from '../set/case.ts'
import { createTemplateRival, OTHER_SCALES } from './template.ts'
import { wordsRival } from './words.ts'

export const RIVALS = ['coordinates', 'windowCoordinates', 'template', 'scaledTemplate', 'ocr'] as const
export type Rival = (typeof RIVALS)[number]

/** What the usual ways of repeating a click would click; undefined where they say themselves that they do not know. */
export function createRivals(linesOf: (shot: Case['before']) => Promise<TextLine[]>) {
  const template = createTemplateRival()
  const known = new Map<string, Promise<Record<Rival, Point | undefined>>>()

  async function ask({ before, after, thing, entity }: Case): Promise<Record<Rival, Point | undefined>> {
    const at = thing.point
    const [from, to] = [before.window.box, after.window.box]
    return {
      coordinates: at,
      windowCoordinates: { x: to.x + at.x - from.x, y: to.y + at.y - from.y },
      template: template(before, thing.box, after, [1]),
      scaledTemplate: template(before, thing.box, after, OTHER_SCALES),
      ocr: wordsRival(await linesOf(before), thing.box, await linesOf(after), entity?.kind === 'name' ? entity.wanted : undefined),
    }
  }

  return (one: Case): Promise<Record<Rival, Point | undefined>> => {
    // They look at pixels only: with and without accessibility they answer the same.
    const key = one.id.slice(0, one.id.lastIndexOf('/'))
    const answer = known.get(key) ?? ask(one)
    known.set(key, answer)
    return answer
  }
}
