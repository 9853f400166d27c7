import { describe, expect, it } from 'vitest'
import { deleteRule } from '../../../../executor/gate/rules/delete.ts'
import { click, dialog, focus, press, windowOf } from '../acts.ts'

const ask = (reason: string, undo: 'yes' | 'no' | 'unknown' = 'unknown') => ({ kind: 'ask', rule: 'delete', reason, undo })

describe('the rule about deleting', () => {
  it.each([
    'Delete',
    'delete…',
    'DELETE',
    'Delete message',
    'Remove',
    'Empty Trash',
    'Löschen',
    'Nachricht löschen',
    'Entfernen',
    'Papierkorb leeren',
    'Supprimer',
    'Eliminar',
    'Borrar todo',
    'Elimina',
    'Excluir',
    'Verwijderen',
    'Usuń',
    'Удалить',
    'Ta bort',
    '删除',
    'ファイルを削除',
    '삭제하기',
  ])('asks before “%s” is pressed', (name) => {
    expect(deleteRule(click(name))).toEqual(ask(`“${name}” deletes something.`))
  })

  it('knows that the trash gives back what it took, and that an emptied one does not', () => {
    expect(deleteRule(click('Move to Trash', { role: 'menu-item' }))).toEqual(ask('“Move to Trash” deletes something.', 'yes'))
    expect(deleteRule(click('In den Papierkorb verschieben', { role: 'menu-item' }))).toEqual(
      ask('“In den Papierkorb verschieben” deletes something.', 'yes'),
    )
    expect(deleteRule(click('Empty Trash'))?.undo).toBe('unknown')
  })

  it.each([
    ['Save', 'button'],
    ['Open Trash', 'button'],
    ['Undelete', 'button'],
    ['Clear formatting', 'menu-item'],
    ['Delete formatting', 'menu-item'],
    ['how to delete me.txt', 'list-item'],
    ['Delete this file please.txt', 'cell'],
    ['Reason to delete', 'field'],
    ['Delete after download', 'checkbox'],
    ['Seven things to know before you delete your account for good', 'link'],
  ] as const)('has no opinion on “%s” (%s)', (name, role) => {
    expect(deleteRule(click(name, { role }))).toBeUndefined()
  })

  it('has none on a right click, which only opens a menu', () => {
    expect(deleteRule(click('Delete', { button: 'right' }))).toBeUndefined()
  })

  it('asks when Return or the space bar would press a button that deletes', () => {
    expect(deleteRule(press('Return', { focused: focus('button', 'Delete') }))).toEqual(ask('“Delete” deletes something.'))
    expect(deleteRule(press('space', { focused: focus('button', 'Löschen') }))).toEqual(ask('“Löschen” deletes something.'))
    expect(deleteRule(press('Return', { focused: focus('button', 'Cancel') }))).toBeUndefined()
  })

  it('asks before a dialog that wants to delete gets an answer, but lets its way out pass', () => {
    const asks = dialog('Are you sure you want to permanently delete “notes”?', ['Cancel', 'OK'])
    const reason = 'The dialog asks whether to delete: “Are you sure you want to permanently delete “notes”?”.'
    expect(deleteRule(click('OK', asks))).toEqual(ask(reason))
    expect(deleteRule(press('Return', asks))).toEqual(ask(reason))
    expect(deleteRule(press('alt+y', asks))).toEqual(ask(reason))
    expect(deleteRule(click('Cancel', asks))).toBeUndefined()
    expect(deleteRule(press('Return', { ...asks, focused: focus('button', 'Cancel') }))).toBeUndefined()
    expect(deleteRule(press('Escape', asks))).toBeUndefined()
    expect(deleteRule(press('Tab', asks))).toBeUndefined()
    expect(deleteRule(click('Ja', dialog('Möchten Sie die Datei wirklich löschen?', ['Nein', 'Ja'])))?.kind).toBe('ask')
  })

  it('asks before the Delete key on a thing, and knows what Shift does to it', () => {
    const files = { window: windowOf('thunar') }
    expect(deleteRule(press('Delete', { ...files, focused: focus('list-item', 'a.txt') }))).toEqual(
      ask('The Delete key deletes the selected item.'),
    )
    expect(deleteRule(press('Delete', { ...files, focused: focus('row', 'a.txt') }))).toEqual(
      ask('The Delete key deletes the selected row.'),
    )
    expect(deleteRule(press('shift+Delete', { ...files, focused: focus('icon', 'a.txt') }))).toEqual(
      ask('Shift+Delete deletes the selected icon without the trash.', 'no'),
    )
    expect(deleteRule(press('Delete', files))).toEqual(ask('The Delete key deletes what is selected.'))
  })

  it('knows that in text and in cells the Delete key edits', () => {
    for (const role of ['field', 'document', 'cell', 'combobox'] as const)
      expect(deleteRule(press('Delete', { focused: focus(role) }))).toBeUndefined()
  })
})
