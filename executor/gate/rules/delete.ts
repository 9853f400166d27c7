import type { Verdict } from '#contract'
import { short } from '../../plain-text.ts'
import type { ProposedAct } from '../proposed-act.ts'
import { answersDialog, isKey, nameSays, presses } from '../reading.ts'
import { ASKS_TO_DELETE, DELETE, NO, STAY, type Words } from '../words.ts'

const TRASH: Words = {
  anywhere: ['trash', 'bin', 'wastebasket', 'papierkorb', 'corbeille', 'papelera', 'cestino', 'lixeira', 'prullenbak', 'kosza', '回收站'],
  whole: [],
  harmless: ['empty', 'leeren', 'vider', 'vaciar', 'svuota', 'esvaziar', 'legen', 'opróżnij'],
}

/** Buttons and menu entries that delete, answers to 'Delete?', and the Delete key on a thing that is not text. */
export function deleteRule(act: ProposedAct): Verdict | undefined {
  const name = presses(act, DELETE)
  if (name !== undefined) {
    const undo = nameSays(name, TRASH, undefined) ? 'yes' : 'unknown'
    return { kind: 'ask', rule: 'delete', reason: `“${short(name)}” deletes something.`, undo }
  }
  const asked = answersDialog(act, ASKS_TO_DELETE, [...STAY, ...NO])
  if (asked !== undefined)
    return { kind: 'ask', rule: 'delete', reason: `The dialog asks whether to delete: “${short(asked)}”.`, undo: 'unknown' }
  return deleteKey(act)
}

const THINGS = ['list-item', 'row', 'tree-item', 'icon', 'image', 'list', 'tree', 'table', 'link']

function deleteKey(act: ProposedAct): Verdict | undefined {
  const forGood = isKey(act, ['Delete', 'KP_Delete'], ['shift'])
  if (!forGood && !isKey(act, ['Delete', 'KP_Delete'])) return undefined
  const role = act.focused?.role
  // In text and in cells the key edits, and the program's undo brings it back.
  if (role !== undefined && !THINGS.includes(role)) return undefined
  const what = role === undefined ? 'what is selected' : `the selected ${role === 'list-item' || role === 'tree-item' ? 'item' : role}`
  const reason = forGood ? `Shift+Delete deletes ${what} without the trash.` : `The Delete key deletes ${what}.`
  return { kind: 'ask', rule: 'delete', reason, undo: forGood ? 'no' : 'unknown' }
}
