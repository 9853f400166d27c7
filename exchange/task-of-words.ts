import { type GoalPart, type Ids, type Parameter, Step, StepId, TASK_VERSION, Task, TaskId } from '#contract'

/** A step that is known only in words: nothing was seen of where it is done. */
export type WordedStep = { caption: string; observation: string; thought: string }

/** `{{name}}`, `{name}` and `⟦name⟧`: how instructions written elsewhere mark what changes. */
const SLOT = /\{\{\s*([\p{L}][\p{L}\p{N} _-]*?)\s*\}\}|\{([\p{L}][\p{L}\p{N} _-]*)\}|⟦([^⟦⟧]+)⟧/gu

/**
 * A Task out of instructions alone. Nobody showed where its steps are done, so each is handed over to the person, with its words, until they show it. What is
 * marked as a slot becomes a parameter.
 */
export function taskOfWords(given: { goal: string; steps: readonly WordedStep[] }, ports: { ids: Ids; nowMs: number; from: string }): Task {
  const { ids } = ports
  const names = new Map<string, string>()
  const slotted = (text: string) =>
    text.replace(
      SLOT,
      (_all, ...groups: (string | undefined)[]) => `⟦${nameOf(groups.slice(0, 3).find((one) => one !== undefined) ?? '', names)}⟧`,
    )
  const goal = goalOf(slotted(given.goal))
  const steps = given.steps.map(({ caption, observation, thought }) => {
    const words = slotted(oneLine(caption))
    return Step.parse({
      id: StepId.parse(ids.next('step')),
      caption: words,
      observation: slotted(observation),
      thought: slotted(thought),
      act: { kind: 'hand-over', what: words },
      window: { program: '', title: '*', kind: 'normal' },
      expectation: { kind: 'nothing' },
      pictures: {},
      confidence: 0,
      personMs: 0,
    })
  })
  return Task.parse({
    version: TASK_VERSION,
    id: TaskId.parse(ids.next('task')),
    revision: 1,
    goal,
    parameters: [...names.values()].map((name): Parameter => ({ name, type: 'text', examples: [] })),
    steps,
    milestones: [],
    programs: [],
    recordings: [],
    createdAt: new Date(ports.nowMs).toISOString(),
    change: { kind: 'imported', what: `Imported from ${ports.from}.` },
    notices: [`Nothing in ${ports.from} says where its steps are done. You do them yourself until you show them: record from a step on.`],
  })
}

/** A name as parameters have them: one for each way of writing it. */
function nameOf(written: string, names: Map<string, string>): string {
  const plain = written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Ll}\p{Lo}\p{N}]+/gu, '-')
    .replace(/^[-\p{N}]+|-+$/gu, '')
  const name = plain === '' ? 'value' : plain
  names.set(name, name)
  return name
}

function goalOf(sentence: string): GoalPart[] {
  const parts = oneLine(sentence)
    .split(/(⟦[^⟦⟧]+⟧)/u)
    .filter((part) => part !== '')
    .map((part): GoalPart => (part.startsWith('⟦') ? { kind: 'slot', parameter: part.slice(1, -1) } : { kind: 'words', text: part }))
  return parts.length > 0 ? parts : [{ kind: 'words', text: 'A task without a name' }]
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
