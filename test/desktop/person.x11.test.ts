import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonInput } from '#contract'
import { until } from '../support/until.ts'
import { openX11Stage, type X11Stage } from './x11-stage.ts'

/** The person is xdotool: another process whose events come through the same test extension as ours. */
const run = promisify(execFile)
let stage: X11Stage
const told: PersonInput['kind'][] = []
let stop: () => Promise<void>

beforeAll(async () => {
  stage = await openX11Stage()
  stage.session.start('mousepad')
  await stage.windowOf('mousepad')
  stop = (await stage.desktop.watchPerson?.(({ kind }) => told.push(kind))) ?? (async () => {})
})
afterAll(async () => {
  await stop?.()
  await stage?.close()
})

const xdotool = (...args: string[]) => run('xdotool', args, { env: stage.session.env })

describe('telling the person’s input on an X server', () => {
  it('takes nothing of what we do for the person’s, whatever it is', async () => {
    const { box } = await stage.windowOf('mousepad')
    const at = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) }
    await stage.act({ kind: 'click', button: 'left', count: 2, modifiers: [], at })
    await stage.type('Plain WORDS, “Łódź” 東京 Привет 🙂, and one more time: Łódź.')
    await stage.press('ctrl+shift+Left')
    await stage.press('Escape')
    await stage.act({ kind: 'click', button: 'right', count: 1, modifiers: ['ctrl'], at })
    await stage.press('Escape')
    await stage.act({ kind: 'scroll', at, notchesX: 1, notchesY: -3 })
    const path = [at, { x: at.x + 120, y: at.y + 40 }, { x: at.x - 60.4, y: at.y - 30.6 }]
    await stage.act({ kind: 'drag', button: 'left', modifiers: ['shift'], path })
    await stage.act({ kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: -5, y: 5000 } })
    expect(told).toEqual([])
    // What comes last is heard last: so all of ours was heard before.
    await xdotool('key', 'a')
    await until('the key', async () => told.length > 0)
    expect(told).toEqual(['key'])
  })

  it.each([
    ['a key', ['key', 'F9'], 'key'],
    ['a modifier', ['keydown', 'Control_L', 'keyup', 'Control_L'], 'key'],
    ['a click', ['click', '1'], 'button'],
    ['the wheel', ['click', '5'], 'wheel'],
    ['the mouse', ['mousemove_relative', '40', '0'], 'motion'],
  ] as const)('tells of %s', async (_what, command, kind) => {
    told.length = 0
    await xdotool(...command)
    await until('the person to be seen', async () => told.length > 0)
    expect(told[0]).toBe(kind)
  })

  it('tells of the person also in the middle of what we do', async () => {
    told.length = 0
    const typing = stage.type('a'.repeat(400))
    await xdotool('key', 'b')
    await until('the person to be seen', async () => told.length > 0)
    await typing
    expect(told).toEqual(['key'])
  })
})
