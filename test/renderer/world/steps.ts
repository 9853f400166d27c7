import type { Expectation, Parameter, Role, Step, StepAct, StepId, Target } from '#contract'
import type { PictureName } from '../draw-pictures.ts'
import type { Pictures, Shown } from './basics.ts'

type Draft = {
  caption: string
  act: StepAct
  name: string
  role: Role
  mark: [number, number]
  before: PictureName
  after: PictureName
  window: Shown
}

export const click: StepAct = { kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: 0.5, y: 0.5 } }
export const type = (...text: ({ literal: string } | { slot: string })[]): StepAct => ({
  kind: 'type',
  text: text.map((part) => ('slot' in part ? { kind: 'slot', parameter: part.slot } : { kind: 'literal', text: part.literal })),
  replaces: true,
})

export function step(id: string, draft: Draft, pictures: Pictures, confidence: number, expectation: Expectation): Step {
  const { program, title, kind, page } = draft.window
  const [x, y] = draft.mark
  const target: Target = {
    label: `${draft.role} “${draft.name}”`,
    window: { program, title, kind },
    role: draft.role,
    name: draft.name,
    place: { x: x - 45, y: y - 15, width: 90, height: 30 },
    windowSize: { width: 820, height: 540 },
    neighbours: [
      { role: 'label', name: draft.role === 'field' ? 'Currency' : 'Cancel', offset: { x: -110, y: 0 } },
      { role: 'text', name: 'Documents', offset: { x: 10, y: -90 } },
    ],
    source: program === 'chromium' ? 'ocr' : 'accessibility',
  }
  return {
    id: `step-${id}` as StepId,
    caption: draft.caption,
    observation: `The window “${title.replace('* - ', '')}” is in front.`,
    thought: `This brings the task one step on: ${draft.caption.toLowerCase()}.`,
    act: draft.act,
    target,
    window: { program, title, kind },
    expectation,
    page,
    pictures: { before: pictures[draft.before], after: pictures[draft.after], mark: { x, y } },
    confidence,
    personMs: 1800,
  }
}

export const text = (name: string, ...examples: string[]): Parameter => ({ name, type: 'text', examples })
