import type { Box, Evidence, UiElement } from '#contract'

/** Something that may be the target. */
export type Candidate = {
  box: Box
  /** Who proposed it. `vote`: nothing was seen there, the neighbours or the place in the window say so. */
  from: 'accessibility' | 'text' | 'picture' | 'vote'
  element?: UiElement
  /** What it is called, as far as that is known, and whether it was told (certain) or read from pixels. */
  name?: {
    text: string
    told: boolean
    confidence: number
    /** A line of its own reads so, and nothing else stands in it. */
    alone?: boolean
    /** The words are cut out of a longer line, and others stand beside them there. */
    cut?: boolean
  }
  /** How well the learned picture fits here, 0 to 1; absent when not looked, or when the picture is flat. */
  picture?: number
}

export type Judged = {
  candidate: Candidate
  /** The sum of the weighed evidence; `Number.NEGATIVE_INFINITY` after a veto. */
  total: number
  evidence: Evidence[]
  veto?: string
}

export function distinctBoxes(a: Box, b: Box): boolean {
  const inside = (one: Box, other: Box) => {
    const [x, y] = [one.x + one.width / 2, one.y + one.height / 2]
    return x >= other.x && x <= other.x + other.width && y >= other.y && y <= other.y + other.height
  }
  return !inside(a, b) && !inside(b, a)
}
