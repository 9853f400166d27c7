import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RunEvent, type Step, UnderstudyError } from '#contract'
import { maskedEvent } from '../../executor/run/mask.ts'
import { element } from './fake-world.ts'
import { clickStep, editor, planOf, RUN_ID, stage, story, target, typeStep } from './stage.ts'

const SECRET = [{ kind: 'secret' as const, parameter: 'password' }]

function login(role: 'password' | 'field' = 'password') {
  const window = editor()
  window.elements.push(element(role, 'Password', { x: 10, y: 35, width: 120, height: 20 }, { value: '' }))
  return window
}

function secretStep(given: Partial<Step> = {}): Step {
  return typeStep(SECRET, { caption: 'Type ⟦password⟧', target: target('password', 'Password'), ...given })
}

describe('a secret', () => {
  it('is asked from the person, typed, and checked only for having changed something', async () => {
    const set = stage({ windows: [login()], secrets: { password: 'hunter2!' } })
    set.world.focused = set.world.element('Password')
    expect(await set.run(planOf([secretStep()], {}, ['password']))).toEqual({ kind: 'done' })
    expect(set.world.performed).toEqual([{ kind: 'type', text: 'hunter2!', secret: true }])
    expect(story(set.events)).toEqual([
      'run-start',
      'step-start Type •••',
      'located',
      'verdict allow demonstrated: type',
      'act-start',
      'act-end',
      'check held: The window changed.',
      'step-end',
      'run-end done',
    ])
    expect(set.events.find((event) => event.kind === 'verdict')).toMatchObject({ action: { kind: 'type', text: '•••', secret: true } })
    expect(set.events.find((event) => event.kind === 'step-end')).toMatchObject({ pictures: { before: expect.any(String) } })
    expect(set.events.find((event) => event.kind === 'step-end')).not.toHaveProperty('pictures.after')
  })

  it('is masked in the outcome too, should an error carry it', async () => {
    const set = stage({ windows: [login()], secrets: { password: 'hunter2!' } })
    set.world.focused = set.world.element('Password')
    set.world.reactions.typed = () => {
      throw new UnderstudyError('desktop-lost', 'Lost while typing hunter2!', 'Log in again.')
    }
    const outcome = { kind: 'failed', at: 'step-type', reason: 'Lost while typing •••', advice: 'Log in again.' }
    expect(await set.run(planOf([secretStep()], {}, ['password']))).toEqual(outcome)
    expect(set.events.at(-1)).toMatchObject({ kind: 'run-end', outcome })
  })

  it('that the person does not give ends the run in words', async () => {
    const set = stage({ windows: [login()] })
    set.world.focused = set.world.element('Password')
    expect(await set.run(planOf([secretStep()], {}, ['password']))).toEqual({
      kind: 'failed',
      at: 'step-type',
      reason: 'There is no value for “password”; nothing was typed.',
      advice: 'Give the missing value and run the task again.',
    })
  })

  it('is never typed into a field that is no password field', async () => {
    const set = stage({ windows: [login('field')], secrets: { password: 'hunter2!' } })
    set.world.focused = set.world.element('Password')
    const outcome = await set.run(planOf([secretStep({ target: target('field', 'Password') })], {}, ['password']))
    expect(outcome).toMatchObject({
      kind: 'failed',
      reason: 'Not done: It would type a secret into something that is not a password field.',
    })
    expect(set.world.performed).toEqual([])
  })

  it('is shown to nobody who is asked whether it may be typed', async () => {
    const set = stage({ windows: [{ ...login(), silent: true }], secrets: { password: 'hunter2!' }, answers: ['once'] })
    set.world.focused = set.world.element('Password')
    expect(await set.run(planOf([secretStep()], {}, ['password']))).toEqual({ kind: 'done' })
    expect(set.requests).toMatchObject([{ what: 'type “•••” into “Password” in Mousepad', value: '•••', rule: 'secret-outside-password' }])
  })

  it('does not pass on where a plan wrongly holds it', async () => {
    const set = stage({ windows: [login()], secrets: { password: 'hunter2!' } })
    const plan = planOf([clickStep('Save', { expectation: { kind: 'nothing' } })], {}, ['password'])
    const leaky = { ...plan, values: plan.values.map((value) => ({ ...value, value: 'hunter2!' })) }
    await set.run(leaky)
    expect(JSON.stringify(set.events)).not.toContain('hunter2!')
  })

  it('appears in no event, whatever it is and wherever the world shows it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .oneof(
            fc.string({ minLength: 4, maxLength: 24, unit: 'grapheme' }),
            fc.constantFrom('name', 'left', 'unknown', 'person', 'click', 'step-type'),
          )
          .filter((text) => text.trim().length >= 4 && !/^[\d\s.]+$/.test(text)),
        fc.constantFrom('title', 'name', 'error', 'value'),
        fc.boolean(),
        async (secret, leak, silent) => {
          const set = stage({ windows: [{ ...login(), silent }], secrets: { password: secret }, answers: ['once', 'once'] })
          set.world.focused = set.world.element('Password')
          set.world.reactions.typed = (world) => {
            if (leak === 'title') world.window(1).title = `${secret} - Mousepad`
            if (leak === 'name') world.element('Save').name = secret
            if (leak === 'value') world.element('Subject').value = secret
            if (leak === 'error') throw new Error(`could not type ${secret}`)
          }
          const steps = [secretStep(), clickStep('Save'), clickStep('Delete')]
          await set.run(planOf(steps, {}, ['password'])).catch(() => {})
          expect(set.world.performed).toContainEqual({ kind: 'type', text: secret, secret: true })
          const told = set.events.filter((event) => event.kind !== 'run-start')
          for (const text of textsOf(told)) expect(text).not.toContain(secret)
          for (const event of set.events) expect(RunEvent.parse(event)).toEqual(event)
        },
      ),
      { numRuns: 60 },
    )
  })
})

/** All that could carry a secret: closed words and ids of our own are told apart by their keys. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  const own = [
    'kind',
    'at',
    'rule',
    'undo',
    'by',
    'answer',
    'button',
    'stepId',
    'id',
    'runId',
    'approvalId',
    'digest',
    'picture',
    'before',
    'after',
  ]
  return Object.entries(value).flatMap(([key, item]) => (own.includes(key) ? [] : textsOf(item)))
}

describe('masking', () => {
  it('leaves ids and digests as they are, so that the journal stays readable', () => {
    const event = { kind: 'act-start' as const, stepId: 'step-abcd' as Step['id'], digest: 'abcd0123' }
    expect(maskedEvent(event, ['abcd'])).toEqual(event)
  })

  it('hides a secret that holds another one whole', () => {
    const event = { kind: 'paused' as const, because: 'saw secret and secretsquared' }
    expect(maskedEvent(event, ['secret', 'secretsquared'])).toEqual({ kind: 'paused', because: 'saw ••• and •••' })
  })

  it('keeps numbers and the shape of every event', () => {
    const event = { kind: 'run-end' as const, outcome: { kind: 'done' as const }, tookMs: 12345, modelCalls: 0 }
    expect(maskedEvent(event, ['12345', RUN_ID])).toEqual(event)
  })
})
