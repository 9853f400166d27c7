import type { Block, Span, StepId, Task } from '#contract'
import { flowOf, spansOf } from '#contract'
import { blockCalled } from './words.ts'

/** Why blocks do not fit the steps that they are laid over, as sentences with what to do; empty when they do. */
export function blockProblems({ blocks, steps, parameters }: Pick<Task, 'blocks' | 'steps' | 'parameters'>): string[] {
  const ids = steps.map(({ id }) => id)
  const called = (block: Block) => upperFirst(blockCalled(block, steps))
  const twice = blocks.filter((block, index) => blocks.findIndex(({ id }) => id === block.id) !== index)
  const alone = blocks.flatMap((block) => {
    const missing = spansOf(block).some((span) => placeOf(span, ids) === undefined)
    if (missing) return [`${called(block)} is over steps that are not there in this order. Choose a first step that comes before the last.`]
    return [...armProblems(block, ids, called(block)), ...overProblems(block, parameters, called(block))]
  })
  const crossing = blocks.flatMap((block, index) =>
    blocks
      .slice(index + 1)
      .filter((other) => crosses(block, other, ids))
      .map((other) => `${called(block)} and ${blockCalled(other, steps)} cross. Let them be apart, or one wholly within the other.`),
  )
  const problems = [...twice.map(({ id }) => `There are two blocks called ${id}. Remove one of them.`), ...alone, ...crossing]
  const isTree = problems.length > 0 || flowOf(steps, blocks) !== undefined
  return isTree ? problems : ['The loops, branches and conditions cross each other. Remove one of them.']
}

type Place = { from: number; to: number }

function placeOf(span: Span, ids: readonly StepId[]): Place | undefined {
  const [from, to] = [ids.indexOf(span.from), ids.indexOf(span.to)]
  return from < 0 || to < from ? undefined : { from, to }
}

function armProblems(block: Block, ids: readonly StepId[], called: string): string[] {
  if (block.kind !== 'branch') return []
  const places = block.arms.map((arm) => placeOf(arm, ids))
  const gap = places.some((place, index) => index > 0 && place?.from !== (places[index - 1]?.to ?? 0) + 1)
  const early = block.arms.slice(0, -1).some((arm) => arm.when === undefined)
  return [
    ...(gap ? [`${called} has parts that do not follow each other. Let each part begin right after the one before.`] : []),
    ...(early ? [`In ${called.toLowerCase()} only the last part can be without a condition. Say when the others are done.`] : []),
  ]
}

function overProblems(block: Block, parameters: Task['parameters'], called: string): string[] {
  if (block.kind !== 'loop') return []
  const { over } = block
  if (over.kind === 'rows' && !/^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}-]*$/u.test(over.item))
    return [`${called} gives its rows no name that a step could use. Use lower-case letters, with - between words.`]
  if (over.kind === 'rows' && parameters.some(({ name }) => name === over.item))
    return [`${called} calls its rows ⟦${over.item}⟧, and there is a value of that name. Choose another name for the rows.`]
  if (over.kind === 'times' && typeof over.count !== 'number') {
    const name = over.count.parameter
    const parameter = parameters.find((each) => each.name === name)
    if (parameter?.type === 'number' && !parameter.many) return []
    return [`${called} goes by ⟦${name}⟧, which is not one number. Choose a number, or a value that is one.`]
  }
  if (over.kind !== 'values') return []
  return over.parameters
    .filter((name) => !parameters.find((parameter) => parameter.name === name)?.many)
    .map((name) => `${called} takes one value of ⟦${name}⟧ a round, and that does not hold several. Let it hold several values first.`)
}

/** Neither apart nor one within one part of the other. A branch is as long as all its parts. */
function crosses(a: Block, b: Block, ids: readonly StepId[]): boolean {
  const [placesA, placesB] = [a, b].map((block) => spansOf(block).flatMap((span) => placeOf(span, ids) ?? []))
  if (!placesA || !placesB || placesA.length === 0 || placesB.length === 0) return false
  const [wholeA, wholeB] = [wholeOf(placesA), wholeOf(placesB)]
  if (wholeA.to < wholeB.from || wholeB.to < wholeA.from) return false
  const within = (inner: Place, parts: Place[]) => parts.some((part) => inner.from >= part.from && inner.to <= part.to)
  return !within(wholeA, placesB) && !within(wholeB, placesA)
}

function wholeOf(places: Place[]): Place {
  return { from: Math.min(...places.map(({ from }) => from)), to: Math.max(...places.map(({ to }) => to)) }
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
