import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type {
  Approver,
  Desktop,
  Expectation,
  Eyes,
  PictureId,
  RunEvent,
  RunHow,
  RunId,
  Scene,
  Step,
  StepAct,
  Target,
  UiElement,
  WindowInfo,
} from '#contract'
import { openDesktop, startVirtualSession, type VirtualSession } from '#desktop'
import { createRunControl, runPlan } from '#executor'
import { createEyes } from '#perception'
import { createSystemClock } from '../../engine/clock.ts'
import { createFiles } from '../../engine/files.ts'
import { createCountedIds } from '../support/counted-ids.ts'
import { sampleStep } from '../support/sample-task.ts'
import { until } from '../support/until.ts'
import { planOf, story } from './stage.ts'

/** Real windows, real keys and real accessibility; the plan is written by hand and its targets are described on the spot. */
const clock = createSystemClock()
let session: VirtualSession
let desktop: Desktop
let eyes: Eyes
let folder: string

beforeAll(async () => {
  session = await startVirtualSession()
  folder = join(session.home, 'notes')
  await mkdir(folder)
  await writeFile(join(folder, 'list.txt'), 'old list')
  desktop = await openDesktop({ clock, env: session.env })
  eyes = createEyes({ reader: undefined })
  session.start('mousepad', [], { cwd: folder })
  await until('mousepad to open', async () => (await desktop.windows()).find((window) => window.program === 'mousepad'))
})
afterAll(async () => {
  await desktop?.[Symbol.asyncDispose]()
  await session?.stop()
})

const EDITOR = { program: 'mousepad', title: '* - Mousepad', kind: 'normal' as const }
const SAVE_AS = { program: 'mousepad', title: 'Save As', kind: 'dialog' as const }

let count = 0
function step(caption: string, act: StepAct, given: Partial<Step> = {}): Step {
  return sampleStep({ caption, act, window: EDITOR, target: undefined, expectation: { kind: 'changed' }, ...given, id: `step-${++count}` })
}
const press = (key: string, modifiers: ('ctrl' | 'shift')[], expectation: Expectation, window = EDITOR as Step['window']) =>
  step(`Press ${key}`, { kind: 'press', modifiers, key }, { expectation, window })
const type = (parts: Extract<StepAct, { kind: 'type' }>['text'], given: Partial<Step> = {}) =>
  step('Type', { kind: 'type', text: parts, replaces: false }, { expectation: { kind: 'field-holds', text: parts }, ...given })

async function run(
  steps: Step[],
  values: Record<string, string>,
  answer: 'once' | 'no',
  hook?: (event: RunEvent, control: ReturnType<typeof createRunControl>) => void,
  how?: RunHow,
  on: Desktop = desktop,
) {
  const events: RunEvent[] = []
  const asked: string[] = []
  const control = createRunControl()
  let pictures = 0
  const approver: Approver = {
    async ask({ rule, what }) {
      asked.push(`${rule}: ${what}`)
      return { answer, by: 'person' }
    },
    secret: async () => undefined,
  }
  const store = {
    put: async () => `${++pictures}`.padStart(64, '0') as PictureId,
    png: async () => undefined,
    putPng: async () => '0'.repeat(64) as PictureId,
    picture: async () => undefined,
  }
  const outcome = await runPlan(
    planOf(steps, values),
    {
      ...{ desktop: on, eyes, approver, clock, ids: createCountedIds(), files: createFiles(session.home) },
      memory: { grants: async () => [], saveGrant: async () => {}, page: async () => undefined, pages: async () => [], pictures: store },
      emit: async (event) => {
        events.push(event)
        hook?.(event, control)
      },
    },
    { runId: 'run-real' as RunId, control, approvalTimeoutMs: 30_000, firstRun: false, ...(how && { how }) },
  )
  return { outcome, events, asked }
}

async function sceneOf(window: WindowInfo): Promise<Scene> {
  return { window, picture: await desktop.capture(window.box), elements: await desktop.elements(window) }
}

/** A target for something that is on the screen now, as the learner would describe it. */
async function targetFor(program: string, fits: (element: UiElement) => boolean): Promise<Target> {
  const found = await until('the thing to be shown', async () => {
    for (const window of (await desktop.windows()).filter((one) => one.program === program)) {
      const element = (await desktop.elements(window)).find(fits)
      if (element) return { window, element }
    }
    return undefined
  })
  const { window, element } = found
  const point = { x: Math.round(element.box.x + element.box.width / 2), y: Math.round(element.box.y + element.box.height / 2) }
  const { target } = await eyes.describe(await sceneOf(window), point, element)
  return target
}

const saved = () => readFile(join(folder, 'list.txt'), 'utf8')
const SLOT = [{ kind: 'slot' as const, parameter: 'item' }]
const text = (literal: string) => [{ kind: 'literal' as const, text: literal }]

