import { mergeScrolls } from '../clean/noise.ts'
import type { Draft } from '../draft.ts'
import type { Timeline } from '../timeline.ts'
import { dialogCancelled, questionCancelled, wentBack, wrongTab } from './left-again.ts'
import { focusedForNothing, idleClick, scrolledAbout, scrolledBack, scrolledForNothing, selectedForNothing, wandered } from './looks.ts'
import { chosenAnew, overtyped, radioAnew, selectedAnew } from './replaced.ts'
import type { Left, Slip, SlipRule } from './slip.ts'
import { menuLeft, tickedAndUnticked, undone, wrongMenu } from './taken-back.ts'

/** What is certain to have left nothing behind, the longer stretches first. */
const RULES: SlipRule[] = [
  dialogCancelled,
  questionCancelled,
  wentBack,
  undone,
  menuLeft,
  tickedAndUnticked,
  wrongMenu,
  wrongTab,
  chosenAnew,
  radioAnew,
  selectedAnew,
  overtyped,
  selectedForNothing,
  scrolledBack,
  focusedForNothing,
  idleClick,
  wandered,
  scrolledForNothing,
  scrolledAbout,
]

/**
 * Takes out what the person did and took back, replaced, or only looked at. One slip may lie inside another (a wrong menu on a wrong page), so it is looked
 * again until none is found. What has an effect that lasts is never taken out.
 */
export function withoutSlips(all: Draft[], timeline: Timeline): { drafts: Draft[]; left: Left[] } {
  let drafts = mergeScrolls(all)
  const left: Left[] = []
  for (let slip = firstSlip(drafts, timeline); slip; slip = firstSlip(drafts, timeline)) {
    const out = drafts.slice(slip.from, slip.to)
    left.push({ atMs: out[0]?.fromMs ?? 0, drafts: out, reason: slip.reason })
    drafts = mergeScrolls([...drafts.slice(0, slip.from), ...drafts.slice(slip.to)])
  }
  return { drafts, left }
}

function firstSlip(drafts: readonly Draft[], timeline: Timeline): Slip | undefined {
  for (const rule of RULES)
    for (let at = 0; at < drafts.length; at += 1) {
      const slip = rule(drafts, at, timeline)
      // What was all that was done was meant.
      if (slip && slip.to - slip.from < drafts.length) return slip
    }
  return undefined
}
