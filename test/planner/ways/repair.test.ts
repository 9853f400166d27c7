import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, PageId, Plan, type Step, StepId, stepsOf, type WindowInfo } from '#contract'
import { createRepairer } from '#planner'
import { isBound } from '../../../planner/ways/find-way.ts'
import { onlyLeads } from '../../../planner/ways/only-leads.ts'
import { createCountedIds } from '../../support/counted-ids.ts'
import { samplePage, sampleWay } from '../../support/sample-page.ts'
import { sampleStep, sampleTask } from '../../support/sample-task.ts'
import { memoryWith, planIn, propose } from '../support/propose.ts'

const at = (name: string) => PageId.parse(`page-${name}`)
const target = (name: string, more: Partial<NonNullable<Step['target']>> = {}): NonNullable<Step['target']> => ({
  label: `button “${name}”`,
  window: { program: 'mousepad', title: '*', kind: 'normal' },
  role: 'button',
  name,
  place: { x: 0, y: 0, width: 50, height: 20 },
  windowSize: { width: 500, height: 400 },
  neighbours: [],
  source: 'accessibility',
  ...more,
})
/** A click on a button called so, on one page, that leads to another. */
const leads = (id: string, from: string, to: string, name = `Go to ${to}`, more: Partial<Step> = {}) =>
  sampleStep({ caption: `Click “${name}”`, target: target(name), page: at(from), leadsTo: at(to), ...more, id: StepId.parse(`step-${id}`) })
const types = (id: string, page: string, parameter: string) =>
  sampleStep({
    ...{ id: `step-${id}`, caption: `Type ⟦${parameter}⟧`, page: at(page), leadsTo: at(page), target: target('Text', { role: 'field' }) },
    act: { kind: 'type', text: [{ kind: 'slot', parameter }], replaces: true },
  })

function planWith(steps: Step[], blocks: Block[] = []): Plan {
  const { id, revision, goal, programs, parameters } = sampleTask('Do it with ⟦name⟧')
  return Plan.parse({
    request: '',
    task: { id, revision, goal, programs, parameters },
    values: [{ parameter: 'name', value: 'Anna', from: 'words', secret: false }],
    subGoals: [{ name: 'Do it', steps }],
    blocks,
    findings: [],
  })
}

/** A memory with these pages, the ways that these steps make, and one task of them. */
async function memoryOf(steps: Step[], failed: string[] = []) {
  const memory = await memoryWith(sampleTask('Know the ways', { id: 'task-ways', steps }))
  for (const page of new Set(steps.flatMap(({ page, leadsTo }) => [page ?? [], leadsTo ?? []].flat())))
    await memory.savePage(samplePage(page))
  for (const { page, leadsTo, caption, id } of steps) {
    if (!page || !leadsTo || page === leadsTo) continue
    await memory.saveTransition(
      sampleWay(page, leadsTo, { by: caption, successCount: failed.includes(id) ? 0 : 1, count: failed.includes(id) ? 9 : 1 }),
    )
  }
  return memory
}

async function repair(
  known: Step[],
  plan: Plan,
  stepId: string,
  page: string | undefined,
  more: { windows?: WindowInfo[]; failed?: string[] } = {},
) {
  const memory = await memoryOf(known, more.failed)
  const step = stepsOf(plan).find(({ id }) => id === `step-${stepId}`)
  if (!step) throw new Error('There is no such step.')
  const asked = { plan, step, windows: more.windows ?? [], page: page === undefined ? undefined : at(page), values: { name: 'Anna' } }
  return createRepairer({ memory, ids: createCountedIds() })(asked)
}
const inShort = (found: Awaited<ReturnType<typeof repair>>) =>
  found && { because: found.because, does: found.steps.map(({ caption, origin }) => [caption, origin]), leavesOut: found.leaveOut }

const HOME_TO_FORM = leads('k1', 'home', 'form')
const LIST_TO_HOME = leads('k2', 'list', 'home')
const FORM = [leads('p1', 'home', 'form', 'Form'), types('p2', 'form', 'name'), leads('p3', 'form', 'done', 'Save')]

