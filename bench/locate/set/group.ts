import type { Shot } from './shot.ts'
import type { Stage } from './stage.ts'

/** One page or window of one program, built in one go: a `base` shot in which things are learned, and the same under perturbations. */
export type Group = {
  /** `chromium/order-form`: the kind of program, and which of its pages. */
  id: string
  /** Whatever else the shots depend on, besides the builder's version: the page's own text. */
  version: string
  /** Accessibility says nothing here, so that there are only cases from pixels. */
  pixelsOnly?: boolean
  build(stage: Stage): Promise<Shot[]>
}
