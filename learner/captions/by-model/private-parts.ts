import {
  type Box,
  type Picture,
  type PrivateValues,
  placesOfValues,
  privateValues,
  type Step,
  type Task,
  type TextLine,
  type WindowPattern,
  withSlots,
} from '#contract'

/** What reads the words of a picture, so that private values can be found in it. */
export type ReadWords = (picture: Picture) => Promise<TextLine[]>

/** A step that types a secret without a field that could be covered: its pictures stay here. */
export function showsUnknownSecret(step: Step): boolean {
  return typesSecret(step) && step.target === undefined
}

/** The fields into which this task types secrets, as boxes of a picture of this window, as it was learned. */
export function secretFields(task: Task, step: Step, picture: Picture): Box[] {
  return task.steps.flatMap(({ act, target }) => {
    if (!target || !typesSecret({ act }) || !samePattern(target.window, step.window)) return []
    const [x, y] = [picture.width / target.windowSize.width, picture.height / target.windowSize.height]
    const { place } = target
    return [{ x: place.x * x, y: place.y * y, width: place.width * x, height: place.height * y }]
  })
}

/** Where the values of the task's parameters stand in a picture. */
export function privateWords(task: Task, lines: readonly TextLine[]): Box[] {
  return placesOfValues(valuesOf(task), lines)
}

/** A text as it may be sent: where a value of the demonstration stands in it as a word of its own, `⟦name⟧` stands instead. */
export function withoutValues(text: string, task: Task): string {
  return withSlots(text, valuesOf(task))
}

/** The values that the demonstration had; of several in one, each by itself. */
function valuesOf(task: Task): PrivateValues {
  return privateValues(task.parameters.flatMap(({ name, examples }) => examples.map((example) => [name, example] as const)))
}

function typesSecret({ act }: Pick<Step, 'act'>): boolean {
  return act.kind === 'type' && act.text.some((part) => part.kind === 'secret')
}

function samePattern(a: WindowPattern, b: WindowPattern): boolean {
  return a.program === b.program && a.title === b.title && a.kind === b.kind
}
