import type { Action, Evidence, Plan, Role, Step, UiElement, Verdict, WindowInfo } from '#contract'
import type { TypedLine } from '../typed-lines.ts'

/** An act before the gate, with all that a rule may want to know of it. Everything in it was seen just now, on this screen. */
export type ProposedAct = {
  action: Action
  /** Shown by the person, made up by a recovery, or proposed: by a model, or put together from what memory knows. */
  origin: 'demonstrated' | 'recovery' | 'proposed'
  step: Step
  /** The window that the act goes to; undefined for acts without one. */
  window: WindowInfo | undefined
  /** What a click, drag or scroll hits. */
  target: ActTarget | undefined
  /** What has the keyboard, when accessibility tells. */
  focused: UiElement | undefined
  /** The elements of the window; empty when nothing tells them. */
  seen: UiElement[]
  /** What this run typed into the window since the last Return. */
  line: TypedLine
  programs: Plan['task']['programs']
  firstRun: boolean
}

export type ActTarget = {
  /** All that names it: how it was learned, how it was found, what accessibility says lies under the point now. */
  names: string[]
  role: Role | undefined
  box: UiElement['box']
  evidence: Evidence[]
}

/** One small judge. Silence (undefined) is no opinion. */
export type Rule = (act: ProposedAct) => Verdict | undefined
