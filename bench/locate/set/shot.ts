import { z } from 'zod'
import { Box, type Picture, Point, type Scene, UiElement, WindowInfo } from '#contract'

/**
 * A thing of which the truth is known: where it is in this shot, told by accessibility (and checked by a hit-test), by the page's own DOM or
 * by the cells that were printed. `key` names the same thing in every shot of its group.
 */
export const Thing = z.object({
  key: z.string(),
  box: Box,
  /** `covered`: another window lies over it. `hidden`: it exists and is out of view. `partly`: too little of it shows to be fair either way. */
  state: z.enum(['showing', 'covered', 'hidden', 'partly']),
  /** Where a person clicks on it: on its words. */
  point: Point,
  /** What accessibility said lies at that point, as it is asked while a person's pointer rests. */
  hit: UiElement.optional(),
  /** The words of the entity whose row it stands in. */
  row: z.string().optional(),
  /** Its name is a value: the same kind of thing with another value is found by that value. */
  value: z.string().optional(),
})
export type Thing = z.infer<typeof Thing>

/** A window as it was seen once, with what is true in it. */
export const ShotFacts = z.object({
  /** What was done to the program since the `base` shot, in which everything is learned. */
  perturbation: z.string(),
  window: WindowInfo,
  pictureBox: Box,
  elements: z.array(UiElement),
  things: z.array(Thing),
})
export type ShotFacts = z.infer<typeof ShotFacts>

export type Shot = ShotFacts & { picture: Picture }

export const BASE = 'base'

export function sceneOf(shot: Shot, source: 'accessible' | 'pixels'): Scene {
  return { window: shot.window, picture: shot.picture, elements: source === 'accessible' ? shot.elements : [] }
}
