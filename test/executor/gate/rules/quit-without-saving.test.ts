import { describe, expect, it } from 'vitest'
import { quitWithoutSavingRule } from '../../../../executor/gate/rules/quit-without-saving.ts'
import { click, dialog, press } from '../acts.ts'

const ask = (reason: string) => ({ kind: 'ask', rule: 'quit-without-saving', reason, undo: 'no' })

describe('the rule about quitting without saving', () => {
  it.each([
    'Don’t Save',
    "Don't Save",
    'Do not save',
    'Discard',
    'Discard changes',
    'Close without Saving',
    'Nicht speichern',
    'Verwerfen',
    'Ohne Speichern schließen',
    'Ne pas enregistrer',
    'No guardar',
    'Non salvare',
    'Niet opslaan',
    '保存しない',
  ])('asks before “%s” is pressed', (name) => {
    expect(quitWithoutSavingRule(click(name))).toEqual(ask(`“${name}” throws away what was not saved.`))
  })

  it('asks before any other answer to a dialog about unsaved changes, but not before Save and Cancel', () => {
    const asks = dialog('Do you want to save changes to “note.txt” before closing?', ['Cancel', 'No', 'Save'])
    const reason = 'Something is not saved yet: “Do you want to save changes to “note.txt” before closing?”.'
    expect(quitWithoutSavingRule(click('Close', asks))).toEqual(ask(reason))
    expect(quitWithoutSavingRule(press('alt+d', asks))).toEqual(ask(reason))
    for (const name of ['Cancel', 'Save', 'Save As…']) expect(quitWithoutSavingRule(click(name, asks))).toBeUndefined()
    expect(quitWithoutSavingRule(click('Speichern', dialog('Änderungen speichern?', ['Speichern'])))).toBeUndefined()
  })

  it('asks before “No” to such a dialog, which there is no way out', () => {
    expect(quitWithoutSavingRule(click('No', dialog('Save changes before closing?', ['Cancel', 'No', 'Yes'])))?.kind).toBe('ask')
    expect(quitWithoutSavingRule(click('Nein', dialog('Änderungen speichern?', ['Ja', 'Nein'])))?.kind).toBe('ask')
  })

  it('has no opinion on closing as such: the program asks by itself', () => {
    expect(quitWithoutSavingRule(press('alt+F4'))).toBeUndefined()
    expect(quitWithoutSavingRule(click('Close'))).toBeUndefined()
  })
})
