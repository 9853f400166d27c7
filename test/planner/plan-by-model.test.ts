import { describe, expect, it } from 'vitest'
import { flowOf, goalSentence, type Page, stepsOf } from '#contract'
import { createReplanner } from '#planner'
import type { AnswerStep, PlanAnswer } from '../../planner/by-model/answer.ts'
import { hidden } from '../../planner/by-model/placeholders.ts'
import { createCountedIds } from '../support/counted-ids.ts'
import { sampleLook, samplePage } from '../support/sample-page.ts'
import { sampleStep, sampleTask } from '../support/sample-task.ts'
import { fakeModel } from './support/fake-model.ts'
import { memoryWith, planIn, propose } from './support/propose.ts'

const FORM: Page = samplePage('page-form', {
  look: sampleLook(['Rename', 'Customer name']),
  name: 'The customer form',
  purpose: 'To rename customers.',
})
const LETTER = sampleTask('Write a letter to ⟦recipient⟧', { id: 'task-letter' })
const REQUEST = 'Please rename customer 4711 to “Anna Weiß” wherever it stands'

const step = (given: Partial<AnswerStep>): AnswerStep => ({
  ...{
    use: 'click',
    reason: 'It has to be.',
    task: null,
    values: null,
    element: null,
    page: null,
    role: null,
    name: null,
    text: null,
    key: null,
    modifiers: null,
  },
  ...given,
})
const answer = (...steps: Partial<AnswerStep>[]): PlanAnswer => ({ possible: true, steps: steps.map(step) })
const GOOD = answer({ element: 1 }, { use: 'type', element: 2, text: '⟦value-2⟧' }, { use: 'press', page: 1, key: 'Return' })

async function world() {
  const memory = await memoryWith(LETTER)
  await memory.savePage(FORM)
  return memory
}
const asked = async (large: ReturnType<typeof fakeModel>, request = REQUEST) => propose(await world(), request, { large, byModel: true })

describe('a request that no task fits', () => {
  it('is sent to nobody: the answer tells which model could be asked, and what would go to it', async () => {
    const large = fakeModel(GOOD)
    expect([await propose(await world(), REQUEST, { large }), large.asked]).toMatchObject([
      { kind: 'no-task', leaving: { role: 'large', model: 'large-one', server: 'models.example:443', local: false } },
      [],
    ])
    expect(Object.keys(await propose(await world(), REQUEST, { byModel: true }))).toEqual(['kind', 'nearest'])
  })

  it('becomes a plan of the model out of the pages that memory recalls, which says so', async () => {
    const large = fakeModel(GOOD)
    const plan = planIn(await asked(large))
    expect({
      ...{ by: plan.by, goal: goalSentence(plan.task.goal), request: plan.request },
      steps: stepsOf(plan).map(({ caption, origin, guess, page, target }) => [caption, origin, guess, page, target?.name]),
      values: plan.values,
      first: plan.findings[0]?.text,
    }).toEqual({
      by: 'model',
      goal: 'Please rename customer 4711 to ⟦value-2⟧ wherever it stands',
      request: REQUEST,
      steps: [
        ['Click “Rename”', 'model', undefined, 'page-form', 'Rename'],
        ['Type ⟦value-2⟧ into “Customer name”', 'model', undefined, 'page-form', 'Customer name'],
        ['Press Return', 'model', undefined, 'page-form', undefined],
      ],
      values: [{ parameter: 'value-2', value: 'Anna Weiß', from: 'words', secret: false }],
      first:
        'No learned task fits: large-one at models.example:443 put this plan together out of what memory knows. Look at each step before you start it.',
    })
    expect((await (await world()).task(plan.task.id)) === undefined).toBe(true)
  })

  it('is sent without what may be private in it', async () => {
    const large = fakeModel(GOOD)
    const memory = await world()
    // A page's words may hold what was once shown.
    await memory.savePage({ ...FORM, purpose: 'To rename customers, like some recipient.' })
    await memory.saveTask(sampleTask('Rename a customer to ⟦recipient⟧', { id: 'task-like' }))
    await propose(memory, REQUEST, { large, byModel: true })
    const sent = JSON.stringify(large.asked)
    expect([sent.includes('4711'), sent.includes('Anna'), sent.includes('some recipient'), sent.includes('⟦value-1⟧')]).toEqual([
      false,
      false,
      false,
      true,
    ])
  })

  it('uses learned tasks with the values that the model gives, beside steps of its own', async () => {
    const first = answer({ use: 'task', task: 'task-letter', values: [{ name: 'recipient', value: 'Dear ⟦value-1⟧' }] }, { element: 1 })
    const plan = planIn(await asked(fakeModel(first), 'compose a letter to “Anna” and rename the customer'))
    const steps = stepsOf(plan)
    expect([plan.values, steps.map(({ caption, origin }) => [caption, origin]), flowOf(steps, plan.blocks)?.length]).toEqual([
      [{ parameter: 'recipient', value: 'Dear Anna', from: 'form', secret: false }],
      [
        ['Click “Save” in the toolbar of Mousepad', undefined],
        ['Click “Rename”', 'model'],
      ],
      2,
    ])
  })

  it('takes the target of a demonstration where one shows the same thing', async () => {
    const memory = await world()
    const target = {
      ...{
        label: 'button “Rename”',
        window: FORM.look.window,
        role: 'button' as const,
        name: 'Rename',
        place: { x: 1, y: 2, width: 3, height: 4 },
      },
      ...{ windowSize: { width: 500, height: 400 }, neighbours: [], path: ['window', 'panel'], source: 'accessibility' as const },
    }
    await memory.saveTask(sampleTask('Other', { id: 'task-other', steps: [sampleStep({ target, page: FORM.id })] }))
    const plan = planIn(await propose(memory, REQUEST, { large: fakeModel(answer({ element: 1 })), byModel: true }))
    expect(plan.subGoals[0]?.steps[0]?.target).toEqual(target)
  })

  it('marks as a guess what no page has ever shown, and only that', async () => {
    const named = answer({ page: 1, role: 'button', name: 'Merge' }, { page: 1, role: 'button', name: 'Rename' })
    const plan = planIn(await asked(fakeModel(named)))
    expect([stepsOf(plan).map(({ guess }) => guess), plan.findings[1]?.text]).toEqual([
      [true, undefined],
      'A guess, for no page that memory knows has ever shown it: Click “Merge”.',
    ])
  })

  it.each<[string, PlanAnswer | string]>([
    ['no answer at all', 'Sure! First click Rename.'],
    ['a thing that was not given', answer({ element: 99 })],
    ['a value that was not given', answer({ use: 'type', element: 2, text: '⟦secret⟧' })],
    ['a task that was not given', answer({ use: 'task', task: 'task-none', values: [] })],
    ['a task without its values', answer({ use: 'task', task: 'task-letter', values: [] })],
    ['a key that is none', answer({ use: 'press', page: 1, key: 'rm -rf' })],
    ['a step that says nothing', answer({})],
  ])('is asked for once more after %s, and not a third time', async (_, wrong) => {
    const mended = fakeModel(wrong, GOOD)
    expect([(await asked(mended)).kind, mended.asked.length]).toEqual(['planned', 2])
    const hopeless = fakeModel(wrong, wrong, GOOD)
    expect([(await asked(hopeless)).kind, hopeless.asked.length]).toEqual(['no-task', 2])
  })

  it('has no plan when the model says that it cannot be done, or does not answer', async () => {
    const cannot = fakeModel({ possible: false, steps: [] }, GOOD)
    expect([(await asked(cannot)).kind, cannot.asked.length]).toEqual(['no-task', 1])
    expect((await asked(fakeModel('fails'))).kind).toBe('no-task')
  })

  it('asks no model for what a learned task does', async () => {
    const large = fakeModel(GOOD)
    expect([planIn(await asked(large, 'write a letter to Bob')).by, large.asked]).toEqual([undefined, []])
  })
})

