import type { Box } from '#contract'
import type { Components } from './components.ts'

/** A thing drawn longer than this many times its breadth may be a slider. */
const LONG = 4

/**
 * Whether a component is a thin straight bar with one knob on it that stands out at both sides: a slider. `number` is the component's
 * number in `labels`.
 */
export function isSlider({ labels }: Pick<Components, 'labels'>, imageWidth: number, number: number, box: Box): boolean {
  const lying = box.width >= box.height
  const [long, breadth] = lying ? [box.width, box.height] : [box.height, box.width]
  if (breadth < 10 || breadth > 60 || long < LONG * breadth) return false
  const has = (along: number, across: number) =>
    labels[lying ? (box.y + across) * imageWidth + box.x + along : (box.y + along) * imageWidth + box.x + across] === number
  const spans = Array.from({ length: long }, (_, along) => spanOf(breadth, (across) => has(along, across)))
  if (spans.some((span) => !span)) return false
  const sure = spans as Span[]
  const wide = sure.map(({ from, to }) => to - from + 1 > 0.7 * breadth)
  const [first, last] = [wide.indexOf(true), wide.lastIndexOf(true)]
  const knob = last - first + 1
  if (first < 0 || wide.slice(first, last + 1).includes(false) || knob < 0.35 * breadth || knob > 2.2 * breadth) return false
  // Beside the knob there is the bar alone, in the middle and straight; the knob’s round sides are left out.
  const bar = sure.filter((_, along) => along < first - 0.5 * breadth || along > last + 0.5 * breadth)
  const inner = bar.slice(4, -4)
  const [top, bottom] = [usual(inner.map(({ from }) => from)), usual(inner.map(({ to }) => to))]
  if (inner.length < 2 * breadth || bottom - top + 1 > 0.66 * breadth || Math.abs(top + bottom + 1 - breadth) > 0.3 * breadth) return false
  return inner.filter(({ from, to }) => Math.abs(from - top) <= 1 && Math.abs(to - bottom) <= 1).length >= 0.95 * inner.length
}

type Span = { from: number; to: number }

function spanOf(length: number, has: (at: number) => boolean): Span | undefined {
  let span: Span | undefined
  for (let at = 0; at < length; at++) if (has(at)) span = { from: span?.from ?? at, to: at }
  return span
}

function usual(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}
