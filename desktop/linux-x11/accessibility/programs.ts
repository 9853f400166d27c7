import { type Box, overlap, type WindowInfo } from '#contract'
import { unlessGone } from '../windows/facts.ts'
import type { XConnection } from '../x/connection.ts'
import type { Ref } from './bus.ts'
import { type Correction, correctionOf, type Holder, moved, RIGHT, type WindowBoxes, windowBoxes } from './coordinates.ts'
import { isShowing, isVisible, type Reader } from './reader.ts'
import type { States } from './states.ts'

/** The accessible side of an X window. */
export type AccessibleWindow = {
  /** Where to look: the window itself, or, for a menu that hangs in its owner's tree, all windows of the program. */
  roots: Ref[]
  /** True when `roots` are the owner's and only what lies in the menu's box is meant. */
  borrowed: boolean
  /** What makes the toolkit's coordinates true. */
  shift: Correction
  /** Whether a thing with these states can be seen. */
  isShown: (states: States) => boolean
  /** Qt says that things show which are scrolled away or folded up. */
  tellsHidden: boolean
  /** Chromium guesses at first what lies at a point, asks the page meanwhile, and knows better a moment later. */
  guessesFirst: boolean
}

/** What its outermost objects are measured by. */
export function holderOf({ shift }: AccessibleWindow): Holder {
  return { box: undefined, shift, windowShift: shift }
}

/** Share of the place that must be common, plus one for the same title (menus carry their program's). */
const LIKELY = 0.3
const SURE = 0.9

/**
 * Finds the accessible window that belongs to an X window: by process first, then by title and place. For a menu there may be
 * two places to look, the likelier first: some toolkits give a menu a window of its own, some hang it in its owner's tree.
 */
export async function findAccessibleWindows(x: XConnection, reader: Reader, window: WindowInfo): Promise<AccessibleWindow[]> {
  const boxes = await unlessGone(() => windowBoxes(x, window.id))
  if (!boxes) return []
  const applications = await applicationsOf(reader, window)
  const topLevels = (await Promise.all(applications.map((ref) => reader.children(ref)))).flat()
  if (topLevels.length === 0) return []
  const isMenu = window.kind === 'menu'
  const known = await Promise.all(topLevels.map((ref) => askTopLevel(reader, ref)))
  const best = bestFor(known, boxes, isMenu ? '' : window.title)
  const habits = await habitsOf(reader, best?.ref)
  // Chromium tells its own frame in units of the display's scale, and the page in true pixels.
  const ownShift = best && habits.guessesFirst && best.shift.scale !== 1 ? RIGHT : best?.shift
  const own =
    best && ownShift && best.score > (isMenu ? SURE : LIKELY) ? [{ roots: [best.ref], borrowed: false, shift: ownShift, ...habits }] : []
  if (!isMenu) return own
  const owner = window.owner
  const ownerBoxes = owner === undefined ? undefined : await unlessGone(() => windowBoxes(x, owner))
  const lender = ownerBoxes && bestFor(known, ownerBoxes, '')
  // What hangs in an enlarged window is enlarged with it; where it lies, it tells by itself.
  const shift = lender && lender.shift.scale !== 1 ? { ...RIGHT, scale: lender.shift.scale } : RIGHT
  return [...own, { roots: topLevels, borrowed: true, shift, ...habits }]
}

type TopLevel = { ref: Ref; name: string; box: Box | undefined; inner: (Box | undefined)[] }

async function askTopLevel(reader: Reader, ref: Ref): Promise<TopLevel> {
  const [name, box, children] = await Promise.all([reader.name(ref), reader.extents(ref), reader.children(ref)])
  return { ref, name, box, inner: await Promise.all(children.slice(0, 3).map((child) => reader.extents(child))) }
}

/** The top-level that fits best to where an X window lies, and to its title. A window laid on another scale fits a little less. */
function bestFor(topLevels: TopLevel[], boxes: WindowBoxes, title: string): { ref: Ref; shift: Correction; score: number } | undefined {
  const fits = topLevels.map(({ ref, name, box, inner }) => {
    const shift = correctionOf(box, inner, boxes)
    const place = Math.max(...[boxes.client, boxes.content, boxes.outer].map((truth) => (box ? overlap(truth, moved(box, shift)) : 0)))
    return { ref, shift, score: place + (name !== '' && name === title ? 1 : 0) - (shift.scale === 1 ? 0 : 0.05) }
  })
  return fits.toSorted((a, b) => b.score - a.score)[0]
}

async function habitsOf(
  reader: Reader,
  window: Ref | undefined,
): Promise<Pick<AccessibleWindow, 'isShown' | 'guessesFirst' | 'tellsHidden'>> {
  const application = window && (await reader.parent(window))
  const toolkit = application ? await reader.toolkit(application) : ''
  return {
    isShown: /^GTK 4/i.test(toolkit) ? isVisible : isShowing,
    guessesFirst: /^Chromium/i.test(toolkit),
    tellsHidden: /^Qt/i.test(toolkit),
  }
}

async function applicationsOf(reader: Reader, window: WindowInfo): Promise<Ref[]> {
  const applications = await reader.applications()
  const processes = await Promise.all(applications.map(({ bus }) => reader.processOf(bus)))
  const own = applications.filter((_, index) => window.processId !== undefined && processes[index] === window.processId)
  if (own.length > 0 || window.title === '') return own
  // Programs in containers know other process numbers: go by the title alone.
  const titles = await Promise.all(
    applications.map(async (ref) => Promise.all((await reader.children(ref)).map((child) => reader.name(child)))),
  )
  return applications.filter((_, index) => titles[index]?.includes(window.title))
}
