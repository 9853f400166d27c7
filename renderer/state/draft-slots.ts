import type { Block, GoalPart, Parameter, Step, Task, TextPart } from '#contract'

/** Puts a slot wherever this text stands as a word of its own, in the goal and in what is typed. */
export function textToSlots(task: Task, parameter: Parameter, value: string): Task {
  const slot: TextPart =
    parameter.type === 'secret' ? { kind: 'secret', parameter: parameter.name } : { kind: 'slot', parameter: parameter.name }
  const goal = task.goal.flatMap((part): GoalPart[] =>
    part.kind === 'slot' || parameter.type === 'secret'
      ? [part]
      : cut<GoalPart>(part.text, value, { kind: 'slot', parameter: parameter.name }, (text) => ({ kind: 'words', text })),
  )
  return mapTexts({ ...task, goal }, (text) =>
    text.flatMap((part) =>
      part.kind === 'literal' ? cut(part.text, value, slot, (words): TextPart => ({ kind: 'literal', text: words })) : [part],
    ),
  )
}

function cut<Piece>(text: string, value: string, slot: Piece, words: (text: string) => Piece): Piece[] {
  if (value.trim() === '') return [words(text)]
  const wanted = new RegExp(`(?<![\\p{L}\\p{N}])${value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'gu')
  return text.split(wanted).flatMap((between, index) => [...(index > 0 ? [slot] : []), ...(between === '' ? [] : [words(between)])])
}

/** Its slots become this text. */
export function slotsToText(task: Task, name: string, value: string): Task {
  const goal = task.goal.map((part): GoalPart => (part.kind === 'slot' && part.parameter === name ? { kind: 'words', text: value } : part))
  const written = mapTexts({ ...task, goal }, (text) =>
    text.map((part) => ('parameter' in part && part.parameter === name ? { kind: 'literal', text: value } : part)),
  )
  return { ...written, steps: written.steps.map((step) => ({ ...step, caption: step.caption.replaceAll(`⟦${name}⟧`, value) })) }
}

/** A parameter's slots follow its new name. */
export function renameParameter(task: Task, from: string, to: string): Task {
  if (from === to) return task
  const goal = task.goal.map((part) => (part.kind === 'slot' && part.parameter === from ? { ...part, parameter: to } : part))
  const renamed = mapTexts({ ...task, goal }, (text) =>
    text.map((part) => ('parameter' in part && part.parameter === from ? { ...part, parameter: to } : part)),
  )
  return {
    ...renamed,
    blocks: renamed.blocks.map((block) => renamedBlock(block, from, to)),
    steps: renamed.steps.map((step) => ({
      ...step,
      caption: step.caption.replaceAll(`⟦${from}⟧`, `⟦${to}⟧`),
      ...(step.target ? { target: renamedTarget(step.target, from, to) } : {}),
    })),
  }
}

function renamedTarget(target: NonNullable<Step['target']>, from: string, to: string): NonNullable<Step['target']> {
  return {
    ...target,
    ...(target.nameParameter === from ? { nameParameter: to } : {}),
    neighbours: target.neighbours.map((it) => (it.parameter === from ? { ...it, parameter: to } : it)),
  }
}

function renamedBlock(block: Block, from: string, to: string): Block {
  if (block.kind !== 'loop') return block
  const { over } = block
  if (over.kind === 'values') return { ...block, over: { ...over, parameters: over.parameters.map((name) => (name === from ? to : name)) } }
  if (over.kind === 'times' && typeof over.count === 'object' && over.count.parameter === from) {
    return { ...block, over: { ...over, count: { parameter: to } } }
  }
  return block
}

function mapTexts(task: Task, to: (text: TextPart[]) => TextPart[]): Task {
  return {
    ...task,
    steps: task.steps.map((step) => ({
      ...step,
      act: mapAct(step.act, to),
      expectation: step.expectation.kind === 'field-holds' ? { ...step.expectation, text: to(step.expectation.text) } : step.expectation,
    })),
  }
}

function mapAct(act: Step['act'], to: (text: TextPart[]) => TextPart[]): Step['act'] {
  if (act.kind === 'type') return { ...act, text: to(act.text) }
  if (act.kind !== 'run-task') return act
  return { ...act, values: Object.fromEntries(Object.entries(act.values).map(([name, text]) => [name, to(text)])) }
}
