import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Eyes, PictureId, RunEvent, RunId, Scene, Step, Target, UiElement } from '#contract'
import { createRunControl, runPlan } from '#executor'
import { createEyes } from '#perception'
import { createSystemClock } from '../../engine/clock.ts'
import { openX11Stage, type X11Stage } from '../desktop/x11-stage.ts'
import { CHROMIUM_FLAGS } from '../support/chromium-flags.ts'
import { createCountedIds } from '../support/counted-ids.ts'
import { sampleStep } from '../support/sample-task.ts'
import { until } from '../support/until.ts'
import { planOf } from './stage.ts'

/** Lists of real programs that reach far below what is shown; what is in them is learned for one entity and done to another. */
let stage: X11Stage
let eyes: Eyes

beforeAll(async () => {
  stage = await openX11Stage()
  eyes = createEyes({ reader: undefined })
})
afterAll(() => stage?.close())

/** A list that says in its title whose row was archived; on `sort`, `grow` and `drop` it becomes another list. */
const LIST = `<title>Customers</title><style>body{margin:0;font:16px sans-serif} #list{height:240px;overflow:auto;margin:20px} td{padding:4px 12px}</style>
<h1>Customers</h1><div id="list"><table></table></div><p>All customers are shown above.</p>
<script>
let rows = Array.from({ length: 32 }, (_, i) => ['Customer ' + String.fromCharCode(65 + (i * 7) % 26) + i, 'INV-' + (1000 + i), i + '.50'])
rows[24] = ['Miller', 'INV-1024', '24.50']; rows[23] = ['Millerson', 'INV-1023', '23.50']; rows[3] = ['Baker', 'INV-1003', '3.50']
const table = document.querySelector('table')
function show() { table.innerHTML = rows.map(r => '<tr>' + r.map(c => '<td>' + c + '</td>').join('') + '<td><button onclick="document.title=\\'Archived ' + r[0] + '\\'">Archive</button></td></tr>').join('') }
addEventListener('keydown', ({ key }) => {
  if (key === 's') rows.sort((a, b) => a[0] < b[0] ? 1 : -1)
  if (key === 'd') rows = rows.filter(r => r[0] !== 'Miller')
  if (key === 'r') document.title = 'Customers'
  show()
})
show()
</script>`

async function sceneOf(program: string): Promise<Scene> {
  const window = await stage.windowOf(program)
  return { window, picture: await stage.desktop.capture(window.box), elements: await stage.desktop.elements(window) }
}

async function learned(program: string, fits: (element: UiElement, all: UiElement[]) => boolean): Promise<Target> {
  return until('the thing to be shown', async () => {
    const scene = await sceneOf(program)
    const element = scene.elements.find((one) => fits(one, scene.elements))
    if (!element) return undefined
    const { x, y, width, height } = element.box
    return (await eyes.describe(scene, { x: x + width / 2, y: y + height / 2 }, element)).target
  })
}

let count = 0
async function run(target: Target, values: Record<string, string>, given: Partial<Step> = {}) {
  const window = { program: target.window.program, title: '*', kind: 'normal' as const }
  const step = sampleStep({
    caption: target.label,
    act: { kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: 0.5, y: 0.5 } },
    window,
    target: { ...target, window },
    expectation: { kind: 'changed' },
    ...given,
    id: `step-${++count}`,
  })
  const plan = planOf([step], values)
  const events: RunEvent[] = []
  const outcome = await runPlan(
    { ...plan, task: { ...plan.task, programs: [{ program: window.program }] } },
    {
      ...{ desktop: stage.desktop, eyes, clock: createSystemClock(), ids: createCountedIds() },
      approver: { ask: async () => ({ answer: 'once', by: 'person' }), secret: async () => undefined },
      memory: {
        grants: async () => [],
        saveGrant: async () => {},
        page: async () => undefined,
        pages: async () => [],
        pictures: {
          put: async () => '0'.repeat(64) as PictureId,
          putPng: async () => '0'.repeat(64) as PictureId,
          png: async () => undefined,
          picture: async () => undefined,
        },
      },
      emit: async (event) => void events.push(event),
    },
    { runId: 'run-real' as RunId, control: createRunControl(), approvalTimeoutMs: 30_000, firstRun: false },
  )
  return { outcome: outcome.kind, scrolled: events.some((event) => event.kind === 'recovery' && event.what.includes('scrolling')) }
}

describe('the row of a value in a list that is longer than what is shown', () => {
  it('is scrolled to in a table of a web page, sorted or not, and is nobody else’s when it is gone', async () => {
    const page = join(stage.session.home, 'customers.html')
    await writeFile(page, LIST)
    const own = [...CHROMIUM_FLAGS]
    stage.session.start('chromium', [
      ...own,
      `--user-data-dir=${join(stage.session.home, 'web')}`,
      '--window-size=700,500',
      `--app=file://${page}`,
    ])
    const isBakers = ({ name, role, box }: UiElement, all: UiElement[]) =>
      name === 'Archive' &&
      role === 'button' &&
      all.some((cell) => cell.name === 'Baker' && Math.abs(cell.box.y + cell.box.height / 2 - box.y - box.height / 2) < 8)
    const bakers = await learned('chromium', isBakers)
    const target = {
      ...bakers,
      neighbours: bakers.neighbours.map((one) => (one.role === 'row' && one.name === 'Baker' ? { ...one, parameter: 'customer' } : one)),
    }
    expect(target.neighbours.filter(({ parameter }) => parameter).length).toBe(1)
    const title = async () => (await stage.windowOf('chromium')).title
    const shows = async (words: string) => {
      await until(`the title “${words}”`, async () => (await title()) === words).catch(async (error) => {
        throw new Error(`It is “${await title()}”.`, { cause: error })
      })
    }
    expect(await run(target, { customer: 'Miller' })).toEqual({ outcome: 'done', scrolled: true })
    await shows('Archived Miller')
    for (const key of ['s', 'r']) await stage.press(key)
    await shows('Customers')
    expect(await run(target, { customer: 'Baker' })).toEqual({ outcome: 'done', scrolled: true })
    await shows('Archived Baker')
    for (const key of ['d', 'r']) await stage.press(key)
    await shows('Customers')
    expect([await run(target, { customer: 'Miller' }), await title()]).toEqual([{ outcome: 'failed', scrolled: true }, 'Customers'])
  })

  it('is scrolled to in the file list of a file manager', async () => {
    const folder = join(stage.session.home, 'papers')
    await mkdir(folder)
    const names = Array.from({ length: 40 }, (_, index) => `paper ${String(index).padStart(2, '0')}.txt`)
    for (const name of [...names, 'report.txt', 'report (copy).txt']) await writeFile(join(folder, name), name)
    stage.session.start('thunar', [folder])
    await stage.windowOf('thunar')
    await until('the details view', async () => {
      const shown = (await sceneOf('thunar')).elements.some(({ role, name }) => role === 'cell' && name === 'paper 00.txt')
      if (!shown) await stage.press('ctrl+2')
      return shown || undefined
    })
    const target = { ...(await learned('thunar', ({ role, name }) => role === 'cell' && name === 'paper 00.txt')), nameParameter: 'file' }
    expect(await run(target, { file: 'report.txt' })).toEqual({ outcome: 'done', scrolled: true })
    const chosen = await until('a file to be chosen', async () => {
      const { elements } = await sceneOf('thunar')
      const texts = elements.filter(({ role, selected }) => role === 'cell' && selected).map(({ name }) => name)
      return texts.some((name) => name !== '') ? texts : undefined
    })
    expect(chosen).toContain('report.txt')
  })
})
