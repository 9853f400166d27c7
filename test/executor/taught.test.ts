import { describe, expect, it } from 'vitest'
import { type Block, type Plan, type Step, StepId } from '#contract'
import { element } from './fake-world.ts'
import { clickStep, editor, planOf, stage, story, target, typeStep } from './stage.ts'

const nothing = { expectation: { kind: 'nothing' } } as const
const name = [{ kind: 'slot' as const, parameter: 'name' }]
const type = typeStep(name, { caption: 'Type ⟦name⟧', replaces: true })
const save = clickStep('Save', nothing)
const keep = clickStep('Keep', { ...nothing, id: 'step-shown' })

function looped(steps: Step[], values: Record<string, string>): Plan {
  const [from, to] = [steps[0] as Step, steps.at(-1) as Step].map(({ id }) => StepId.parse(id)) as [StepId, StepId]
  const loop: Block = { kind: 'loop', id: 'block-1', reason: '', from, to, over: { kind: 'values', parameters: ['name'] }, atMost: 50 }
  return { ...planOf(steps, values), blocks: [loop] }
}

/** The steps of a loop over three names, in the first round of which the person does `step` by hand. */
async function roundsAfter(step: Step, shown: Step[]): Promise<string[]> {
  const button = element('button', 'Keep', { x: 110, y: 60, width: 40, height: 20 })
  const it = stage({ windows: [editor({ elements: [...editor().elements, button] })] })
  let over = false
  it.hooks.push((event) => {
    if (over || event.kind !== 'step-start' || event.stepId !== step.id) return
    over = true
    it.control.pause('You took over.', 'take-over')
    void it.clock.wait(5, { reason: 'the person does it' }).then(() => it.control.resume({ use: 'instead-of-step', steps: shown }))
  })
  expect(await it.run(looped([type, save], { name: 'Anna\nBob\nCarla' }))).toEqual({ kind: 'done' })
  return story(it.events).flatMap((line) => (line.startsWith('step-start') ? [line.replace('step-start ', '')] : []))
}

describe('what the person showed in one round of a loop', () => {
  it('is done so in its further rounds', async () => {
    expect(await roundsAfter(save, [keep])).toEqual(['Type Anna', 'Click “Save”', 'Type Bob', 'Click “Keep”', 'Type Carla', 'Click “Keep”'])
  })

  it('is done with each round’s own value, where it has a slot for it', async () => {
    const shown = typeStep(name, { id: 'step-shown', caption: 'Write ⟦name⟧', replaces: true })
    expect(await roundsAfter(type, [shown])).toEqual([
      'Type Anna',
      'Click “Save”',
      'Write Bob',
      'Click “Save”',
      'Write Carla',
      'Click “Save”',
    ])
  })

  it.each([
    ['it names what only that round was about', save, clickStep('Anna', { ...nothing, target: target('list-item', 'Anna') })],
    ['the step was done with a value, and it is not', type, keep],
  ])('counts for that round alone when %s', async (_why, step, shown) => {
    expect(await roundsAfter(step, [shown])).toEqual([
      'Type Anna',
      'Click “Save”',
      'Type Bob',
      'Click “Save”',
      'Type Carla',
      'Click “Save”',
    ])
  })
})
