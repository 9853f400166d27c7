import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type GoalPart, ParameterType, type Task, TaskEdit, type TextPart, UnderstudyError } from '#contract'

/** Makes the edits of one option. Steps are numbered as the task shows them before any of its edits. */
export type EditOption = (task: Task) => TaskEdit[] | Promise<TaskEdit[]>

const BEHIND_EQUALS = /^([^=]+)=(.*)$/su

/** What each option of `tasks edit` does with its value, in the order of the help. */
export const editOptions: { flags: string; about: string; read: (given: string) => EditOption }[] = [
  {
    flags: '--caption <step=words>',
    about: 'the sentence of a step: 3="Press Save"',
    read: (given) => (task) => {
      const [step, words] = pairOf(given, '3="Press Save"')
      return [{ kind: 'set-caption', step: stepAt(task, step).id, caption: slotted(words, task) }]
    },
  },
  {
    flags: '--text <step=words>',
    about: 'what a step types: 4="Dear [name],"',
    read: (given) => (task) => {
      const [step, words] = pairOf(given, '4="Dear [name],"')
      return [{ kind: 'set-text', step: stepAt(task, step).id, text: textOf(words, task) }]
    },
  },
  {
    flags: '--delete <step>',
    about: 'leave a step out: 4',
    read: (given) => (task) => [{ kind: 'delete-step', step: stepAt(task, given).id }],
  },
  {
    flags: '--move <step:place>',
    about: 'move a step: 5:2, or 5:end',
    read: (given) => (task) => {
      const [, from = '', to = ''] = /^(\d+):(\d+|end)$/u.exec(given) ?? []
      const step = stepAt(task, from, '5:2')
      const others = task.steps.filter((each) => each !== step)
      if (to !== 'end') stepAt(task, to, '5:2')
      return [{ kind: 'move-step', step: step.id, before: (to === 'end' ? undefined : others[Number(to) - 1]?.id) ?? null }]
    },
  },
  {
    flags: '--goal <words>',
    about: 'the sentence of the task: "Write to [name]"',
    read: (given) => (task) => [
      {
        kind: 'set-goal',
        goal: piecesOf(given, task).map(
          (piece): GoalPart => ('slot' in piece ? { kind: 'slot', parameter: piece.slot } : { kind: 'words', text: piece.text }),
        ),
      },
    ],
  },
  {
    flags: '--value <name=text>',
    about: 'make a text of it a value that can change: place=office, or due:date=2027-05-01',
    read: (given) => () => {
      const [name, value] = pairOf(given, 'place=office')
      const [called = '', type = 'text'] = name.split(':')
      return [{ kind: 'add-parameter', parameter: { name: called, type: typeOf(type), examples: [] }, value }]
    },
  },
  {
    flags: '--rename <old=new>',
    about: 'call a value otherwise',
    read: (given) => (task) => {
      const [from, to] = pairOf(given, 'old=new')
      return [{ kind: 'set-parameter', name: from, parameter: { ...parameterOf(task, from), name: to } }]
    },
  },
  {
    flags: '--type <name=type>',
    about: 'what kind of value it is: amount=money, or size=choice:S,M,L',
    read: (given) => (task) => {
      const [name, type] = pairOf(given, 'amount=money')
      const [kind = '', choices] = type.split(':')
      const { options: _, ...known } = parameterOf(task, name)
      const options = choices === undefined ? {} : { options: choices.split(',').map((choice) => choice.trim()) }
      const examples = kind === 'secret' ? [] : known.examples
      return [{ kind: 'set-parameter', name, parameter: { ...known, type: typeOf(kind), examples, ...options } }]
    },
  },
  {
    flags: '--fix <name=text>',
    about: 'no longer ask for a value: it is always this text',
    read: (given) => () => {
      const [name, value] = pairOf(given, 'place=office')
      return [{ kind: 'remove-parameter', name, value }]
    },
  },
  {
    flags: '--accept <proposal>',
    about: 'do what is proposed: proposal-1',
    read: (given) => () => [{ kind: 'accept-proposal', id: given }],
  },
  { flags: '--dismiss <proposal>', about: 'drop a proposal', read: (given) => () => [{ kind: 'dismiss-proposal', id: given }] },
  { flags: '--edits <file>', about: 'edits as JSON, a list of those of the contract', read: (given) => () => editsIn(given) },
]

function pairOf(given: string, like: string): [string, string] {
  const [, before, after] = BEHIND_EQUALS.exec(given) ?? []
  if (before === undefined || after === undefined)
    throw badInput(`“${given}” says nothing behind an equals sign.`, `Write it like ${like}.`)
  return [before.trim(), after]
}

function stepAt(task: Task, number: string, like = '3'): Task['steps'][number] {
  const step = /^\d+$/u.test(number) ? task.steps[Number(number) - 1] : undefined
  if (!step) throw badInput(`There is no step “${number}”.`, `Steps are numbered 1 to ${task.steps.length}; write it like ${like}.`)
  return step
}

function typeOf(given: string): ParameterType {
  const type = ParameterType.safeParse(given)
  if (!type.success) throw badInput(`“${given}” is no kind of value.`, `It is one of ${ParameterType.options.join(', ')}.`)
  return type.data
}

function parameterOf(task: Task, name: string): Task['parameters'][number] {
  const parameter = task.parameters.find((each) => each.name === name)
  if (parameter) return parameter
  const names = task.parameters.map((each) => each.name).join(', ')
  throw badInput(`There is no value “${name}” in this task.`, names === '' ? 'It has none.' : `It has ${names}.`)
}

type Piece = { text: string } | { slot: string }

/** Slots are written as they are shown: `[name]` where that is a value of the task, `⟦name⟧` anywhere. */
function piecesOf(given: string, task: Task): Piece[] {
  const known = (name: string) => task.parameters.some((parameter) => parameter.name === name)
  return given.split(/(⟦[^⟧]*⟧|\[[^\]]*\])/u).flatMap((piece): Piece[] => {
    const name = piece.slice(1, -1)
    if (piece.startsWith('⟦') || (piece.startsWith('[') && known(name))) return [{ slot: name }]
    return piece === '' ? [] : [{ text: piece }]
  })
}

function slotted(given: string, task: Task): string {
  return piecesOf(given, task)
    .map((piece) => ('slot' in piece ? `⟦${piece.slot}⟧` : piece.text))
    .join('')
}

function textOf(given: string, task: Task): TextPart[] {
  return piecesOf(given, task).map((piece) =>
    'slot' in piece ? { kind: 'slot', parameter: piece.slot } : { kind: 'literal', text: piece.text },
  )
}

async function editsIn(file: string): Promise<TaskEdit[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw badInput(`${file} cannot be read.`, 'Look whether it is there.', cause)
  })
  try {
    return z.array(TaskEdit).min(1).parse(JSON.parse(text))
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : 'It is no JSON.'
    throw badInput(`${file} holds no list of edits. ${why}`, 'Look at one that works, or use the other options.', cause)
  }
}

function badInput(message: string, advice: string, cause?: unknown): UnderstudyError {
  return new UnderstudyError('bad-input', message, advice, cause)
}
