import { describe, expect, it } from 'vitest'
import { overwriteRule } from '../../../../executor/gate/rules/overwrite.ts'
import { click, dialog, focus, press, windowOf } from '../acts.ts'

const ask = (reason: string) => ({ kind: 'ask', rule: 'overwrite', reason, undo: 'no' })

describe('the rule about overwriting', () => {
  const exists = dialog('A file named “note.txt” already exists. Do you want to replace it?', ['Cancel', 'Replace'])
  const reason = 'Something is already there: “A file named “note.txt” already exists. Do you want to replace it?”.'

  it('asks before the dialog of a program is told to write over a file, by mouse or key', () => {
    expect(overwriteRule(click('Replace', exists))).toEqual(ask(reason))
    expect(overwriteRule(click('Yes', exists))).toEqual(ask(reason))
    expect(overwriteRule(press('Return', exists))).toEqual(ask(reason))
    expect(overwriteRule(press('alt+r', exists))).toEqual(ask(reason))
    expect(overwriteRule(click('Ersetzen', dialog('Die Datei existiert bereits.', ['Abbrechen', 'Ersetzen'])))).toEqual(
      ask('Something is already there: “Die Datei existiert bereits.”.'),
    )
  })

  it('lets the way out of that dialog pass', () => {
    expect(overwriteRule(click('Cancel', exists))).toBeUndefined()
    expect(overwriteRule(press('Escape', exists))).toBeUndefined()
    expect(overwriteRule(press('Return', { ...exists, focused: focus('button', 'Cancel') }))).toBeUndefined()
  })

  it('asks where only the button tells of it', () => {
    for (const name of ['Overwrite', 'Überschreiben', 'Replace', 'Ersetzen', 'Datei ersetzen', 'Écraser'])
      expect(overwriteRule(click(name))).toEqual(ask(`“${name}” writes over what is already there.`))
  })

  it('knows that “Replace” in find and replace edits text', () => {
    expect(overwriteRule(click('Replace', { window: windowOf('mousepad', { kind: 'dialog', title: 'Find and Replace' }) }))).toBeUndefined()
    expect(
      overwriteRule(click('Ersetzen', { window: windowOf('mousepad', { kind: 'dialog', title: 'Suchen und Ersetzen' }) })),
    ).toBeUndefined()
  })

  it('has no opinion on saving, on other dialogs, and on a file of that name in a list', () => {
    expect(overwriteRule(click('Save'))).toBeUndefined()
    expect(overwriteRule(click('OK', dialog('The file was saved.', ['OK'])))).toBeUndefined()
    expect(overwriteRule(click('already exists.txt', { ...dialog('Choose a name', ['Save']), role: 'list-item' }))).toBeUndefined()
  })
})
