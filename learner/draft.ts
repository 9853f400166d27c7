import type { PageLook, PictureId, Point, StepAct, Target, UiElement, WindowInfo } from '#contract'
import type { Sight } from './timeline.ts'

/** A Step's act while its text is still one string: which parts of it are slots is found later, over all steps at once. */
export type DraftAct = Exclude<StepAct, { kind: 'type' }> | { kind: 'type'; text: string; secret: boolean; replaces: boolean }

/** A Step in the making: what was done, with what was seen before and after it. */
export type Draft = {
  act: DraftAct
  fromMs: number
  toMs: number
  window: WindowInfo
  sightBefore: Sight
  sightAfter: Sight
  beforeMs: number
  afterMs: number
  /** Where the pointer was. */
  point: Point | undefined
  /** What accessibility named there, or what had the focus. */
  hit: UiElement | undefined
  elements: UiElement[]
  target: Target | undefined
  confidence: number
  pictures: { before?: PictureId; after?: PictureId; mark?: Point }
  /** The share of the window's pixels that differ before and after; undefined where there were no pictures. */
  changedShare: number | undefined
  lookBefore: PageLook | undefined
  lookAfter: PageLook | undefined
  /** The window that was in front afterwards. */
  windowAfter: WindowInfo | undefined
  /** The name under which what is typed was read from another page before. */
  copied?: string
  /** The window that showed what is typed, when that may be chance. */
  shownBy?: string
}
