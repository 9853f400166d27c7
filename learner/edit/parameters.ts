import type { LoopOver, Parameter, Target, Task, TextPart } from '#contract'
import { Parameter as ParameterSchema, type Rewrite, rewriteStep, rewriteTask, UNCHANGED, writeAs } from '#contract'
import { blockCalled } from '../blocks/words.ts'
import { shortened } from '../words/quoted.ts'
import { slotsFor } from './find-value.ts'
import { type Made, made, refused } from './made.ts'
import { renameIn } from './rename.ts'
import { usesOf } from './uses.ts'
import { parameterProblems, typeInWords } from './value-fits.ts'

const wellFormed = (parameter: Parameter) => ParameterSchema.safeParse(parameter).success

/**
 * A text becomes a parameter, or one more place of a parameter that is there, wherever it stands as words of its own. Without a text it is only declared, for an
 * edit that follows to use it.
 */
export function addParameter(task: Task, given: Parameter, value: string): Made {
  const known = task.parameters.find(({ name }) => name === given.name)
  const problems = [...nameProblems(task, given.name), ...(known ? joinProblems(known, given) : parameterProblems(given, wellFormed))]
  if (problems.length > 0) return refused(...problems)
  const secret = given.type === 'secret'
  const examples = secret ? [] : [...new Set([...(known?.examples ?? []), ...(value === '' ? [] : [value]), ...given.examples])]
  const parameter = { ...(known ?? given), examples }
  const unfit = parameterProblems(parameter, wellFormed)
  if (unfit.length > 0) return refused(...unfit)
  const parameters = known ? task.parameters.map((each) => (each === known ? parameter : each)) : [...task.parameters, parameter]
  if (value === '') return made({ ...task, parameters }, `“${given.name}” is new: ${typeInWords(given.type)}`)
  const slots = slotsFor(given.name, value, secret)
  const next = withSlots({ ...task, parameters }, value, slots, secret)
  if (!slots.found())
    return refused(
      `${secret ? 'This text' : `“${shortened(value)}”`} stands nowhere in the sentence or in what the steps type or choose. Choose a text that does.`,
    )
  if (secret) return made(next, `“${given.name}” is a secret now and asked for at every run; versions before this one still hold it`)
  return made(next, `“${shortened(value)}” ${known ? 'is now the value of' : 'became the value'} “${given.name}”`)
}

/** Slots in the sentence, the steps and the names of their parts. A secret stands nowhere else either: not in what the learner said, nor in what it proposed. */
function withSlots(task: Task, value: string, slots: Rewrite, secret: boolean): Task {
  const tells = (data: unknown) => JSON.stringify(data).includes(JSON.stringify(value).slice(1, -1))
  if (secret) {
    const rewritten = rewriteTask(task, slots)
    return {
      ...rewritten,
      notices: task.notices.filter((notice) => !tells(notice)),
      proposals: task.proposals.filter((proposal) => !tells(proposal)),
    }
  }
  return rewriteTask(
    {
      ...task,
      goal: slots.goal(task.goal),
      steps: task.steps.map((step) => rewriteStep(step, slots)),
      milestones: task.milestones.map((each) => ({ ...each, name: slots.words(each.name) })),
      subGoals: task.subGoals.map((each) => ({ ...each, name: slots.words(each.name) })),
    },
    UNCHANGED,
  )
}

function joinProblems(known: Parameter, given: Parameter): string[] {
  if (known.type === given.type) return []
  return [
    `There is already a value “${known.name}”, which is ${typeInWords(known.type)}. Choose another name, or give this one the same kind.`,
  ]
}

/** A new name, type, examples or choices; everything that speaks of it follows. */
export function setParameter(task: Task, name: string, parameter: Parameter): Made {
  const known = task.parameters.find((each) => each.name === name)
  if (!known) return refused(goneParameter(name))
  const isNewName = parameter.name !== name
  const taken = isNewName && task.parameters.some((each) => each.name === parameter.name)
  const problems = [
    ...parameterProblems(parameter, wellFormed),
    ...(isNewName ? nameProblems(task, parameter.name) : []),
    ...(taken ? [`There is already a value “${parameter.name}”. Choose another name, or remove that one first.`] : []),
    ...(parameter.type === 'secret' ? secretProblems(task, name) : []),
  ]
  if (problems.length > 0) return refused(...problems)
  const renamed = isNewName ? renameIn(task, name, parameter.name) : task
  const parameters = renamed.parameters.map((each) => (each.name === parameter.name ? parameter : each))
  return made({ ...renamed, parameters }, changeInWords(known, parameter))
}

function changeInWords(before: Parameter, after: Parameter): string {
  const differs = (key: 'examples' | 'options') => JSON.stringify(before[key] ?? []) !== JSON.stringify(after[key] ?? [])
  const changes = [
    ...(before.name === after.name ? [] : [`is now called “${after.name}”`]),
    ...(before.type === after.type ? [] : [`is now ${typeInWords(after.type)}`]),
    ...(Boolean(before.many) === Boolean(after.many) ? [] : [after.many ? 'now holds several values' : 'now holds one value']),
    ...(differs('options') ? ['has other choices'] : []),
    ...(differs('examples') && after.type !== 'secret' ? ['has other examples'] : []),
  ]
  return `“${before.name}” ${changes.length === 0 ? 'stays as it is' : changes.join(', ')}`
}

