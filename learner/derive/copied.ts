import type { UiElement, WindowInfo } from '#contract'
import { centreOf } from '#contract'
import type { Draft } from '../draft.ts'
import { elementsThen } from '../elements-then.ts'
import { labelOf, takesTyping } from '../field.ts'
import { slug, unique } from '../parameters/names.ts'
import { sameThing } from '../same-thing.ts'
import { targetFromHit } from '../scenes/hit-target.ts'
import type { Timeline } from '../timeline.ts'
import { holdsRun, keysOf } from '../words/tokens.ts'

/** Where a typed text stood before: what showed it, and the draft before which it was last in view. */
type Source = { element: UiElement; window: WindowInfo; elements: UiElement[]; before: number }
type Copy = { draft: Draft; text: string; source: Source }
/** `into`: the name under which what it shows is kept. */
type Read = { into: string; source: Source }

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
 * The drafts with a `read` wherever the person took a text from what another page showed: it will be read there on every run, right where it was last in view
 * before it was typed. One text that stands elsewhere too may be chance, and is only marked; two different ones carried over from the same window are
 * none. What the sentence has is given by the person, not read.
 */
export function withReads(drafts: readonly Draft[], timeline: Timeline, sentence: string): Draft[] {
  const told = keysOf(sentence)
  const all = drafts.flatMap((draft, index) => {
    const text = draft.act.kind === 'type' && !draft.act.secret && draft.target ? draft.act.text : ''
    if (text.length < SHORTEST || text.includes('\n') || holdsRun(told, keysOf(text))) return []
    const source = sourceOf(text, drafts, index, timeline)
    return source ? [{ draft, text, source }] : []
  })
  const isSure = (copy: Copy) => all.some((other) => other.text !== copy.text && other.source.window.id === copy.source.window.id)
  const copied = new Map<Draft, string>()
  const reads: Read[] = []
  const taken = new Set<string>()
  for (const { draft, source } of all.filter(isSure)) {
    const again = reads.find((read) => read.source.before === source.before && sameThing(read.source.element, source.element))
    const into = again?.into ?? unique(slug(labelOfSource(source) ?? '') ?? 'shown', taken)
    if (!again) reads.push({ into, source })
    copied.set(draft, into)
  }
  return drafts.flatMap((draft, index) => {
    const into = copied.get(draft)
    const shownBy = all.find((copy) => copy.draft === draft)?.source.window.title
    const marked = into === undefined ? (shownBy === undefined ? draft : { ...draft, shownBy }) : { ...draft, copied: into }
    return [...reads.filter(({ source }) => source.before === index).map((read) => draftOf(read, draft)), marked]
  })
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

/** What shows the text: a field keeps its name; words that are themselves what is read will be others next time. */
function describe({ element, window, elements }: Source) {
  const { target, confidence } = targetFromHit(window, centreOf(element.box), element, elements)
  if (element.value !== undefined && takesTyping(element.role) && element.role !== 'cell') return { target, confidence, hit: element }
  const { name: _, ...nameless } = target
  const label = element.role === 'unknown' ? 'place' : element.role
  return { target: { ...nameless, label }, confidence: NAMELESS, hit: undefined }
}
/** Known by what stands around it alone. */
const NAMELESS = 0.5

function labelOfSource(source: Source): string | undefined {
  const { target, hit } = describe(source)
  return labelOf(target, hit)
}

/** @param base what is done next */
function draftOf({ into, source }: Read, base: Draft): Draft {
  const { window, elements, element } = source
  const isHere = base.window.id === window.id
  const { before } = base.pictures
  return {
    act: { kind: 'read', into },
    fromMs: base.fromMs,
    toMs: base.fromMs,
    window,
    sightBefore: base.sightBefore,
    sightAfter: base.sightBefore,
    beforeMs: base.beforeMs,
    afterMs: base.beforeMs,
    point: centreOf(element.box),
    elements,
    ...describe(source),
    pictures: isHere && before ? { before } : {},
    changedShare: undefined,
    lookBefore: isHere ? base.lookBefore : undefined,
    lookAfter: undefined,
    windowAfter: undefined,
  }
}
