import { join } from 'node:path'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { ModelRole, Settings, type SetupCheck } from '#contract'
import { createKeyStore } from '../../engine/keys/key-store.ts'
import { createModelCalls } from '../../engine/model-calls.ts'
import { checkModels } from '../../engine/model-check.ts'
import { createModels } from '../../engine/model-roles.ts'
import { createSettingsFile } from '../../engine/settings.ts'
import { completion, type Script, sendJson, startModelServer } from '../support/model-server.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const NOTHING = Settings.parse({ theme: 'system', approvalSeconds: 60 })
const question = { system: 'You decide.', messages: [{ role: 'user' as const, text: 'What now?' }], schema: z.object({ act: z.string() }) }
const ENV = { UNDERSTUDY_SMALL_KEY: 'key-of-small', UNDERSTUDY_LARGE_KEY: 'key-of-large', UNDERSTUDY_JUDGE_KEY: 'key-of-judge' }
const model = (url: string, name: string) => ({ url, name, price: null })

async function server(script: Script) {
  const started = await startModelServer(script)
  onTestFinished(started.stop)
  return { ...started, host: new URL(started.baseUrl).host }
}
const offering = (...names: string[]) => server((_, response) => sendJson(response, 200, { data: names.map((id) => ({ id })) }))

async function engineModels(env: NodeJS.ProcessEnv = ENV) {
  const folder = await temporaryFolder()
  const keys = createKeyStore({ env, files: { keychain: join(folder, 'a'), passphrase: join(folder, 'b') }, cost: 2 ** 10 })
  const file = createSettingsFile(join(folder, 'settings.json'))
  const models = createModels(keys)
  return { folder, keys, file, models, calls: createModelCalls({ settings: file.read, keys, models }) }
}

describe('the models of the deciding roles', () => {
  it('are those that are set up, each with its own key, and only this machine is local', async () => {
    const { models } = await engineModels()
    const answering = await server((_, response) => sendJson(response, 200, completion('{"act":"click"}')))
    const roles = { small: model(answering.baseUrl, 's'), large: model('https://models.example.org/v1', 'l'), judge: null }
    const opened = models.roleModels({ ...NOTHING, roles })
    expect(
      Object.entries(opened).map(
        ([
          role,
          {
            model: { name },
            server: at,
            local,
            settings,
          },
        ]) => [role, name, at, local, settings],
      ),
    ).toEqual([
      ['small', 's', answering.host, true, roles.small],
      ['large', 'l', 'models.example.org', false, roles.large],
    ])
    await opened.small?.model.complete(question)
    expect(answering.seen.map(({ authorization }) => authorization)).toEqual(['Bearer key-of-small'])
  })

  it('are the same as long as their settings are, so that turns and what a server taught last from run to run', async () => {
    const { models } = await engineModels()
    const roles = { small: model('http://127.0.0.1:9/v1', 's'), large: null, judge: model('http://127.0.0.1:9/v1', 's') }
    const [first, again] = [models.roleModels({ ...NOTHING, roles }), models.roleModels({ ...NOTHING, roles })]
    const slower = models.roleModels({ ...NOTHING, roles: { ...roles, small: { ...roles.small, callsPerMinute: 3 } } })
    expect([
      first.small?.model === again.small?.model,
      first.small?.model === first.judge?.model,
      first.small?.model === slower.small?.model,
    ]).toEqual([true, false, false])
  })

  it.each([
    ['http://127.0.0.1:8080/v1', true],
    ['http://localhost/v1', true],
    ['http://[::1]:1234/v1', true],
    ['http://127.example.org/v1', false],
    ['http://localhost.example.org/v1', false],
    ['http://192.168.1.7:8080/v1', false],
    ['http://0.0.0.0:8080/v1', false],
  ])('at %s: local is %s', async (url, local) => {
    const { models } = await engineModels()
    expect(models.roleModels({ ...NOTHING, roles: { small: model(url, 's'), large: null, judge: null } }).small?.local).toBe(local)
  })
})