/** Its value as it is stands in its places from now on, the same at every run. */
export function removeParameter(task: Task, name: string, value: string): Made {
  const known = task.parameters.find((each) => each.name === name)
  if (!known) return refused(goneParameter(name))
  const used = usesOf(task).has(name)
  if (used && known.type === 'secret')
    return refused(
      `“${name}” is a secret, and a secret is never written into a task. Delete the steps that type it, or let it be asked for.`,
    )
  if (used && value === '') return refused(`Say what stands in place of “${name}” from now on.`)
  const loops = task.blocks.filter((block) => block.kind === 'loop' && needs(block.over, name, value))
  if (loops.length > 0)
    return refused(...loops.map((block) => `${upperFirst(blockCalled(block, task.steps))} goes by “${name}”. Remove or change it first.`))
  const parameters = task.parameters.filter((each) => each !== known)
  const next = rewriteTask(
    { ...task, parameters },
    {
      words: (text) => text.replaceAll(`⟦${name}⟧`, (_, at: number) => inSentence(value, text.slice(0, at))),
      text: (parts) => parts.map((part) => literalFor(part, name, value)),
      goal: (parts) => parts.map((part) => (part.kind === 'slot' && part.parameter === name ? { kind: 'words', text: value } : part)),
      target: (target) => withoutParameter(target, name, value),
      over: (over) => withoutValue(over, name, value),
      shows: (names) => names.filter((each) => each !== name),
    },
  )
  return made(next, used ? `“${name}” is no longer asked for; it is always “${shortened(value)}”` : `“${name}” is no longer asked for`)
}

function literalFor(part: TextPart, name: string, value: string): TextPart {
  return part.kind === 'slot' && part.parameter === name ? { kind: 'literal', text: writeAs(value, part.form) } : part
}

/** In quotes, unless the sentence has opened some already. */
function inSentence(value: string, before: string): string {
  const isOpen = before.lastIndexOf('“') > before.lastIndexOf('”')
  return isOpen ? shortened(value) : `“${shortened(value)}”`
}

function withoutParameter(target: Target, name: string, value: string): Target {
  const { nameParameter, ...rest } = target
  const named = nameParameter === name ? { ...rest, name: value } : target
  const neighbours = named.neighbours.map((neighbour) => {
    if (neighbour.parameter !== name) return neighbour
    const { parameter: _, before = '', after = '', ...plain } = neighbour
    return { ...plain, name: `${before}${value}${after}` }
  })
  return { ...named, neighbours }
}

/** Whether a loop cannot be without it. A number of times can become fixed. */
function needs(over: LoopOver, name: string, value: string): boolean {
  if (over.kind === 'values') return over.parameters.every((each) => each === name)
  return over.kind === 'times' && typeof over.count !== 'number' && over.count.parameter === name && !/^[1-9]\d{0,5}$/u.test(value.trim())
}

function withoutValue(over: LoopOver, name: string, value: string): LoopOver {
  if (over.kind === 'values') return { ...over, parameters: over.parameters.filter((each) => each !== name) }
  const isCount = over.kind === 'times' && typeof over.count !== 'number' && over.count.parameter === name
  return isCount ? { kind: 'times', count: Number(value) } : over
}

/** A name that something read from the screen, or a row of a loop, has already. */
function nameProblems(task: Task, name: string): string[] {
  const read = task.steps.findIndex(({ act }) => act.kind === 'read' && act.into === name)
  if (read >= 0) return [`Step ${read + 1} keeps what it reads as “${name}”. Choose another name.`]
  const loop = task.blocks.find((block) => block.kind === 'loop' && block.over.kind === 'rows' && block.over.item === name)
  return loop ? [`${upperFirst(blockCalled(loop, task.steps))} calls its rows “${name}”. Choose another name.`] : []
}

/** What is looked for on the screen is shown, and what is told in a loop is kept. */
function secretProblems(task: Task, name: string): string[] {
  const looked = task.steps.findIndex(
    ({ target }) => target && (target.nameParameter === name || target.neighbours.some(({ parameter }) => parameter === name)),
  )
  if (looked >= 0)
    return [
      `Step ${looked + 1} looks for “${name}” on the screen, so it cannot be a secret. Leave it a text, or choose another place for that step.`,
    ]
  const loop = task.blocks.find((block) => block.kind === 'loop' && needs(block.over, name, ''))
  return loop ? [`${upperFirst(blockCalled(loop, task.steps))} goes by “${name}”, so it cannot be a secret. Remove the loop first.`] : []
}

function goneParameter(name: string): string {
  return `There is no value “${name}” in this task. Look at the task as it is now, and edit that.`
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
