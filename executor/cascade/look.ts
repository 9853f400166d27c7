import { missingCase, type Picture, type Scene, type Step, type TextPart, type WindowInfo } from '#contract'
import { bringForward } from '../place/ready-window.ts'
import { observe } from '../place/scene.ts'
import { findWindow } from '../place/windows.ts'
import { patternOf, type Run } from '../run/run.ts'
import type { CascadePorts } from './ports.ts'
import { ownPrograms, safePicture, sendable } from './private-parts.ts'

/** What a model may see: the task's window in front, and its picture with private parts black. */
export type Look = { scene: Scene; picture: Picture; scale: number }

/** Undefined with a reason, as a sentence, when there is nothing that may be shown. */
export async function look(run: Run, cascade: CascadePorts, step: Step): Promise<Look | { reason: string }> {
  const window = await windowToShow(run, step)
  if (!window) return { reason: 'No window of this task is in front, and none can be brought there.' }
  const scene = await observe(run, window)
  const elements = await run.eyes.look(scene)
  const safe = await safePicture(run, cascade, { ...scene, elements })
  return 'reason' in safe ? safe : { scene: { ...scene, elements }, ...safe }
}

/** The one in front when it is the task's; else the step's own, brought there. */
async function windowToShow(run: Run, step: Step): Promise<WindowInfo | undefined> {
  const front = await run.desktop.activeWindow()
  if (front && ownPrograms(run).has(front.program)) return front
  const own = findWindow(patternOf(run, step.window), await run.desktop.windows(), { orOnly: true })
  const ready = own && (await bringForward(run, step, own))
  return ready?.kind === 'ready' ? ready.window : undefined
}

/** The step's sentence as it may be sent, with slots. */
export function sentenceOf(run: Run, { caption }: Pick<Step, 'caption'>): string {
  return sendable(run, caption)
}

/** What a step types, with slots. */
export function inSlots(parts: readonly TextPart[]): string {
  return parts.map((part) => (part.kind === 'literal' ? part.text : part.kind === 'count' ? '⟦number⟧' : `⟦${part.parameter}⟧`)).join('')
}

/** What should be true after the step, in words, with slots. */
export function expectationOf(run: Run, { expectation }: Step): string {
  const window = ({ title, program }: Step['window']) => `a window “${title}” of ${program}`
  switch (expectation.kind) {
    case 'field-holds':
      return sendable(run, `The field holds “${inSlots(expectation.text)}”.`)
    case 'window-present':
      return sendable(run, `There is ${window(expectation.window)}.`)
    case 'window-gone':
      return sendable(run, `Gone is ${window(expectation.window)}.`)
    case 'element-present':
      return sendable(run, `The window shows a ${expectation.role ?? 'thing'} “${expectation.name}”.`)
    case 'changed':
      return 'The window changes. What should be different is not known: judge by the sentence.'
    case 'nothing':
      return 'What should follow is not known: judge by the sentence.'
    default:
      return missingCase(expectation)
  }
}
