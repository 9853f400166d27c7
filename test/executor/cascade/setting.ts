import type { ModelPicture, ModelUsage, Picture, RoleModel, RunEvent, Step, TextLine } from '#contract'
import type { CascadePorts } from '#executor'
import type { DecisionAnswer } from '../../../executor/cascade/decision.ts'
import { inRole, type Scripted, scriptedModel } from '../../support/scripted-model.ts'
import type { FakeWindow, World } from '../fake-world.ts'
import { clickStep, editor, stage } from '../stage.ts'

/** The answer of a decision-maker, with what an act does not have left out. */
export function proposal(given: Partial<DecisionAnswer> & Pick<DecisionAnswer, 'act'>): DecisionAnswer {
  return { reason: 'It means the same.', element: null, text: null, keys: null, completes: true, ...given }
}

export function verdict(cameTrue: boolean): object {
  return { inferred: 'The note was stored.', cameTrue, reason: cameTrue ? 'The title says so.' : 'Nothing shows it.' }
}

/** An editor whose button was called “Save” when it was shown. Things are numbered: 1 the field, 2 “Store”, 3 “Delete”. */
export function renamed(given: Partial<FakeWindow> = {}): FakeWindow {
  const window = editor(given)
  return { ...window, elements: window.elements.map((one) => (one.name === 'Save' ? { ...one, name: 'Store' } : one)) }
}

export const SAVED = { program: 'mousepad', title: 'Saved - Mousepad', kind: 'normal' as const }
/** The step as it was shown; whether it came true, its expectation can say. */
export function save(given: Parameters<typeof clickStep>[1] = {}): Step {
  return clickStep('Save', { expectation: { kind: 'window-present', window: SAVED }, ...given })
}

/** What the editor does with a click on “Store”. */
export const STORES = {
  Store: (world: World) => {
    world.window(1).title = SAVED.title
  },
}

export type Given = Omit<NonNullable<Parameters<typeof stage>[0]>, 'cascade'> & {
  small?: Scripted[]
  large?: Scripted[]
  judge?: Scripted[]
  /** How each of them is reached, and what is known of it. */
  role?: Partial<Omit<RoleModel, 'model'>>
  budget?: Partial<CascadePorts['budget']>
  /** What each call of the small model takes. */
  usage?: ModelUsage
  readWords?: (picture: Picture) => Promise<TextLine[]>
}

/** A stage with models that answer in turn; `asked` is what each of them was asked, `shown` the pictures that were sent. */
export function cascadeStage({ small, large, judge, role, budget, usage, readWords, ...given }: Given) {
  const shown: Picture[] = []
  const models = {
    small: scriptedModel('small', small ?? [], usage),
    large: scriptedModel('large', large ?? []),
    judge: scriptedModel('judge', judge ?? []),
  }
  const encode = async (picture: Picture): Promise<ModelPicture> => {
    shown.push(picture)
    return { png: `${shown.length - 1}`, widthPx: picture.width, heightPx: picture.height }
  }
  const cascade: CascadePorts = {
    ...(small && { small: inRole(models.small.model, role) }),
    ...(large && { large: inRole(models.large.model, role) }),
    ...(judge && { judge: inRole(models.judge.model, role) }),
    encode,
    readWords: readWords ?? (async () => []),
    budget: { calls: null, tokens: null, money: null, seconds: null, ...budget },
  }
  const set = stage({ windows: [renamed()], reactions: STORES, answers: ['once'], ...given, cascade })
  // Monitors ask models of their own accord: they have tests of their own.
  const run: typeof set.run = (plan, how) => set.run(plan, { monitors: 'none', ...how })
  return { ...set, run, shown, asked: { small: models.small.asked, large: models.large.asked, judge: models.judge.asked } }
}

/** Who was asked, and what came of it: a line an event. */
export function tale(events: RunEvent[]): string[] {
  return events.flatMap((event): string[] => {
    switch (event.kind) {
      case 'step-start':
        return [`step ${event.stepId} by tier ${event.tier}`]
      case 'escalated':
        return [`up to ${event.to}: ${event.reason}`]
      case 'model-call':
        return [`${event.role} ${event.answer}: ${event.said}`]
      case 'approval-request':
        return [`asks (${event.request.rule}): ${event.request.what}`]
      case 'approval-answer':
        return [`answer ${event.answer.answer} by ${event.answer.by}`]
      case 'act-start':
        return ['acts']
      case 'check':
        return [`check ${event.held}: ${event.text}`]
      case 'handed-back':
        return [`handed back from ${event.from}`]
      case 'help-request':
        return [`help: ${event.request.reason}`]
      case 'help-answer':
        return [`help ${event.answer} by ${event.by}`]
      case 'step-end':
        return [`done by tier ${event.tier}`]
      case 'paused':
        return [`paused by ${event.by}`]
      case 'resumed':
        return ['resumed']
      case 'plan-changed':
        return [`plan ${event.how}`]
      case 'run-end':
        return [`end ${event.outcome.kind} after ${event.modelCalls} calls`]
      default:
        return []
    }
  })
}

export const GONE = '“Save” is not on the screen; nothing was clicked.'