describe('a plan on a real editor', () => {
  it('types, reads back, opens a menu, saves, and asks before it writes over a file', async () => {
    const file = await targetFor('mousepad', (element) => element.name === 'File')
    const click: StepAct = { kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: 0.5, y: 0.5 } }
    const plan = [
      type(SLOT),
      step('Click “File”', click, { target: file }),
      press('Escape', [], { kind: 'changed' }),
      press('s', ['ctrl'], { kind: 'window-present', window: SAVE_AS }),
      type(text('list.txt'), { window: SAVE_AS }),
      press('Return', [], { kind: 'element-present', role: 'button', name: 'Replace' }, SAVE_AS),
    ]
    const { outcome, events, asked } = await run(plan, { item: 'Milk & “Brötchen” für Łukasz' }, 'once')
    expect({ outcome, story: story(events) }).toMatchObject({ outcome: { kind: 'done' } })
    expect(asked).toEqual([])
    expect(story(events).filter((line) => line.startsWith('check'))[0]).toBe('check held: It reads “Milk & “Brötchen” für Łukasz”.')

    const replace = await targetFor('mousepad', (element) => element.role === 'button' && element.name === 'Replace')
    const overwrite = step('Click “Replace”', click, {
      target: replace,
      window: replace.window,
      expectation: { kind: 'window-gone', window: SAVE_AS },
    })

    const refused = await run([overwrite], {}, 'no')
    expect(refused.outcome).toEqual({ kind: 'stopped', by: 'no-approval', at: overwrite.id })
    expect(refused.asked).toEqual(['overwrite: press “Replace” in Mousepad'])
    expect(await saved()).toBe('old list')

    const allowed = await run([overwrite], {}, 'once')
    expect({ outcome: allowed.outcome, story: story(allowed.events) }).toMatchObject({ outcome: { kind: 'done' } })
    expect(await saved()).toBe('Milk & “Brötchen” für Łukasz')

    const more = await run([type(text(' and more')), press('s', ['ctrl'], { kind: 'changed' })], {}, 'no')
    expect({
      outcome: more.outcome,
      checks: story(more.events)
        .filter((line) => line.startsWith('check'))
        .slice(-1),
    }).toEqual({
      outcome: { kind: 'done' },
      checks: [`check held: The file “${join(folder, 'list.txt')}” was written.`],
    })
    expect(await saved()).toBe('Milk & “Brötchen” für Łukasz and more')
  })

  it('is only looked at in a dry run: each target is found and ringed, nothing is done', async () => {
    const click: StepAct = { kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: 0.5, y: 0.5 } }
    const menus = await Promise.all(['File', 'Edit'].map((name) => targetFor('mousepad', (element) => element.name === name)))
    const before = { windows: await desktop.windows(), text: (await desktop.focusedElement())?.value }
    const rings: string[] = []
    const watched: Desktop = {
      ...desktop,
      async highlight(box, options) {
        const shown = desktop.highlight?.(box, options)
        const side = { x: box.x - 5, y: box.y, width: 2, height: 2 }
        await until('the ring', async () => (await desktop.capture(side)).data.slice(0, 3).join() === '43,111,224')
        rings.push(JSON.stringify(await desktop.windows()))
        await shown
      },
    }
    const plan = [...menus.map((target) => step(`Click ${target.label}`, click, { target })), type(text('never'))]
    const { outcome, events } = await run(plan, {}, 'no', undefined, { mode: 'dry-run', only: false }, watched)
    expect(outcome).toEqual({ kind: 'done' })
    expect(story(events).filter((line) => line.startsWith('dry-look'))).toEqual([
      'dry-look found: It is there: “File”.',
      'dry-look found: It is there: “Edit”.',
      expect.stringContaining('dry-look no-target: It goes to whatever has the keyboard in'),
    ])
    expect(rings).toEqual([JSON.stringify(before.windows), JSON.stringify(before.windows)])
    expect({ windows: await desktop.windows(), text: (await desktop.focusedElement())?.value }).toEqual(before)
  })

  it('stops in the middle of typing, and no letter follows', async () => {
    const long = 'x'.repeat(4000)
    const held = async () => (await desktop.focusedElement())?.value ?? ''
    const typing = type(text(long))
    const { outcome } = await run([press('n', ['ctrl'], { kind: 'changed' }), typing], {}, 'no', (event, control) => {
      if (event.kind !== 'act-start' || event.stepId !== typing.id) return
      void until('some letters', async () => (await held()).length > 10 || undefined).then(() => control.stop('panic-key'))
    })
    expect(outcome).toEqual({ kind: 'stopped', by: 'panic-key', at: typing.id })
    let last = await held()
    await until('typing to have ended', async () => {
      const now = await held()
      const still = now === last
      last = now
      return still || undefined
    })
    expect(last.length).toBeGreaterThan(10)
    expect(last.length).toBeLessThan(long.length)
    expect(await held()).toBe(last)
  })

  it('fails in words where the target is not there, and clicks nothing', async () => {
    const file = await targetFor('mousepad', (element) => element.name === 'File')
    const missing = step(
      'Click “Print”',
      { kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: 0.5, y: 0.5 } },
      { target: { ...file, name: 'Teleport', label: 'menu “Teleport”', place: { ...file.place, x: 400 }, neighbours: [] } },
    )
    const { outcome, events } = await run([missing], {}, 'no')
    expect(outcome).toMatchObject({ kind: 'failed', at: missing.id, reason: expect.stringContaining('“Teleport”') })
    expect(story(events).filter((line) => line.includes(': click'))).toEqual([])
  })
})
