import type { UiElement, WindowInfo } from '#contract'
import type { Draft } from '../draft.ts'
import { elementsThen } from '../elements-then.ts'
import { labelOf, takesTyping } from '../field.ts'
import { slug, unique } from '../parameters/names.ts'
import { sameThing } from '../same-thing.ts'
import { targetFromHit } from '../scenes/hit-target.ts'
import type { Timeline } from '../timeline.ts'
import { quoted } from '../words/quoted.ts'
import { holdsRun, keysOf } from '../words/tokens.ts'

export type Copying = {
  /** The drafts, with a `read` right where the source was last in view before it was typed. */
  drafts: Draft[]
  notices: string[]
}

/** Where a typed text stood before: what showed it, and the draft before which it was last in view. */
type Source = { element: UiElement; window: WindowInfo; elements: UiElement[]; before: number }
type Copy = { draft: Draft; text: string; source: Source }

/** What shows values. Buttons, menus and the like say what they do. */
const SHOWS: readonly UiElement['role'][] = [
  'text',
  'label',
  'field',
  'cell',
  'heading',
  'spinner',
  'link',
  'list-item',
  'statusbar',
  'unknown',
]
/** Shorter texts stand in many places by chance. */
const SHORTEST = 3

/**
 * Texts that the person took from what another page showed: they will be read there on every run. One text that stands elsewhere too may be chance; two
 * different ones carried over from the same window are none. Of a single one a notice tells. What the sentence has is given by the person, not read.
 */
export function withReads(
  drafts: readonly Draft[],
  timeline: Timeline,
  sentence: string,
  /** What is done only when something is there: it stays as it is. */
  sometimes: readonly { first: Draft; last: Draft }[],
): Copying {
  const told = keysOf(sentence)
  const all = drafts.flatMap((draft, index) => {
    const text = draft.act.kind === 'type' && !draft.act.secret && draft.target ? draft.act.text : ''
    if (text.length < SHORTEST || text.includes('\n') || holdsRun(told, keysOf(text))) return []
    const source = sourceOf(text, drafts, index, timeline)
    return source ? [{ draft, text, source }] : []
  })
  const sure = all.filter((copy) => all.some((other) => other.text !== copy.text && other.source.window.id === copy.source.window.id))
  const notices = all
    .filter((copy) => !sure.includes(copy))
    .map(
      ({ text, source }) =>
        `${quoted(text)} was shown by ${quoted(source.window.title)} before; it stays the same unless you show it once more.`,
    )
  const kept = sometimes.flatMap(({ first, last }) => [first, last])
  return {
    drafts: inserted(
      drafts,
      sure.filter(({ draft }) => !kept.includes(draft)),
    ),
    notices,
  }
}

function sourceOf(text: string, drafts: readonly Draft[], index: number, timeline: Timeline): Source | undefined {
  const draft = drafts[index]
  if (!draft) return undefined
  const earlier = drafts.slice(0, index)
  // What the person typed there is no source: it was theirs before.
  const isOwn = (element: UiElement) => earlier.some(({ act, hit }) => act.kind === 'type' && hit !== undefined && sameThing(hit, element))
  const shownIn = (elements: readonly UiElement[]) => elements.filter((element) => shows(element, text))
  const others = draft.sightBefore.windows.filter(({ id, kind }) => id !== draft.window.id && (kind === 'normal' || kind === 'dialog'))
  for (const window of others) {
    const elements = elementsThen(timeline, [window], draft.fromMs)
    const element = smallest(shownIn(elements))
    if (element && !isOwn(element)) return { element, window, elements, before: index }
  }
  if (shownIn(draft.elements).some((element) => !draft.hit || !sameThing(element, draft.hit))) return undefined
  const before = earlier.findLastIndex(({ elements }) => shownIn(elements).length > 0)
  const seen = drafts[before]
  const element = seen && smallest(shownIn(seen.elements))
  return seen && element && !isOwn(element) ? { element, window: seen.window, elements: seen.elements, before } : undefined
}

function shows(element: UiElement, text: string): boolean {
  return SHOWS.includes(element.role) && (element.value ?? element.name).trim() === text
}

function smallest(elements: readonly UiElement[]): UiElement | undefined {
  return elements.toSorted((a, b) => a.box.width * a.box.height - b.box.width * b.box.height)[0]
}

function inserted(drafts: readonly Draft[], copies: readonly Copy[]): Draft[] {
  const copied = new Map<Draft, string>()
  const reads: { into: string; draft: Draft; before: number; source: Source }[] = []
  const taken = new Set<string>()
  for (const { draft, source } of copies) {
    const again = reads.find((read) => read.before === source.before && sameThing(read.source.element, source.element))
    const read = again ?? readOf(source, drafts, taken)
    if (!read) continue
    if (!again) reads.push(read)
    copied.set(draft, read.into)
  }
  const readsBefore = (index: number) => reads.filter(({ before }) => before === index).map(({ draft }) => draft)
  return drafts.flatMap((draft, index) => {
    const into = copied.get(draft)
    return [...readsBefore(index), into === undefined ? draft : { ...draft, copied: into }]
  })
}

function readOf(source: Source, drafts: readonly Draft[], taken: Set<string>) {
  const { element, window, elements, before } = source
  const base = drafts[before]
  if (!base) return undefined
  const point = { x: element.box.x + element.box.width / 2, y: element.box.y + element.box.height / 2 }
  const described = targetFromHit(window, point, element, elements)
  // A field keeps its name; words that are themselves what is read will be others next time.
  const isNamed = element.value !== undefined && takesTyping(element.role) && element.role !== 'cell'
  const { name, ...nameless } = described.target
  const target = isNamed ? described.target : { ...nameless, label: element.role === 'unknown' ? 'place' : element.role }
  const into = unique(slug(labelOf(target, undefined) ?? '') ?? 'shown', taken)
  const isHere = base.window.id === window.id
  const { mark: _, after: __, ...pictures } = base.pictures
  const atMs = base.fromMs
  const draft: Draft = {
    act: { kind: 'read', into },
    fromMs: atMs,
    toMs: atMs,
    window,
    sightBefore: base.sightBefore,
    sightAfter: base.sightBefore,
    beforeMs: base.beforeMs,
    afterMs: base.beforeMs,
    point,
    hit: isNamed ? element : undefined,
    elements,
    target,
    confidence: isNamed ? described.confidence : NAMELESS,
    pictures: isHere ? pictures : {},
    changedShare: undefined,
    lookBefore: isHere ? base.lookBefore : undefined,
    lookAfter: undefined,
    windowAfter: undefined,
  }
  return { into, draft, before, source }
}
/** Known by what stands around it alone. */
const NAMELESS = 0.5
