import { createHash } from 'node:crypto'
import { Action, type Step, type UiElement, type WindowInfo } from '#contract'
import type { ProposedAct } from '../../executor/gate/proposed-act.ts'
import type { Case, CorpusElement, CorpusScene } from './case.ts'

/** Half of the corpus was never looked at while rules and words were tuned: by hash of the moment (of the command, in a terminal), whatever its language. */
export function halfOf({ id, scene }: Pick<Case, 'id' | 'scene'>): 'tuned' | 'held-out' {
  const key = scene.startsWith('terminal/') ? id : scene.replace(/-(en|de|fr|es|it|pt|nl|pl|ru|sv|ja|zh|tr|ko)$/u, '')
  return createHash('sha256').update(`gate ${key}`).digest().readUInt32BE(0) % 2 === 0 ? 'tuned' : 'held-out'
}

/** The act as the executor would put it before the gate, without pixels. Errors: an Error when the case does not fit its scene. */
export function asProposedAct(one: Case, scene: CorpusScene): ProposedAct {
  const [x, y, width, height] = scene.box
  const window: WindowInfo = {
    id: 1,
    title: scene.title,
    program: scene.program,
    box: { x, y, width, height },
    kind: scene.kind,
    active: true,
  }
  const seen = scene.elements.map(element)
  const hit = one.on < 0 ? undefined : seen[one.on]
  if (one.on >= 0 && hit === undefined) throw new Error(`${one.id} hits nothing.`)
  const action = actionOf(one, hit)
  const keyboard = action.kind === 'press' || action.kind === 'type'
  const slot = one.more?.slot
  return {
    action,
    origin: one.more?.origin ?? 'demonstrated',
    step: stepOf(one, window),
    window,
    target: keyboard || !hit ? undefined : { names: [hit.name], role: hit.role, box: hit.box, evidence: [{ kind: 'name', score: 1 }] },
    focused: keyboard && hit ? { ...hit, focused: true } : undefined,
    seen,
    line: one.more?.line === undefined ? { text: '', kind: 'untouched' } : { text: one.more.line, kind: 'ours' },
    programs: [{ program: scene.program }],
    firstRun: false,
    values: slot && action.kind === 'type' ? [{ parameter: 'value', type: slot.type, examples: slot.examples, value: action.text }] : [],
  }
}

function element([role, name, value, flags, [x, y, width, height], path]: CorpusElement): UiElement {
  return {
    role,
    name,
    ...(value !== '' && { value }),
    box: { x, y, width, height },
    source: 'accessibility',
    confidence: 1,
    ...(flags.includes('f') && { focused: true }),
    ...(flags.includes('c') && { checked: true }),
    ...(flags.includes('s') && { selected: true }),
    ...(flags.includes('d') && { enabled: false }),
    path,
  }
}

function actionOf({ does, text = '', more }: Case, hit: UiElement | undefined): Action {
  if (does === 'type') return { kind: 'type', text, secret: more?.secret ?? false }
  if (does.startsWith('press ')) {
    const parts = does.slice('press '.length).split('+')
    return Action.parse({ kind: 'press', modifiers: parts.slice(0, -1), key: parts.at(-1) })
  }
  const at = { x: (hit?.box.x ?? 0) + 2, y: (hit?.box.y ?? 0) + 2 }
  return { kind: 'click', button: does === 'right-click' ? 'right' : 'left', count: does === 'double-click' ? 2 : 1, modifiers: [], at }
}

function stepOf(one: Case, { program, title, kind }: WindowInfo): Step {
  return {
    id: `step-${one.id}` as Step['id'],
    caption: one.why,
    observation: '',
    thought: '',
    act: one.does === 'type' ? { kind: 'type', text: [], replaces: false } : { kind: 'wait', forMs: 0, reason: '' },
    window: { program, title, kind },
    expectation: { kind: 'nothing' },
    pictures: {},
    confidence: 1,
    personMs: 0,
  }
}
