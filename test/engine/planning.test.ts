import { describe, expect, it } from 'vitest'
import { type Desktop, type PageLook, Plan, type Step, type WindowInfo } from '#contract'
import { openMemory } from '#memory'
import { keepPlanned } from '../../engine/keep-planned.ts'
import { pageNow } from '../../engine/page-now.ts'
import { createPlanningCalls } from '../../engine/planning.ts'
import { createFakeMemory } from '../fakes/memory.ts'
import { createCountedIds } from '../support/counted-ids.ts'
import { sampleLook, samplePage, sampleVariant, sampleWay } from '../support/sample-page.ts'
import { sampleStep, sampleTask } from '../support/sample-task.ts'
import { createStillClock } from '../support/still-clock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const MAIN: WindowInfo = {
  id: 1,
  title: 'Main',
  program: 'mousepad',
  box: { x: 0, y: 0, width: 4, height: 4 },
  kind: 'normal',
  active: false,
}
const DIALOG: WindowInfo = { ...MAIN, id: 2, title: 'Dialog', kind: 'dialog', active: true }
const picture = { width: 4, height: 4, data: new Uint8Array(64), box: MAIN.box }

/** A desktop whose windows each have one button, called like the window; it counts what was looked at. */
function desktopOf(windows: WindowInfo[]) {
  const looked: string[] = []
  const desktop = {
    windows: async () => windows,
    capture: async () => picture,
    elements: async ({ title, box }: WindowInfo) => {
      looked.push(title)
      return [{ role: 'button' as const, name: title, box, source: 'accessibility' as const, confidence: 1 }]
    },
  }
  return { desktop, looked }
}
/** Pages are the same when their buttons are. */
const eyes = {
  pageLook: async ({ elements }: { elements: { name: string }[] }) => sampleLook(elements.map(({ name }) => name)),
  comparePages(a: PageLook, b: PageLook) {
    const same = JSON.stringify(a.elements.map(({ name }) => name)) === JSON.stringify(b.elements.map(({ name }) => name))
    return { same, similarity: same ? 1 : 0, reasons: [] }
  },
}

describe('the page that a program shows now', () => {
  it('is that of its window with the focus, in any of its looks; of another program, or unknown, it is none', async () => {
    const memory = createFakeMemory()
    await memory.savePage(samplePage('page-main', { look: sampleLook(['Main']) }))
    await memory.savePage(samplePage('page-dialog', { look: sampleLook(['Dialogue']), variants: [sampleVariant(['Dialog'])] }))
    const now = async (...windows: WindowInfo[]) => pageNow('mousepad', { desktop: desktopOf(windows).desktop, eyes, memory })
    expect([
      await now(MAIN),
      await now(MAIN, DIALOG),
      await now({ ...MAIN, title: 'Other' }),
      await now({ ...MAIN, program: 'calc' }),
      await now(),
    ]).toEqual(['page-main', 'page-dialog', undefined, undefined, undefined])
  })
})

const CLOSE: Partial<Omit<Step, 'id'>> & { id: string } = {
  ...{ id: 'step-close', caption: 'Click “Close” in the dialog' },
  target: {
    ...{ label: 'button “Close”', window: { program: 'mousepad', title: '*', kind: 'dialog' }, role: 'button', name: 'Close' },
    ...{ place: { x: 0, y: 0, width: 1, height: 1 }, windowSize: { width: 4, height: 4 }, neighbours: [], source: 'accessibility' },
  },
  page: samplePage('page-dialog').id,
  leadsTo: samplePage('page-main').id,
}

describe('plan.propose', () => {
  it('plans over a memory on the disk from the page that is in front, and looks at each program once', async () => {
    const folder = await temporaryFolder()
    await using memory = await openMemory({ folder, clock: createStillClock() })
    await memory.savePage(samplePage('page-main', { look: sampleLook(['Main']) }))
    await memory.savePage(samplePage('page-dialog', { look: sampleLook(['Dialog']) }))
    await memory.saveTransition(sampleWay('page-dialog', 'page-main', { by: CLOSE.caption ?? '' }))
    await memory.saveTask(sampleTask('Look at the dialog', { id: 'task-look', steps: [sampleStep(CLOSE)] }))
    const type: Step['act'] = { kind: 'type', text: [{ kind: 'slot', parameter: 'what' }], replaces: false }
    await memory.saveTask(
      sampleTask('Note ⟦what⟧', { id: 'task-note', steps: [sampleStep({ act: type, page: samplePage('page-main').id })] }),
    )
    const { desktop, looked } = desktopOf([MAIN, DIALOG])
    const calls = createPlanningCalls({
      ...{ memory, clock: createStillClock(), ids: createCountedIds(), canStart: () => true },
      desktop: async () => desktop as unknown as Desktop,
      eyes: eyes as never,
      settings: async () => ({}) as never,
      models: { roleModels: () => ({}) },
    })
    const outcome = await calls['plan.propose']({ request: 'note keys', values: {} })
    if (outcome.kind !== 'planned') throw new Error(JSON.stringify(outcome))
    const { subGoals, findings, estimate } = outcome.plan
    expect([
      subGoals.map(({ name, steps }) => [name, ...steps.map(({ origin }) => origin)]),
      findings.length,
      estimate?.steps,
      looked,
    ]).toEqual([
      [
        ['Go to “The page page-main”', 'memory'],
        ['Note keys', undefined],
      ],
      1,
      2,
      ['Dialog'],
    ])
  })
})

describe('a plan of a model that was run to its end', () => {
  const task = sampleTask('Rename it to ⟦value-1⟧', { id: 'task-new', parameters: [{ name: 'value-1', type: 'text', examples: [] }] })
  const plan = Plan.parse({
    request: 'rename it to “x”',
    task: { id: task.id, revision: 1, goal: task.goal, programs: task.programs, parameters: task.parameters },
    values: [{ parameter: 'value-1', value: 'x', from: 'words', secret: false }],
    subGoals: [
      { name: 'Start Mousepad', steps: [sampleStep({ id: 'step-s', act: { kind: 'start-program', program: 'mousepad', arguments: [] } })] },
      { name: 'Proposed by m', steps: [sampleStep({ id: 'step-a', origin: 'model' }), sampleStep({ id: 'step-b', origin: 'model' })] },
    ],
    findings: [],
    by: 'model',
  })

  it('is kept as a task: its steps without the start of programs, its values as examples', async () => {
    const memory = createFakeMemory()
    const kept = await keepPlanned(plan, memory, Date.parse('2026-03-01T09:00:00Z'))
    expect({
      ...{ id: kept?.id, steps: kept?.steps.map(({ id }) => id), subGoals: kept?.subGoals, parameters: kept?.parameters },
      again: await keepPlanned(plan, memory, 0),
    }).toEqual({
      ...{ id: 'task-new', steps: ['step-a', 'step-b'], subGoals: [{ name: 'Proposed by m', from: 'step-a', to: 'step-b' }] },
      parameters: [{ name: 'value-1', type: 'text', examples: ['x'] }],
      again: undefined,
    })
    expect((await memory.task(task.id))?.revision).toBe(1)
  })

  it('is not kept when a task made it', async () => {
    const { by, ...ofTask } = plan
    expect([by, await keepPlanned(ofTask, createFakeMemory(), 0)]).toEqual(['model', undefined])
  })
})