describe('a step that cannot be done where the desktop is', () => {
  it('gets the steps that memory knows to lead to its page, under ids of their own', async () => {
    const found = await repair([HOME_TO_FORM, LIST_TO_HOME], planWith(FORM), 'p2', 'list')
    expect(inShort(found)).toEqual({
      because: 'The desktop is on “The page page-list”. 2 steps that lead there are known: it always worked.',
      does: [
        ['Click “Go to home”', 'memory'],
        ['Click “Go to form”', 'memory'],
      ],
      leavesOut: [],
    })
    expect(found?.steps.map(({ id }) => id).some((id) => [HOME_TO_FORM.id, LIST_TO_HOME.id].includes(id))).toBe(false)
  })

  it('is left out when it would only have led to where the desktop is', async () => {
    expect(inShort(await repair([], planWith(FORM), 'p1', 'form'))).toEqual({
      because: 'The desktop is on “page-form”. Going on with “Type ⟦name⟧”: one step before it would only have led there.',
      does: [],
      leavesOut: ['step-p1'],
    })
  })

  it('gets nothing when no way is known, the page is not, or it is the right one', async () => {
    const plan = planWith(FORM)
    expect([
      await repair([HOME_TO_FORM], plan, 'p2', 'elsewhere'),
      await repair([HOME_TO_FORM], plan, 'p2', undefined),
      await repair([HOME_TO_FORM], plan, 'p2', 'form'),
    ]).toEqual([undefined, undefined, undefined])
  })

  it('gets no way that nearly always failed', async () => {
    expect(await repair([HOME_TO_FORM], planWith(FORM), 'p2', 'home', { failed: ['step-k1'] })).toBeUndefined()
  })

  it('gets no way over a step that writes, or that needs something written before it', async () => {
    const plan = planWith(FORM.slice(1))
    const search = [types('k3', 'list', 'query'), leads('k4', 'list', 'form', 'Search')]
    expect([
      await repair([leads('k1', 'home', 'form', 'Send')], plan, 'p2', 'home'),
      await repair([leads('k1', 'home', 'form', 'Speichern')], plan, 'p2', 'home'),
      await repair([leads('k1', 'home', 'form', 'Agreed', { target: target('Agreed', { role: 'checkbox' }) })], plan, 'p2', 'home'),
      await repair(search, plan, 'p2', 'list'),
    ]).toEqual([undefined, undefined, undefined, undefined])
  })

  it('uses a step with a slot only out of the plan itself: what a value is called in another task says nothing', async () => {
    const row = (id: string) => leads(id, 'list', 'form', '⟦name⟧', { target: target('Row', { role: 'link', nameParameter: 'name' }) })
    const plan = planWith([row('p1'), types('p2', 'form', 'name'), leads('p3', 'form', 'done', 'Save')])
    expect(inShort(await repair([row('k1')], plan, 'p2', 'list'))?.does).toEqual([['Click “⟦name⟧”', 'memory']])
    expect(await repair([row('k1')], planWith(FORM), 'p2', 'list')).toBeUndefined()
  })

  it('is not left out of a loop that begins behind it', async () => {
    const loop: Block = {
      ...{ kind: 'loop', id: 'block-1', reason: '', from: StepId.parse('step-p2'), to: StepId.parse('step-p3') },
      ...{ over: { kind: 'times', count: 2 }, atMost: 9 },
    }
    expect(await repair([], planWith(FORM, [loop]), 'p1', 'form')).toBeUndefined()
  })

  it('that saves is left out only when its file is seen in a title', async () => {
    const named = { program: 'mousepad', title: '⟦name⟧ - Mousepad', kind: 'normal' as const }
    const save = leads('p1', 'dialog', 'saved', 'Save', { expectation: { kind: 'window-present', window: named } })
    const plan = planWith([save, leads('p2', 'saved', 'home', 'Close tab')])
    const window = (title: string): WindowInfo => ({
      id: 1,
      title,
      program: 'mousepad',
      box: { x: 0, y: 0, width: 9, height: 9 },
      kind: 'normal',
      active: true,
    })
    expect([
      inShort(await repair([], plan, 'p1', 'saved', { windows: [window('Anna - Mousepad')] }))?.leavesOut,
      await repair([], plan, 'p1', 'saved', { windows: [window('Bob - Mousepad')] }),
    ]).toEqual([['step-p1'], undefined])
  })
})

