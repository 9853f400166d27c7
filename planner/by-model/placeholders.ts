import { type BoundValue, Parameter, type TextPart, UnderstudyError } from '#contract'
import { readSentence } from '../words/sentence.ts'

/** A request as it may be sent: what may be private in it stands as `⟦value-1⟧`, which only this machine can undo. */
export type Hidden = { text: string; values: BoundValue[] }

/** Numbers, amounts, days, addresses, file names and other words with a digit or a sign in them. */
const TELLING = /\S*(?:\p{N}|@|\p{Sc}|\w[./\\_]\w)\S*/u
const SLOT = /⟦([^⟦⟧]*)⟧/u

/** Hides what stands in quotation marks, words with a digit or a sign in them, and the values of the form. A name in plain words is not told from other words. */
export function hidden(request: string, form: Readonly<Record<string, string>>): Hidden {
  const given = Object.entries(form).filter(([name, value]) => value.trim() !== '' && Parameter.shape.name.safeParse(name).success)
  const values: BoundValue[] = given.map(([parameter, value]) => ({ parameter, value, from: 'form', secret: false }))
  const nameFor = (value: string): string => {
    const there = values.find((each) => each.value.toLowerCase() === value.toLowerCase())
    const parameter = there?.parameter ?? freshName(values)
    if (!there) values.push({ parameter, value, from: 'words', secret: false })
    return `⟦${parameter}⟧`
  }
  const spans = readSentence(request.replaceAll(/[⟦⟧]/gu, '')).quotes
  const plain = request.replaceAll(/[⟦⟧]/gu, '')
  let text = ''
  let at = 0
  for (const { start, end } of spans) {
    text += withoutTelling(withoutForm(plain.slice(at, start), values, nameFor), nameFor) + nameFor(plain.slice(start + 1, end - 1).trim())
    at = end
  }
  text += withoutTelling(withoutForm(plain.slice(at), values, nameFor), nameFor)
  return { text, values }
}

/** A form may have a value of such a name already. */
function freshName(values: readonly BoundValue[]): string {
  for (let number = values.length + 1; ; number += 1) {
    const name = `value-${number}`
    if (!values.some(({ parameter }) => parameter === name)) return name
  }
}

function withoutForm(text: string, values: readonly BoundValue[], nameFor: (value: string) => string): string {
  return values
    .filter(({ from }) => from === 'form')
    .toSorted((a, b) => b.value.length - a.value.length)
    .reduce((left, { value }) => left.split(value).join(nameFor(value)), text)
}

function withoutTelling(text: string, nameFor: (value: string) => string): string {
  return text.replaceAll(/\S+/gu, (word) => {
    if (SLOT.test(word) || !TELLING.test(word)) return word
    const bare = word.replace(/[.,;:!?]+$/u, '')
    return `${nameFor(bare)}${word.slice(bare.length)}`
  })
}

/** A text of the model with its placeholders as slots; undefined when it has one that was not given to it. */
export function slotted(text: string, values: readonly BoundValue[]): TextPart[] | undefined {
  const parts = text.split(/(⟦[^⟦⟧]*⟧)/u).filter((part) => part !== '')
  const read = parts.map((part): TextPart | undefined => {
    const name = SLOT.exec(part)?.[1]
    if (name === undefined) return { kind: 'literal', text: part }
    return values.some(({ parameter }) => parameter === name) ? { kind: 'slot', parameter: name } : undefined
  })
  return read.some((part) => part === undefined) ? undefined : read.flatMap((part) => part ?? [])
}

/** A text of the model with the values themselves; undefined as in `slotted`. */
export function filled(text: string, values: readonly BoundValue[]): string | undefined {
  const parts = slotted(text, values)
  return parts
    ?.map((part) =>
      part.kind === 'slot'
        ? (values.find(({ parameter }) => parameter === part.parameter)?.value ?? '')
        : part.kind === 'literal'
          ? part.text
          : '',
    )
    .join('')
}

export function isModelFault(error: unknown): boolean {
  return error instanceof UnderstudyError && error.code === 'model-failed'
}
