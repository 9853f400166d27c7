import { z } from 'zod'
import type { Modifier, Step, StepAct, TextPart } from '#contract'
import { missingCase, parametersOfTarget } from '#contract'
import { chord } from '../gate/describe.ts'
import { inSlots } from './look.ts'
import type { Numbered } from './numbered.ts'

/** What a decision-maker answers. Types alone, no lengths or ranges: not every server takes a schema with those, and `readDecision` judges. */
export const DecisionAnswer = z.object({
  /** Why, in one sentence. For people; nothing is decided by it. */
  reason: z.string(),
  act: z.enum(['click', 'double-click', 'type', 'press', 'scroll-down', 'scroll-up', 'wait', 'as-shown', 'done', 'give-up']),
  /** The number of the thing that is clicked or typed into; null for the others. */
  element: z.number().nullable(),
  /** What is typed: one of the texts that were offered, letter for letter; null for the others. */
  text: z.string().nullable(),
  /** What is pressed: `Return`, `Ctrl+Shift+S`; null for the others. */
  keys: z.string().nullable(),
  /** Whether the step's sentence is fulfilled with this act, or another one has to follow. */
  completes: z.boolean(),
})
export type DecisionAnswer = z.infer<typeof DecisionAnswer>

/** One act that a model proposes. */
export type Decision = { reason: string; completes: boolean } & (
  | { kind: 'act'; act: StepAct; on: Numbered | undefined }
  /** The step can now be done as it was shown. */
  | { kind: 'as-shown' }
  | { kind: 'done' }
  | { kind: 'give-up' }
)

/** In letters. What is longer is thrown away as a whole. */
const LONGEST_REASON = 400
const WAIT_MS = 2_000
const NOTCHES = 5
const MIDDLE = { x: 0.5, y: 0.5 }

/** The texts that this step may type: its own, and the values that its target and its sentence speak of. */
export function textsOf({ act, target, caption }: Step): Map<string, TextPart[]> {
  const own: [string, TextPart[]][] = act.kind === 'type' ? [[inSlots(act.text), act.text]] : []
  const named = [...(target ? parametersOfTarget(target) : []), ...[...caption.matchAll(/⟦([^⟦⟧]+)⟧/gu)].map((match) => match[1] ?? '')]
  return new Map([...named.map((parameter): [string, TextPart[]] => [`⟦${parameter}⟧`, [{ kind: 'slot', parameter }]]), ...own])
}

/** The decision, or why the answer is none, as a sentence. Nothing is guessed or mended. */
export function readDecision(answer: DecisionAnswer, step: Step, things: readonly Numbered[]): Decision | string {
  const { reason, completes } = answer
  if ([...reason].length > LONGEST_REASON) return 'The reason is longer than one sentence.'
  const on = things.find(({ number }) => number === answer.element)
  if (answer.element !== null && !on) return `There is no thing with the number ${answer.element}.`
  const act = (is: StepAct): Decision => ({ kind: 'act', act: is, on, reason, completes })
  switch (answer.act) {
    case 'click':
    case 'double-click':
      if (!on) return 'It does not say what to click.'
      return act({ kind: 'click', button: 'left', count: answer.act === 'click' ? 1 : 2, modifiers: [], at: MIDDLE })
    case 'type': {
      const text = textsOf(step).get(answer.text ?? '')
      if (!on) return 'It does not say where to type.'
      if (!text) return 'It would type a text that is not of this step.'
      return act({ kind: 'type', text, replaces: step.act.kind !== 'type' || step.act.replaces })
    }
    case 'press': {
      const chord = readKeys(answer.keys ?? '')
      return chord ? act({ kind: 'press', ...chord }) : 'It would press a key that is not known.'
    }
    case 'scroll-down':
    case 'scroll-up':
      return act({ kind: 'scroll', notchesX: 0, notchesY: answer.act === 'scroll-down' ? NOTCHES : -NOTCHES, at: MIDDLE })
    case 'wait':
      return act({ kind: 'wait', forMs: WAIT_MS, reason: 'the program to go on' })
    case 'as-shown':
    case 'done':
    case 'give-up':
      return { kind: answer.act, reason, completes }
    default:
      return missingCase(answer.act)
  }
}

const MODIFIERS: Record<string, Modifier> = { ctrl: 'ctrl', control: 'ctrl', shift: 'shift', alt: 'alt' }
const KEYS = new Map(
  'Return Escape Tab BackSpace Delete Home End Page_Up Page_Down Left Right Up Down space F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12'
    .split(' ')
    .map((key) => [key.toLowerCase(), key]),
)

function readKeys(text: string): { modifiers: Modifier[]; key: string } | undefined {
  const parts = text.split('+').map((part) => part.trim().toLowerCase())
  const last = parts.at(-1) ?? ''
  const key = KEYS.get(last === 'enter' ? 'return' : last) ?? (/^[\p{L}\p{N}]$/u.test(last) ? last : undefined)
  const modifiers = parts.slice(0, -1).map((part) => MODIFIERS[part])
  if (key === undefined || modifiers.includes(undefined)) return undefined
  return { modifiers: [...new Set(modifiers.flatMap((one) => one ?? []))].sort(), key }
}

/** The same act gives the same text, whatever is said about it: what votes are counted by (MAKER, arXiv 2511.09030). */
export function canonical(decision: Decision): string {
  if (decision.kind !== 'act') return decision.kind
  return JSON.stringify([decision.act, decision.on?.number ?? null])
}

/** In words, with slots, to be shown to people and to models: `click 4, the button “Store”`. */
export function decisionInWords(decision: Decision): string {
  if (decision.kind === 'done') return 'say that the step is done'
  if (decision.kind === 'give-up') return 'give up'
  if (decision.kind === 'as-shown') return 'do the step as it was shown'
  const { act, on } = decision
  const thing = on ? ` ${on.number}, the ${on.element.role}${on.element.name === '' ? '' : ` “${on.element.name}”`}` : ''
  switch (act.kind) {
    case 'click':
      return `${act.count === 2 ? 'double-click' : 'click'}${thing}`
    case 'type':
      return `type “${inSlots(act.text)}” into${thing}`
    case 'press':
      return `press ${chord(act.modifiers, act.key)}`
    case 'scroll':
      return `scroll ${act.notchesY > 0 ? 'down' : 'up'}${thing === '' ? '' : ` at${thing}`}`
    default:
      return act.kind
  }
}
