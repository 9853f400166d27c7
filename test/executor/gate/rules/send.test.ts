import { describe, expect, it } from 'vitest'
import { sendRule } from '../../../../executor/gate/rules/send.ts'
import { element } from '../../fake-world.ts'
import { click, focus, press, type, windowOf } from '../acts.ts'

const ask = (reason: string) => ({ kind: 'ask', rule: 'send', reason, undo: 'no' })
const BOX = { x: 10, y: 60, width: 40, height: 20 }

describe('the rule about sending', () => {
  it.each([
    'Send',
    'Send message',
    'Submit',
    'Submit the form',
    'Publish',
    'Post',
    'Senden',
    'Absenden',
    'Abschicken',
    'Veröffentlichen',
    'Envoyer',
    'Enviar',
    'Invia',
    'Verzenden',
    'Отправить',
    '送信する',
    '发送',
  ])('asks before “%s” is pressed', (name) => {
    expect(sendRule(click(name))).toEqual(ask(`“${name}” sends what is filled in here.`))
  })

  it.each([
    ['Sender', 'button'],
    ['Send to back', 'menu-item'],
    ['Post office', 'button'],
    ['Save', 'button'],
    ['Resend settings', 'field'],
    ['Sent', 'list-item'],
    ['Send me the news by mail every day', 'link'],
    ['Reply', 'button'],
    ['Submit before Friday', 'list-item'],
  ] as const)('has no opinion on “%s” (%s)', (name, role) => {
    expect(sendRule(click(name, { role }))).toBeUndefined()
  })

  it('asks before Ctrl+Return in mail programs, browsers and chats, and not in an editor', () => {
    expect(sendRule(press('ctrl+Return', { window: windowOf('thunderbird') }))).toEqual(
      ask('Ctrl+Return sends the message in Thunderbird.'),
    )
    expect(sendRule(press('ctrl+Return', { window: windowOf('chromium') }))?.kind).toBe('ask')
    expect(sendRule(press('ctrl+Return', { window: windowOf('mousepad') }))).toBeUndefined()
  })

  it('asks before Return in a chat, also when it is part of the typed text', () => {
    expect(sendRule(press('Return', { window: windowOf('signal') }))).toEqual(ask('Return sends the message in Signal.'))
    expect(sendRule(type('Hello\n', { window: windowOf('signal') }))?.kind).toBe('ask')
    expect(sendRule(type('Hello', { window: windowOf('signal') }))).toBeUndefined()
  })

  it('asks before Return in a form whose button sends it', () => {
    const form = { window: windowOf('chromium'), seen: [element('button', 'Submit order', BOX)] }
    expect(sendRule(press('Return', { ...form, focused: focus('field', 'Name') }))).toEqual(
      ask('Return in this form may press “Submit order”, which sends it.'),
    )
    expect(sendRule(type('Ada\n', { ...form, focused: focus('field', 'Name') }))?.kind).toBe('ask')
  })

  it('lets Return pass in an address bar, in a list, and in a form without such a button', () => {
    const form = { window: windowOf('chromium'), seen: [element('button', 'Submit', BOX)] }
    expect(sendRule(press('Return', { ...form, focused: focus('field', 'Address and search bar') }))).toBeUndefined()
    expect(sendRule(press('Return', { ...form, focused: focus('field', 'Search', { path: ['toolbar main', 'panel'] }) }))).toBeUndefined()
    expect(sendRule(press('Return', { ...form, focused: focus('list-item', 'Inbox') }))).toBeUndefined()
    expect(
      sendRule(press('Return', { ...form, seen: [element('button', 'Search', BOX)], focused: focus('field', 'Search') })),
    ).toBeUndefined()
  })
})
