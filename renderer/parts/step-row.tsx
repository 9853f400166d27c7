import {
  Check,
  CircleDashed,
  CircleDot,
  CircleHelp,
  Clock,
  Eye,
  EyeOff,
  Hand,
  ListX,
  Minus,
  OctagonX,
  Square,
  TriangleAlert,
} from 'lucide-react'
import type { Step } from '#contract'
import { programName } from '../state/format.ts'
import { withSlots } from '../state/slots.ts'
import type { StepState, StepView } from '../state/step-view.ts'
import { words } from '../words/index.ts'
import { classes } from './classes.ts'
import { ConfidenceDots } from './confidence-dots.tsx'
import { SlotText } from './slot-text.tsx'
import { StepMarks } from './step-marks.tsx'
import styles from './step-row.module.css'
import { Thumb } from './thumb.tsx'

export type StepRowProps = {
  step: Step
  number: number
  /** In a run, how far it is; left out where steps are only looked at. */
  run?: Pick<StepView, 'state' | 'tier' | 'changed' | 'look'>
  /** With values; the step's own caption without it. */
  sentence?: string
  values?: Record<string, string>
  /** The page's name; the window's program without it. */
  page?: string
  asks?: boolean
  /** In which round of a loop it is, from 1. */
  round?: number
  selected?: boolean
  onSelect?: () => void
}

/** One step in one row: the same in a task, a plan, a run and the history. */
export function StepRow(props: StepRowProps) {
  const { step, number, run, sentence, values, page, asks, round = 1, selected, onSelect } = props
  const state = run?.state
  const { pictures, target } = step
  const role = target?.role && words.role[target.role]
  const where = page ?? programName(step.window.program)
  const row = (
    <>
      <span className={styles.number}>{state && state !== 'ahead' && state !== 'outside' ? <StateMark state={state} /> : number}</span>
      <Thumb picture={pictures.before} act={step.act} mark={pictures.mark} />
      <span className={styles.sentence}>
        <SlotText text={withSlots(sentence ?? step.caption, step.caption, values ?? {})} values={values} />
        <StepMarks step={step} run={run} />
        <span className={styles.below}>{[round > 1 && words.run.round(round), role, where].filter(Boolean).join(' · ')}</span>
      </span>
      <span className={styles.role}>{role}</span>
      <span className={styles.page} title={where}>
        {where}
      </span>
      <span className={styles.asks}>{asks && <Hand role="img" aria-label={words.step.asks} />}</span>
      {!state && <ConfidenceDots confidence={step.confidence} />}
    </>
  )
  const className = classes(styles.row, state && styles[state], selected && styles.selected)
  if (!onSelect) return <div className={className}>{row}</div>
  return (
    <button type="button" className={className} aria-pressed={selected} onClick={onSelect} data-step={step.id}>
      {row}
    </button>
  )
}

const MARKS = {
  now: CircleDot,
  asking: Hand,
  done: Check,
  failed: OctagonX,
  stopped: Square,
  unknown: CircleHelp,
  ahead: TriangleAlert,
  skipped: Minus,
  outside: Minus,
  'left-out': ListX,
  there: Eye,
  later: Clock,
  unseen: EyeOff,
  'no-look': CircleDashed,
}

export function StateMark({ state }: { state: StepState }) {
  const Mark = MARKS[state]
  return <Mark role="img" aria-label={words.run.state[state]} className={classes(styles.mark, styles[`mark-${state}`])} />
}
