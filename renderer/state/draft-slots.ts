import { type GoalPart, type Parameter, rewriteTask, type Task, type TextPart, UNCHANGED } from '#contract'

/** Puts a slot wherever this text stands as a word of its own, in the goal and in what is typed. */
export function textToSlots(task: Task, { name, type }: Parameter, value: string): Task {
  const secret = type === 'secret'
  const slot: TextPart = { kind: secret ? 'secret' : 'slot', parameter: name }
  return rewriteTask(task, {
    ...UNCHANGED,
    goal: (parts) =>
      parts.flatMap((part) =>
        part.kind === 'slot' || secret
          ? [part]
          : cut<GoalPart>(part.text, value, { kind: 'slot', parameter: name }, (text) => ({ kind: 'words', text })),
      ),
    text: (parts) =>
      parts.flatMap((part) =>
        part.kind === 'literal' ? cut<TextPart>(part.text, value, slot, (text) => ({ kind: 'literal', text })) : [part],
      ),
  })
}

function cut<Piece>(text: string, value: string, slot: Piece, words: (text: string) => Piece): Piece[] {
  if (value.trim() === '') return [words(text)]
  const wanted = new RegExp(`(?<![\\p{L}\\p{N}])${value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'gu')
  return text.split(wanted).flatMap((between, index) => [...(index > 0 ? [slot] : []), ...(between === '' ? [] : [words(between)])])
}

/** Its slots become this text. */
export function slotsToText(task: Task, name: string, value: string): Task {
  return rewriteTask(task, {
    ...UNCHANGED,
    words: (text) => text.replaceAll(`⟦${name}⟧`, value),
    goal: (parts) => parts.map((part) => (part.kind === 'slot' && part.parameter === name ? { kind: 'words', text: value } : part)),
    text: (parts) => parts.map((part) => ('parameter' in part && part.parameter === name ? { kind: 'literal', text: value } : part)),
    shows: (names) => names.filter((each) => each !== name),
  })
}

/** A parameter's slots follow its new name. */
export function renameParameter(task: Task, from: string, to: string): Task {
  if (from === to) return task
  const named = <Part extends { parameter?: string }>(part: Part): Part => (part.parameter === from ? { ...part, parameter: to } : part)
  return rewriteTask(task, {
    words: (text) => text.replaceAll(`⟦${from}⟧`, `⟦${to}⟧`),
    goal: (parts) => parts.map((part) => (part.kind === 'slot' ? named(part) : part)),
    text: (parts) => parts.map((part) => ('parameter' in part ? named(part) : part)),
    target: (target) => ({
      ...target,
      ...(target.nameParameter === from ? { nameParameter: to } : {}),
      neighbours: target.neighbours.map(named),
    }),
    over: (over) => {
      if (over.kind === 'values') return { ...over, parameters: over.parameters.map((name) => (name === from ? to : name)) }
      return over.kind === 'times' && typeof over.count === 'object' ? { ...over, count: named(over.count) } : over
    },
    shows: (names) => names.map((name) => (name === from ? to : name)),
  })
}
