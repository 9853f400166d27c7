import { describe, expect, it } from 'vitest'
import { type CallHandlers, Settings, UnderstudyError } from '#contract'
import { dispatch, eventMessage } from '../../main/shell/dispatch.ts'

const handlers = {
  'settings.get': async () => ({ theme: 'dark', approvalSeconds: 60 }),
  'settings.set': async (settings: unknown) => settings,
  'task.list': async () => [{ nonsense: true }],
  'run.list': async () => {
    throw new Error('inner detail that pages must not see')
  },
  'page.get': async () => {
    throw new UnderstudyError('not-found', 'There is no such page.', 'Look at the list.')
  },
} as unknown as CallHandlers

async function answer(message: unknown) {
  const bugs: unknown[] = []
  return { message: await dispatch(handlers, message, (bug) => bugs.push(bug)), bugs: bugs.length }
}

describe('a call from a page', () => {
  it('is answered with the output of its handler', async () => {
    expect(await answer({ id: 7, name: 'settings.get', input: {} })).toEqual({
      message: { kind: 'answer', id: 7, output: Settings.parse({ theme: 'dark', approvalSeconds: 60 }) },
      bugs: 0,
    })
  })

  it.each([undefined, 'x', {}, { id: 'one', name: 'settings.get', input: {} }])('is refused when it is not a call: %j', async (message) => {
    expect(await answer(message)).toEqual({
      message: { kind: 'fault', id: -1, error: { code: 'bad-input', message: 'That is not a call.', advice: 'Reload the window.' } },
      bugs: 0,
    })
  })

  it.each(['nothing.there', 'constructor', '__proto__'])('is refused when the table has no %s', async (name) => {
    expect(await answer({ id: 1, name, input: {} })).toEqual({
      message: { kind: 'fault', id: 1, error: { code: 'bad-input', message: `There is no call “${name}”.`, advice: 'Reload the window.' } },
      bugs: 0,
    })
  })

  it('is refused when its input does not fit, before the handler sees it', async () => {
    const { message } = await answer({ id: 1, name: 'settings.set', input: { theme: 'pink', approvalSeconds: 60 } })
    expect(message).toMatchObject({ kind: 'fault', error: { code: 'bad-input' } })
  })

  it('passes on what is wrong with the world, and what to do', async () => {
    expect(await answer({ id: 3, name: 'page.get', input: { id: 'page-1' } })).toEqual({
      message: { kind: 'fault', id: 3, error: { code: 'not-found', message: 'There is no such page.', advice: 'Look at the list.' } },
      bugs: 0,
    })
  })

  it.each(['run.list', 'task.list'])('tells a bug to us and not to the page (%s)', async (name) => {
    const { message, bugs } = await answer({ id: 1, name, input: {} })
    expect({ message, bugs }).toMatchObject({ message: { kind: 'fault', error: { code: 'bug' } }, bugs: 1 })
    expect(JSON.stringify(message)).not.toContain('inner detail')
  })
})

describe('an event to the pages', () => {
  it('must fit its schema', () => {
    expect(eventMessage('tasks.changed', {})).toEqual({ kind: 'event', name: 'tasks.changed', data: {} })
    expect(() => eventMessage('settings.changed', { theme: 'pink' })).toThrow()
  })
})
