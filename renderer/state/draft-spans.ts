import type { Block, Span, Step, StepId } from '#contract'

/** An edit that changes which steps there are, or their order. */
export type Order =
  | { kind: 'move-step'; step: StepId; before: StepId | null }
  | { kind: 'delete-step'; step: StepId }
  | { kind: 'insert-step'; before: StepId | null; step: Step }

export function stepsInOrder(steps: readonly Step[], edit: Order): Step[] {
  const id = edit.kind === 'insert-step' ? edit.step.id : edit.step
  const step = edit.kind === 'insert-step' ? edit.step : steps.find((it) => it.id === id)
  const rest = steps.filter((it) => it.id !== id)
  if (edit.kind === 'delete-step' || !step) return rest
  const at = edit.before === null ? -1 : rest.findIndex((it) => it.id === edit.before)
  return at < 0 ? [...rest, step] : rest.toSpliced(at, 0, step)
}

/** How what is laid over the steps lies after one of them was moved, added or deleted. */
export function spansAfter(before: readonly Step[], after: readonly Step[]) {
  const ids = after.map((step) => step.id)
  const old = before.map((step) => step.id)

  /** The longest stretch of steps that lay in the span before; a step between two of them lies in it too. */
  function span({ from, to }: Span): Span | undefined {
    const within = new Set(old.slice(old.indexOf(from), old.indexOf(to) + 1))
    const places = ids.flatMap((id, index) => (within.has(id) ? [index] : []))
    const runs: number[][] = []
    for (const place of places) {
      const last = runs.at(-1)
      // One step that came between two does not cut a span in two.
      if (last && place - (last.at(-1) ?? 0) <= 2) last.push(place)
      else runs.push([place])
    }
    const longest = runs.toSorted((a, b) => b.length - a.length)[0]
    const [first, last] = [ids[longest?.[0] ?? -1], ids[longest?.at(-1) ?? -1]]
    return first && last ? { from: first, to: last } : undefined
  }

  function block(it: Block): Block | undefined {
    if (it.kind !== 'branch') {
      const place = span(it)
      return place && { ...it, ...place }
    }
    const arms = it.arms.flatMap((arm) => {
      const place = span(arm)
      return place ? [{ ...arm, ...place }] : []
    })
    return arms.length < 2 ? undefined : { ...it, arms: closed(arms, ids) }
  }

  /** The step itself, or the nearest one before it that is still there. */
  function stepBefore(id: StepId): StepId | undefined {
    for (let index = old.indexOf(id); index >= 0; index -= 1) {
      const candidate = old[index]
      if (candidate && ids.includes(candidate)) return candidate
    }
    return undefined
  }

  return { span, block, stepBefore }
}

/** Arms follow each other without a gap: a step that came between two belongs to the one before. */
function closed<Arm extends Span>(arms: readonly Arm[], ids: readonly StepId[]): Arm[] {
  return arms.map((arm, index) => {
    const next = arms[index + 1]
    const last = next && ids[ids.indexOf(next.from) - 1]
    return last ? { ...arm, to: last } : arm
  })
}