describe('the check of models', () => {
  it('is well with none, since none is needed', async () => {
    const { models } = await engineModels()
    expect(await checkModels(NOTHING, models.health)).toEqual({
      name: 'models',
      state: 'ok',
      text: 'No model is set up; none is needed.',
      advice: '',
    })
  })

  it('tells of each role in words, and is as bad as the worst', async () => {
    const { calls, file, models } = await engineModels()
    const good = await offering('small', 'words')
    const other = await offering('large')
    await file.write({
      ...NOTHING,
      model: model(good.baseUrl, 'words'),
      roles: { small: model(good.baseUrl, 'small'), large: model(other.baseUrl, 'small'), judge: model('http://127.0.0.1:9/v1', 'j') },
    })
    const check = (role: ModelRole) => calls['model.check']({ role })
    const told: SetupCheck[] = [
      await check('describe'),
      await check('small'),
      await check('large'),
      await check('judge'),
      await check('embed'),
    ]
    const goesOn = 'Recording, learning and running need no model.'
    expect(told).toEqual([
      { name: 'models', state: 'ok', text: `The model that describes steps: ${good.host} offers “words”.`, advice: '' },
      { name: 'models', state: 'ok', text: `The small model: ${good.host} offers “small”.`, advice: '' },
      {
        name: 'models',
        state: 'degraded',
        text: `The large model: The model server ${other.host} does not offer “small”.`,
        advice: `It offers: large. ${goesOn}`,
      },
      {
        name: 'models',
        state: 'degraded',
        text: 'The judge: The model server 127.0.0.1:9 cannot be reached.',
        advice: `Check that it runs and that the address is right. ${goesOn}`,
      },
      { name: 'models', state: 'ok', text: 'The server that makes vectors: none is set up; none is needed.', advice: '' },
    ])
    expect(await checkModels(await file.read(), models.health)).toEqual({
      name: 'models',
      state: 'degraded',
      text: told
        .slice(0, 4)
        .map(({ text }) => text)
        .join(' '),
      advice: `It offers: large. Check that it runs and that the address is right. ${goesOn}`,
    })
  })

  it('of a role whose key is locked says how to open it', async () => {
    const first = await engineModels({})
    await first.keys.set('small', 'key-of-small', { passphrase: 'correct horse battery' })
    const keys = createKeyStore({ env: {}, files: { keychain: join(first.folder, 'a'), passphrase: join(first.folder, 'b') } })
    const calls = createModelCalls({ settings: first.file.read, keys, models: createModels(keys) })
    await first.file.write({ ...NOTHING, roles: { small: model('http://127.0.0.1:9/v1', 's'), large: null, judge: null } })
    expect(await calls['model.check']({ role: 'small' })).toMatchObject({
      state: 'degraded',
      text: 'The small model: The keys of the models lie in a file that a passphrase encrypts.',
    })
  })
})

describe('what leaves this machine', () => {
  it('is told for each role that is set up, with its server, and whether others can read it on the way', async () => {
    const { calls, file } = await engineModels()
    expect(await calls['model.leaving']({})).toEqual([])
    await file.write({
      ...NOTHING,
      roles: {
        small: model('http://127.0.0.1:8080/v1', 's'),
        large: model('https://models.example.org/v1', 'l'),
        judge: model('http://models.example.org/v1', 'j'),
      },
    })
    const told = await calls['model.leaving']({})
    const open = (sent: string[]) => sent.filter((sentence) => sentence.includes('not encrypted')).length
    expect(told.map(({ role, model: name, server: at, local, sent }) => [role, name, at, local, open(sent), sent.at(-1)])).toEqual([
      ['small', 's', '127.0.0.1:8080', true, 0, 'The server is this machine: nothing leaves it.'],
      ['large', 'l', 'models.example.org', false, 0, expect.stringContaining('Not sent: secrets')],
      ['judge', 'j', 'models.example.org', false, 1, expect.stringContaining('Not sent: secrets')],
    ])
  })
})

describe('a key', () => {
  it('is set and told of by its place alone', async () => {
    const { calls } = await engineModels({})
    expect(await calls['model.setKey']({ role: 'large', key: 'key-of-large', passphrase: 'correct horse battery' })).toEqual({
      role: 'large',
      from: 'file',
    })
    expect((await calls['model.keys']({})).find(({ role }) => role === 'large')).toEqual({ role: 'large', from: 'file' })
    expect(await calls['model.unlock']({ passphrase: 'correct horse battery' })).toHaveLength(ModelRole.options.length)
    expect(await calls['model.setKey']({ role: 'large', key: null })).toEqual({ role: 'large', from: 'none' })
  })

  it('never stands in a fault, its cause, the settings or a check, whatever it is and whatever the server says back', async () => {
    let key = ''
    let status = 200
    const echo = await server((_, response) => sendJson(response, status, { error: { message: `Wrong key ${key}`, code: key, type: key } }))
    const env: NodeJS.ProcessEnv = {}
    const { calls, file, models } = await engineModels(env)
    const settings = await file.write({ ...NOTHING, roles: { small: model(echo.baseUrl, 'small'), large: null, judge: null } })
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[\w-]{16,40}$/), fc.constantFrom(200, 400, 401, 403, 404, 422), async (made, answers) => {
        key = `sk-${made}`
        status = answers
        env.UNDERSTUDY_SMALL_KEY = key
        const fault = await models
          .roleModels(settings)
          .small?.model.complete(question)
          .catch((error: unknown) => error)
        const told = inspect([fault, await calls['model.check']({ role: 'small' }), await calls['model.keys']({}), await file.read()], {
          depth: 20,
          showHidden: true,
        })
        expect(told).toContain('model-failed')
        expect(told).not.toContain(key)
      }),
      { numRuns: 30 },
    )
    expect(echo.seen.at(-1)?.authorization).toBe(`Bearer ${key}`)
  })
})
