import type { Action, Evidence, ParameterType, Plan, Role, Step, UiElement, Verdict, WindowInfo } from '#contract'
import type { TypedLine } from '../act/typed-lines.ts'
import type { Limits } from './limits.ts'

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
  /** The parameters whose values the act types; none of a secret. */
  values: TypedValue[]
  /** What gave orders on a screen of this run; the gate remembers it. */
  orders?: string
}

/** A value as it is typed now, with what the demonstrations showed in its place. */
export type TypedValue = { parameter: string; type: ParameterType; examples: string[]; value: string }

export type ActTarget = {
  /** All that names it: how it was learned, how it was found, what accessibility says lies under the point now. */
  names: string[]
  role: Role | undefined
  /** What the row says that it stands in, where there are several such. */
  row?: string
  /** What it was called when it was shown, where it is called otherwise now. */
  was?: string
  box: UiElement['box']
  evidence: Evidence[]
}

/** One small judge. Silence (undefined) is no opinion. */
export type Rule = (act: ProposedAct, limits: Limits) => Verdict | undefined
