import { describe, expect, it } from 'vitest'
import { installRule } from '../../../../executor/gate/rules/install.ts'
import { permissionsRule } from '../../../../executor/gate/rules/permissions.ts'
import { signRule } from '../../../../executor/gate/rules/sign.ts'
import { element } from '../../fake-world.ts'
import { click, dialog, focus, press, windowOf } from '../acts.ts'

const BOX = { x: 10, y: 60, width: 40, height: 20 }

describe('the rule about signing', () => {
  it.each([
    'Sign',
    'Sign and send',
    'Adopt and sign',
    'Jetzt unterschreiben',
    'Firmar',
    'Signer',
    'Подписать',
    '签署',
    'Approve',
    'Genehmigen',
  ])('asks before “%s” is pressed', (name) => {
    expect(signRule(click(name))).toEqual({ kind: 'ask', rule: 'sign', reason: `“${name}” signs or decides in your name.`, undo: 'no' })
  })

  it.each(['Sign in', 'Sign up', 'Sign out', 'Signature settings', 'Design', 'Assign'])('has no opinion on “%s”', (name) => {
    expect(signRule(click(name))).toBeUndefined()
  })

  it('asks before Return in a form whose button signs', () => {
    const form = { seen: [element('button', 'Sign now', BOX)], focused: focus('field', 'Full name') }
    expect(signRule(press('Return', form))?.reason).toBe('Return in this form may press “Sign now”, which signs or decides in your name.')
  })
})

describe('the rule about installing', () => {
  it.each([
    'Install',
    'Install now',
    'Update all',
    'Add extension',
    'Run anyway',
    'Installieren',
    'Installer',
    'Установить',
    '安装',
    'Enable macros',
  ])('asks before “%s” is pressed', (name) => {
    const ask = { kind: 'ask', rule: 'install', reason: `“${name}” installs or runs a program.`, undo: 'unknown' }
    expect(installRule(click(name))).toEqual(ask)
  })

  it.each([
    ['How to install', 'link'],
    ['Install the printer', 'list-item'],
    ['Installed programs', 'button'],
    ['Run query', 'button'],
    ['Update', 'button'],
  ] as const)('has no opinion on “%s” (%s)', (name, role) => {
    expect(installRule(click(name, { role }))).toBeUndefined()
  })
})

describe('the rule about leave', () => {
  it.each([
    'Allow',
    'Allow access',
    'Share',
    'Grant access',
    'Make public',
    'Make admin',
    'Zulassen',
    'Autoriser',
    'Permitir',
    '允许',
    'Authenticate',
  ])('asks before “%s” is pressed', (name) => {
    const ask = { kind: 'ask', rule: 'permissions', reason: `“${name}” gives others leave to read or to act.`, undo: 'unknown' }
    expect(permissionsRule(click(name))).toEqual(ask)
  })

  it.each(['Do not allow', 'Deny', 'Allowed devices', 'Copy link', 'Share of the market'])('has no opinion on “%s”', (name) => {
    expect(permissionsRule(click(name))).toBeUndefined()
  })

  it('asks in a prompt for the administrator, whatever its button says, and lets the ways out pass', () => {
    const prompt = dialog('Authentication is needed to run a program as the super user.', ['Go on', 'Cancel', 'Deny'])
    expect(permissionsRule(click('Go on', prompt))?.reason).toBe(
      'The dialog asks for leave: “Authentication is needed to run a program as the super user.”.',
    )
    expect(permissionsRule(press('Return', { ...prompt, focused: focus('password', 'Password') }))?.kind).toBe('ask')
    expect(permissionsRule(click('Cancel', prompt))).toBeUndefined()
    expect(permissionsRule(click('Deny', prompt))).toBeUndefined()
  })

  it('takes a choice of several words for an act, and one word for somebody’s own', () => {
    expect(permissionsRule(click('Anyone with the link', { role: 'list-item' }))?.kind).toBe('ask')
    expect(permissionsRule(click('Share', { role: 'list-item', window: windowOf('thunar') }))).toBeUndefined()
    expect(permissionsRule(click('Allow this file to run as a program', { role: 'checkbox' }))?.kind).toBe('ask')
  })
})
