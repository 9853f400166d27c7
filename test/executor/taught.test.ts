import { describe, expect, it } from 'vitest'
import { type Block, type Plan, type RunEvent, type Step, StepId } from '#contract'
import { element, fakeWindow } from './fake-world.ts'
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

describe('a take-over around a step that memory put before another', () => {
  const window = { program: 'mousepad', title: 'Choose a printer', kind: 'dialog' as const }
  const way = clickStep('Laser', { ...nothing, window, target: { ...target('button', 'Laser'), window }, origin: 'memory' })
  const [laserX, saveX, deleteX] = [50, 30, 80]

  /** Saves and deletes, with memory’s way before the saving; the person does one of the steps by hand when `when` is told. What was changed, and where was clicked. */
  async function takenOver(mode: 'run' | 'step-by-step', when: (event: RunEvent) => boolean): Promise<object> {
    const button = (name: string, x: number) => element('button', name, { x, y: 50, width: 40, height: 20 })
    const dialog = fakeWindow({
      ...{ ...window, id: 5, active: true, modal: true, box: { x: 20, y: 20, width: 170, height: 80 } },
      elements: [button('Laser', 30), button('Ink', 80)],
    })
    const it = stage({
      windows: [dialog, editor({ active: false })],
      reactions: { Laser: (world) => world.close(5) },
      answers: ['once', 'once'],
      repair: async () => ({ because: 'Memory knows how to go on from here.', steps: [way], leaveOut: [] }),
    })
    let over = false
    it.hooks.push((event) => {
      if (!over && when(event)) {
        over = true
        it.control.pause('You took over.', 'take-over')
        void it.clock.wait(5, { reason: 'the person does it' }).then(() => {
          it.world.close(5)
          it.control.resume({ use: 'instead-of-step', steps: [keep] })
        })
      } else if (event.kind === 'paused' && event.by === 'single-step') it.control.resume()
    })
    const plan = planOf([save, clickStep('Delete', nothing)])
    expect(await it.run(plan, { how: { mode, only: false } })).toEqual({ kind: 'done' })
    return {
      instead: it.events.flatMap((event) => (event.kind === 'plan-changed' && event.how === 'taught' ? [event.at] : [])),
      clicks: it.world.performed.flatMap((action) => (action.kind === 'click' ? [action.at.x] : [])),
    }
  }

  it('counts for the step that it came before, once that goes on', async () => {
    const counted = await takenOver('run', (event) => event.kind === 'step-end' && event.stepId === way.id)
    expect(counted).toEqual({ instead: [save.id], clicks: [laserX, deleteX] })
  })

  it('counts for the step of memory, where that was told to come next', async () => {
    const counted = await takenOver('step-by-step', (event) => event.kind === 'paused' && event.because.includes('Laser'))
    expect(counted).toEqual({ instead: [way.id], clicks: [saveX, deleteX] })
  })
})