describe('any repair', () => {
  const PAGES = ['a', 'b', 'c', 'd']
  const NAMES = ['Next', 'Open', 'Save', 'Send', 'Details', 'Orders', 'Löschen', '']
  const anyStep = (prefix: string) =>
    fc
      .record({
        from: fc.constantFrom(...PAGES),
        to: fc.constantFrom(...PAGES),
        name: fc.constantFrom(...NAMES),
        kind: fc.constantFrom('click', 'type', 'read', 'slot', 'other-slot'),
      })
      .map(({ from, to, name, kind }) => (index: number): Step => {
        const id = `${prefix}${index}`
        if (kind === 'type') return types(id, from, 'name')
        const step = leads(id, from, to, name === '' ? 'x' : name)
        if (kind === 'read') return { ...step, act: { kind: 'read', into: 'text' } }
        const nameParameter = kind === 'slot' ? 'name' : kind === 'other-slot' ? 'unknown' : undefined
        return nameParameter ? { ...step, target: target(name, { nameParameter }) } : step
      })
  const steps = (prefix: string) =>
    fc.array(anyStep(prefix), { minLength: 1, maxLength: 8 }).map((all) => all.map((make, index) => make(index)))

  it('only leads, has no slot that is not bound, and leaves out nothing that writes', async () => {
    let found = 0
    await fc.assert(
      fc.asyncProperty(steps('p'), steps('k'), fc.nat(7), fc.constantFrom(...PAGES), async (planned, known, place, page) => {
        const plan = planWith(planned)
        const step = planned[place % planned.length] as Step
        const repaired = await repair([...planned, ...known], plan, step.id.slice('step-'.length), page)
        if (!repaired) return
        found += 1
        const byId = new Map(planned.map((each) => [each.id, each]))
        const left = repaired.leaveOut.map((id) => byId.get(id) as Step)
        expect([...repaired.steps, ...left].every(onlyLeads)).toBe(true)
        expect(repaired.steps.every((each) => each.origin === 'memory' && !byId.has(each.id) && isBound(each, new Set(['name'])))).toBe(
          true,
        )
        // What is left out begins with the step that cannot be done and stands in one row.
        const from = planned.indexOf(step)
        expect(repaired.leaveOut).toEqual(planned.slice(from, from + left.length).map(({ id }) => id))
        // The way begins on the page in front, each step where the one before led to, and ends where the plan goes on.
        const goesOn = planned[from + left.length] as Step
        const way = repaired.steps.map(({ page: begins, leadsTo }) => [begins, leadsTo])
        expect([at(page), ...way.flat()].filter((_, index) => index % 2 === 0)).toEqual([...way.map(([begins]) => begins), goesOn.page])
      }),
      { numRuns: 150 },
    )
    expect(found).toBeGreaterThan(0)
  }, 120_000)
})

describe('a plan made while the program is on another page', () => {
  const request = 'do it with Anna'
  const task = sampleTask('Do it with ⟦name⟧', { steps: [types('t1', 'form', 'name')] })

  it('begins with the steps that lead to the first one', async () => {
    const memory = await memoryOf([HOME_TO_FORM])
    await memory.saveTask(task)
    const plan = planIn(await propose(memory, request, { page: at('home') }))
    expect([
      plan.subGoals.map(({ name, steps }) => [name, ...steps.map(({ caption, origin }) => [caption, origin])]),
      plan.findings,
    ]).toEqual([
      [
        ['Go to “The page page-form”', ['Click “Go to form”', 'memory']],
        ['Do it with Anna', ['Type ⟦name⟧', undefined]],
      ],
      [
        {
          stops: false,
          text: 'Mousepad is on “The page page-home”, and the first step begins on “The page page-form”: it goes there first. One step that leads there is known: it always worked.',
        },
      ],
    ])
  })

  it('says so when no way is known, or memory does not know the page', async () => {
    const memory = await memoryOf([LIST_TO_HOME])
    await memory.saveTask(task)
    await memory.savePage(samplePage('page-form'))
    const texts = async (page?: PageId) => planIn(await propose(memory, request, page ? { page } : {})).findings.map(({ text }) => text)
    expect([await texts(at('list')), await texts(), await texts(at('form'))]).toEqual([
      [
        'Mousepad is on “The page page-list”, and the first step begins on “The page page-form”. No way from one to the other is known: go there first, or see how far it comes.',
      ],
      ['Mousepad shows something that memory does not know. The first step begins on “The page page-form”.'],
      [],
    ])
  })
})
