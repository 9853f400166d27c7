import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Grant, TaskId } from '#contract'
import { openMemory } from '#memory'
import { createGrantCalls } from '../../engine/grants.ts'
import { commandLine } from '../support/command-line.ts'
import { sampleTask } from '../support/sample-task.ts'
import { createStillClock } from '../support/still-clock.ts'

async function withGrants() {
  const { home, run } = await commandLine()
  const open = () => openMemory({ folder: join(home, 'memory'), clock: createStillClock() })
  const memory = await open()
  const task = await memory.saveTask(sampleTask('Write a note'))
  const grant = (rule: string, letter: string, grantedAt: string): Grant => ({
    taskId: task.id as TaskId,
    rule,
    signature: letter.repeat(64),
    grantedAt,
    what: 'press “Delete” in Thunar',
  })
  await memory.saveGrant(grant('delete', 'a', '2026-01-01T00:00:00.000Z'))
  await memory.saveGrant(grant('first-run', 'b', '2026-01-02T00:00:00.000Z'))
  await memory[Symbol.asyncDispose]()
  return { open, run, grant }
}

describe('what was allowed for always', () => {
  it('is listed with its task, the newest first, and taken back one by one', async () => {
    const { open, grant } = await withGrants()
    await using memory = await open()
    const calls = createGrantCalls({ memory })
    const list = await calls['grant.list']({})
    expect(list.map(({ rule, what, task }) => [rule, what, task])).toEqual([
      ['first-run', 'press “Delete” in Thunar', 'Write a note'],
      ['delete', 'press “Delete” in Thunar', 'Write a note'],
    ])
    const { taskId, signature } = grant('delete', 'a', '')
    expect(await calls['grant.revoke']({ taskId, rule: 'delete', signature })).toEqual({ revoked: true })
    expect(await calls['grant.revoke']({ taskId, rule: 'delete', signature })).toEqual({ revoked: false })
    expect((await calls['grant.list']({})).map(({ rule }) => rule)).toEqual(['first-run'])
  })

  it('is shown by the command line, and taken back by the name it shows', async () => {
    const { run } = await withGrants()
    expect((await run('grants')).out).toContain('delete:aaaaaaaa')
    expect((await run('grants', 'revoke', 'delete:aaaaaaaa')).out).toBe('Asked about again: press “Delete” in Thunar (Write a note).\n')
    expect((await run('grants')).out).not.toContain('delete:')
    expect((await run('grants', 'revoke', 'delete:aaaaaaaa')).err).toContain('Nothing was allowed as delete:aaaaaaaa.')
    expect((await run('grants', 'revoke', '--all')).out).toContain('Asked about again')
    expect((await run('grants')).out).toBe('Nothing is allowed for always.\n')
  })
})

describe('understudy gate', () => {
  it('writes an example, shows what holds, and fails on what is wrong', async () => {
    const { home, run } = await commandLine()
    expect((await run('gate', 'init')).out).toBe(`Written: ${join(home, 'gate.json')}\n`)
    expect((await run('gate')).out).toBe(`${join(home, 'gate.json')}\nThe gate’s own rules hold; nothing is set.\n`)
    await writeFile(join(home, 'gate.json'), '{ "version": 1, "evrywhere": {} }')
    const wrong = await run('gate')
    expect([wrong.status, wrong.out.split('\n').at(-2)]).toEqual([
      2,
      'Line 1: “evrywhere” means nothing here. Known are: version, everywhere, programs, tasks.',
    ])
  })
})
