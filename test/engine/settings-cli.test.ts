import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { commandLine } from '../support/command-line.ts'
import { sendJson, startModelServer } from '../support/model-server.ts'

/** What stands on the standard input of the next command. */
function typeIn(text: string): void {
  const stdin = Object.getOwnPropertyDescriptor(process, 'stdin')
  Object.defineProperty(process, 'stdin', { value: Readable.from([text]), configurable: true })
  onTestFinished(() => void (stdin && Object.defineProperty(process, 'stdin', stdin)))
}

describe('understudy settings', () => {
  it('sets up a model for each role, changes one, takes one away, and shows all', async () => {
    const { run } = await commandLine()
    await run('settings', 'model', 'small', 'http://127.0.0.1:9/v1', 's', '--stream', '--timeout', '120')
    await run('settings', 'model', 'large', 'http://127.0.0.1:9/v1', 'l', '--price', '2.5,10,USD', '--calls-per-minute', '30')
    await run('settings', 'model', 'judge', 'http://127.0.0.1:9/v1', 'j')
    await run('settings', 'model', 'http://127.0.0.1:9/v1', 'words')
    expect((await run('settings', 'model', 'small', '--no-stream', '--accuracy', '0.9')).out).toBe(
      'small model: s at http://127.0.0.1:9/v1; price: not known; 120 s for an answer; right in 90 of 100 decisions\n',
    )
    await run('settings', 'model', 'judge', '--none')
    await run('settings', 'budget', '--calls', '7', '--money', '0.5', '--seconds', 'none')
    expect((await run('settings')).out.trimEnd().split('\n')).toEqual([
      'theme: system',
      'approvals wait: 60 s',
      'a step that needs you waits: 600 s',
      'your own mouse and keyboard pause a run: yes',
      'model: words at http://127.0.0.1:9/v1; price: not known; no key',
      'small model: s at http://127.0.0.1:9/v1; price: not known; 120 s for an answer; right in 90 of 100 decisions; no key',
      'large model: l at http://127.0.0.1:9/v1; price: 2.5 in, 10 out (USD for a million tokens); 30 calls a minute; no key',
      'judge: none; what is unsure counts as not done',
      'vectors: none; what is looked for goes by words alone',
      'a run may use of models: 7 calls, 200000 tokens, 0.5 in money, any number of seconds; then it asks',
    ])
    expect(JSON.parse((await run('settings', '--json')).out)).toMatchObject({
      model: { name: 'words', price: null },
      roles: {
        small: { url: 'http://127.0.0.1:9/v1', name: 's', price: null, stream: false, timeoutSeconds: 120, accuracy: 0.9 },
        large: { name: 'l', price: { input: 2.5, output: 10, currency: 'USD' }, callsPerMinute: 30 },
        judge: null,
      },
      budget: { calls: 7, tokens: 200_000, money: 0.5, seconds: null },
    })
  })

  it.each([
    [['model', 'tiny', 'http://127.0.0.1:9/v1', 's'], 'There is no role “tiny”.'],
    [['model', 'small', 'file:///etc', 's'], 'A model needs the address of its server and its name.'],
    [['model', 'small', 'http://127.0.0.1:9/v1', 's', '--timeout', '1'], 'That does not do for timeoutSeconds'],
    [['model', 'small', '--stream'], 'A model needs the address of its server and its name.'],
    [['budget', '--calls', '1.5'], 'Calls and tokens are whole numbers.'],
    [['budget', '--calls', '-1'], 'It is a number that is not negative, or none.'],
    [['key', 'tiny'], 'There is no role “tiny”.'],
  ])('refuses %j in words', async (args, message) => {
    const { run } = await commandLine()
    const { status, err } = await run('settings', ...args)
    expect({ status, says: err.includes(message) }).toEqual({ status: 2, says: true })
  })
})

describe('understudy settings key', () => {
  it('keeps a key from the standard input in the encrypted file, and never prints it', async () => {
    const { run, home } = await commandLine()
    vi.stubEnv('UNDERSTUDY_PASSPHRASE', 'correct horse battery')
    await run('settings', 'model', 'small', 'http://127.0.0.1:9/v1', 's')
    typeIn('sk-very-secret\n')
    const kept = await run('settings', 'key', 'small')
    const shown = await run('settings')
    expect({ kept: kept.out, status: kept.status, shown: shown.out.includes('no key') }).toEqual({
      kept: 'The key of small is kept in an encrypted file.\n',
      status: 0,
      shown: false,
    })
    const names = (await readdir(home, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
    const texts = await Promise.all(names.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')))
    expect([...texts, kept.err, shown.out, shown.err].filter((text) => text.includes('sk-very-secret'))).toEqual([])
    expect((await run('settings', 'key', 'small', '--delete')).out).toBe('The key of small is deleted.\n')
  })

  it('says what is missing without a passphrase, and where the environment has the key', async () => {
    const { run } = await commandLine()
    typeIn('sk-very-secret\n')
    const without = await run('settings', 'key', 'small')
    expect({ status: without.status, says: without.err.includes('UNDERSTUDY_PASSPHRASE'), tells: without.err.includes('sk-very') }).toEqual(
      {
        status: 27,
        says: true,
        tells: false,
      },
    )
    vi.stubEnv('UNDERSTUDY_JUDGE_KEY', 'sk-outside')
    typeIn('sk-very-secret\n')
    expect(await run('settings', 'key', 'judge')).toMatchObject({ status: 2, err: expect.stringContaining('UNDERSTUDY_JUDGE_KEY') })
  })
})

describe('understudy settings check', () => {
  it('asks each server with its own key, says what is sent there, and has a status of its own', async () => {
    const { run } = await commandLine()
    const { baseUrl, seen, stop } = await startModelServer((_, response) => sendJson(response, 200, { data: [{ id: 's' }] }))
    onTestFinished(stop)
    vi.stubEnv('UNDERSTUDY_SMALL_KEY', 'sk-small')
    expect(await run('settings', 'check')).toMatchObject({
      status: 0,
      out: 'No model is set up; none is needed, and nothing leaves this machine.\n',
    })
    await run('settings', 'model', 'small', baseUrl, 's')
    await run('settings', 'model', 'large', baseUrl, 'l')
    const small = await run('settings', 'check', 'small')
    const all = await run('settings', 'check')
    expect({
      small: small.status,
      all: all.status,
      says: all.out.includes('does not offer “l”'),
      here: small.out.includes('nothing leaves it'),
    }).toEqual({
      small: 0,
      all: 26,
      says: true,
      here: true,
    })
    expect(seen.map(({ authorization }) => authorization).sort()).toEqual(['Bearer sk-small', 'Bearer sk-small', undefined])
  })
})