describe('what is hidden in a request', () => {
  it.each<[string, Record<string, string>, string]>([
    ['Send “the keys” to bob@x.org, please.', {}, 'Send ⟦value-1⟧ to ⟦value-2⟧, please.'],
    ['pay 30 € on 3.5.2026 and 30 again', {}, 'pay ⟦value-1⟧ ⟦value-2⟧ on ⟦value-3⟧ and ⟦value-1⟧ again'],
    ['open /home/x/a.txt', {}, 'open ⟦value-1⟧'],
    ['greet Anna twice', { guest: 'Anna' }, 'greet ⟦guest⟧ twice'],
    ['⟦other⟧ or “⟦x⟧”', {}, 'other or ⟦value-1⟧'],
  ])('%s', (request, form, text) => {
    expect(hidden(request, form).text).toBe(text)
  })
})

describe('what is left of a plan', () => {
  const replan = async (large: ReturnType<typeof fakeModel>) => {
    const memory = await world()
    const plan = planIn(await propose(memory, REQUEST, { large: fakeModel(GOOD), byModel: true }))
    const clock = { nowMs: () => Date.parse('2026-11-23T06:00:00Z') }
    const replanner = createReplanner({ memory, ids: createCountedIds(), clock, canStart: () => true })
    return replanner(
      {
        plan,
        step: sampleStep({ id: 'step-lost', caption: 'Click “Menu”' }),
        windows: [],
        page: FORM.id,
        values: { 'value-2': 'Anna Weiß' },
        done: ['Click “Rename”'],
        reason: '“Menu” is not on the screen; nothing was clicked.',
      },
      large,
    )
  }

  it('is planned from where it is now, told what was done and what cannot be done, in placeholders', async () => {
    const large = fakeModel(answer({ use: 'type', element: 2, text: '⟦value-2⟧' }))
    const rest = await replan(large)
    expect([rest?.steps.map(({ caption, origin }) => [caption, origin]), rest?.values, rest?.because]).toEqual([
      [
        ['Start Mousepad', undefined],
        ['Type ⟦value-2⟧ into “Customer name”', 'model'],
      ],
      [{ parameter: 'value-2', value: 'Anna Weiß', from: 'form', secret: false }],
      'large-one planned what is left anew, for this could not be done: Click “Menu”.',
    ])
    const sent = JSON.stringify(large.asked)
    expect([sent.includes('Done already'), sent.includes('The customer form'), sent.includes('Anna')]).toEqual([true, true, false])
  })

  it('is nothing when the model has no plan, or talks nonsense twice', async () => {
    expect(await replan(fakeModel({ possible: false, steps: [] }))).toBeUndefined()
    expect(await replan(fakeModel('nonsense', 'nonsense'))).toBeUndefined()
  })
})
