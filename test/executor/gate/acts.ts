import type { Action, UiElement, WindowInfo } from '#contract'
import type { ProposedAct } from '../../../executor/gate/proposed-act.ts'
import { sampleStep } from '../../support/sample-task.ts'
import { element } from '../fake-world.ts'

const BOX = { x: 10, y: 10, width: 40, height: 20 }

export function windowOf(program: string, given: Partial<WindowInfo> = {}): WindowInfo {
  return { id: 1, title: 'A window', program, box: { x: 0, y: 0, width: 200, height: 120 }, kind: 'normal', active: true, ...given }
}

/** A proposed act in Mousepad with nothing special about it. */
export function proposedAct(action: Action, given: Partial<ProposedAct> = {}): ProposedAct {
  const window = 'window' in given ? given.window : windowOf('mousepad')
  return {
    action,
    origin: 'demonstrated',
    step: sampleStep({ window: { program: window?.program ?? 'mousepad', title: '*', kind: window?.kind ?? 'normal' } }),
    window,
    target: undefined,
    focused: undefined,
    seen: [],
    line: { text: '', kind: 'untouched' },
    programs: [{ program: window?.program ?? 'mousepad' }],
    firstRun: false,
    values: [],
    ...given,
  }
}

export function click(
  name: string,
  given: Partial<ProposedAct> & { role?: UiElement['role']; button?: 'left' | 'right' } = {},
): ProposedAct {
  const { role = 'button', button = 'left', ...rest } = given
  const target = { names: [name], role, box: BOX, evidence: [{ kind: 'name' as const, score: 1 }] }
  return proposedAct({ kind: 'click', button, count: 1, modifiers: [], at: { x: 20, y: 20 } }, { target, ...rest })
}

export function press(chord: string, given: Partial<ProposedAct> = {}): ProposedAct {
  const parts = chord.split('+')
  const modifiers = parts.slice(0, -1) as ('ctrl' | 'shift' | 'alt' | 'super')[]
  return proposedAct({ kind: 'press', modifiers, key: parts.at(-1) ?? '' }, given)
}

export function type(text: string, given: Partial<ProposedAct> & { secret?: boolean } = {}): ProposedAct {
  const { secret = false, ...rest } = given
  return proposedAct({ kind: 'type', text, secret }, rest)
}

export function focus(role: UiElement['role'], name = '', given: Partial<UiElement> = {}): UiElement {
  return element(role, name, BOX, { focused: true, ...given })
}

/** A dialog of Mousepad that says this and has these buttons. */
export function dialog(says: string, buttons: string[]): Pick<ProposedAct, 'window' | 'seen'> {
  return {
    window: windowOf('mousepad', { kind: 'dialog', title: 'Question' }),
    seen: [element('label', says, BOX), ...buttons.map((name) => element('button', name, BOX))],
  }
}
