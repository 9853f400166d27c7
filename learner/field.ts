import type { Role, Target, UiElement } from '#contract'
import type { Draft } from './draft.ts'

const TYPEABLE: Role[] = ['field', 'password', 'combobox', 'spinner', 'document', 'cell']
/** A field this high holds several lines. */
const SEVERAL_LINES_PX = 64
/** How far from a field its label may stand. */
const LABEL_LEFT_PX = 260
const LABEL_ABOVE_PX = 48
const SAME_LINE_PX = 16

/** What a draft acts on: the role that accessibility told, else the one seen. */
export function roleOf(draft: Pick<Draft, 'target' | 'hit'>): Role | undefined {
  return draft.target?.role ?? draft.hit?.role
}

export function takesTyping(role: Role | undefined): boolean {
  return role !== undefined && TYPEABLE.includes(role)
}

/** True for fields of several lines, where it matters at which place the caret stands. */
export function hasSeveralLines(element: UiElement | undefined, role: Role | undefined): boolean {
  if (role === 'document') return true
  if (role !== 'field' || !element) return false
  return element.box.height >= SEVERAL_LINES_PX || (element.value ?? '').includes('\n')
}

/** What a field is called: its name, else the words at its left, else those above it. Undefined when nothing names it. */
export function labelOf(target: Target | undefined, hit: UiElement | undefined): string | undefined {
  const role = target?.role ?? hit?.role
  const name = target?.name ?? hit?.name ?? ''
  const own = role === 'document' || role === 'cell' ? '' : withoutMarks(name)
  if (own !== '') return own
  if (!target || role === 'document' || role === 'cell') return undefined
  const words = target.neighbours.filter(
    (each) => (each.role === 'label' || each.role === 'text' || each.role === 'unknown') && withoutMarks(each.name) !== '',
  )
  const left = words
    .filter(({ offset }) => offset.x < 0 && Math.abs(offset.y) <= SAME_LINE_PX && -offset.x - target.place.width / 2 <= LABEL_LEFT_PX)
    .sort((a, b) => b.offset.x - a.offset.x)
  const above = words
    .filter(
      ({ offset }) =>
        offset.y < 0 &&
        -offset.y - target.place.height / 2 <= LABEL_ABOVE_PX &&
        Math.abs(offset.x) <= target.place.width / 2 + LABEL_ABOVE_PX,
    )
    .sort((a, b) => b.offset.y - a.offset.y)
  const label = left[0] ?? above[0]
  return label && withoutMarks(label.name)
}

/** `Amount *:` is called Amount. */
function withoutMarks(label: string): string {
  return label.replace(/[\s:*：…]+$/u, '').trim()
}
