import { type GoalPart, type Parameter, Step, Task } from '#contract'

/** `Write a note to ⟦recipient⟧` as the parts of a goal. */
export function goalOf(sentence: string): GoalPart[] {
  return sentence
    .split(/(⟦[^⟧]*⟧)/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('⟦') ? { kind: 'slot', parameter: part.slice(1, -1) } : { kind: 'words', text: part }))
}

export function sampleStep(given: Partial<Omit<Step, 'id'>> & { id?: string } = {}): Step {
  return Step.parse({
    id: 'step-a',
    caption: 'Click “Save” in the toolbar of Mousepad',
    observation: 'The note is written.',
    thought: 'Saving keeps it.',
    act: { kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: 0.5, y: 0.5 } },
    window: { program: 'mousepad', title: '* - Mousepad', kind: 'normal' },
    expectation: { kind: 'changed' },
    pictures: {},
    confidence: 0.9,
    personMs: 800,
    ...given,
  })
}

/** A Task with this goal; its slots become text parameters, each with one example, unless parameters are given. */
export function sampleTask(sentence: string, given: Partial<Omit<Task, 'id'>> & { id?: string } = {}): Task {
  const goal = goalOf(sentence)
  const names = new Set(goal.flatMap((part) => (part.kind === 'slot' ? [part.parameter] : [])))
  const parameters: Parameter[] = [...names].map((name) => ({ name, type: 'text', examples: [`some ${name}`] }))
  return Task.parse({
    version: 1,
    id: 'task-a',
    revision: 1,
    goal,
    parameters,
    steps: [sampleStep()],
    milestones: [],
    programs: [{ program: 'mousepad', command: ['mousepad'] }],
    recordings: ['recording-a'],
    createdAt: '2026-03-01T09:00:00.000Z',
    notices: [],
    ...given,
  })
}
