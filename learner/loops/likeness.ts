import type { Neighbour, Role, Target } from '#contract'
import type { Draft } from '../draft.ts'
import { labelOf, roleOf } from '../field.ts'
import { listLabel, rowWordsOf } from '../uses.ts'

/** Things of a list, of which another one is taken each round. */
const LISTED: Role[] = ['list-item', 'row', 'cell', 'tree-item']
const LIST = /^(list|table|tree|row)( |$)/u

/**
 * For each draft what it does to what, without the value that it types or the place where it does it: two that are alike do the same to the same thing, or to
 * things of one list. Undefined where a repetition would say nothing.
 */
export function likenessesOf(drafts: readonly Draft[]): (string | undefined)[] {
  let field: { windowId: number; thing: string } | undefined
  return drafts.map((draft) => {
    const { act, window } = draft
    const where = `${window.program} ${window.kind}`
    switch (act.kind) {
      case 'type': {
        const goesOn = field?.windowId === window.id ? field.thing : 'focus'
        const thing = draft.hit || draft.target ? fieldOf(draft) : goesOn
        field = { windowId: window.id, thing }
        return act.secret ? undefined : key('type', where, thing)
      }
      case 'press':
        if (/Tab$/u.test(act.key)) field = undefined
        return key('press', where, act.modifiers.toSorted().join('+'), act.key)
      case 'click':
        field = undefined
        return key('click', where, act.button, act.count, act.modifiers.toSorted().join('+'), thingOf(draft))
      case 'scroll':
        return key('scroll', where, Math.sign(act.notchesX), Math.sign(act.notchesY))
      case 'read':
        return key('read', where, thingOf(draft))
      case 'drag':
        field = undefined
        return key('drag', where, act.button, thingOf(draft))
      default:
        return undefined
    }
  })
}

function key(...parts: (string | number)[]): string {
  return parts.join('\n')
}

function fieldOf(draft: Draft): string {
  const role = roleOf(draft)
  const label = labelOf(draft.target, draft.hit)
  return role === 'cell' || label === undefined ? `${role}` : `${role} ${label}`
}

function thingOf(draft: Draft): string {
  const { target } = draft
  const role = roleOf(draft) ?? 'unknown'
  if (isListed(draft)) return `${role} of ${listOf(draft)}`
  // The boxes of a table are called after their rows, whose words were not always told.
  if (isBoxInRow(draft)) return `${role} in a row of ${listOf(draft)}`
  const name = nameWithoutRow(target, rowWordsOf(target))
  return `${role} ${name === '' ? (labelOf(target, draft.hit) ?? '') : name}`
}

export function isBoxInRow(draft: Draft): boolean {
  const role = roleOf(draft)
  return (
    (role === 'checkbox' || role === 'radio') &&
    (rowWordsOf(draft.target).length > 0 || pathOf(draft).some((step) => /^row( |$)/u.test(step)))
  )
}

/** One of a list: what it is called is another thing each round. */
export function isListed(draft: Draft): boolean {
  const role = roleOf(draft) ?? 'unknown'
  if (LISTED.includes(role)) return true
  return (
    (role === 'link' || role === 'checkbox') &&
    rowWordsOf(draft.target).length === 0 &&
    pathOf(draft).some((step) => /^list( |$)/u.test(step))
  )
}

function listOf(draft: Draft): string {
  const steps = pathOf(draft)
  const last = steps.findLastIndex((step) => LIST.test(step) && !step.startsWith('row'))
  return listLabel(draft, undefined) ?? steps.slice(0, last + 1).join('\n')
}

function pathOf(draft: Draft): string[] {
  return draft.target?.path ?? draft.hit?.path ?? []
}

/** `Choose Anna` in the row of Anna is called `Choose …`. */
function nameWithoutRow(target: Target | undefined, rows: readonly Neighbour[]): string {
  return rows.reduce((name, row) => (row.name.length < 2 ? name : name.replaceAll(row.name, '…')), target?.name ?? '')
}
