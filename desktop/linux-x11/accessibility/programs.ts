import { overlap, type Point, type WindowInfo } from '#contract'
import { unlessGone } from '../windows/facts.ts'
import type { XConnection } from '../x/connection.ts'
import type { Ref } from './bus.ts'
import { type Holder, moved, shiftOf, windowBoxes } from './coordinates.ts'
import { isShowing, isVisible, type Reader } from './reader.ts'
import type { States } from './states.ts'

/** The accessible side of an X window. */
export type AccessibleWindow = {
  /** Where to look: the window itself, or, for a menu that hangs in its owner's tree, all windows of the program. */
  roots: Ref[]
  /** True when `roots` are the owner's and only what lies in the menu's box is meant. */
  borrowed: boolean
  /** Add this to what the toolkit reports. */
  shift: Point
  /** Whether a thing with these states can be seen. */
  isShown: (states: States) => boolean
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
  const known = await Promise.all(
    topLevels.map(async (ref) => {
      const [name, box, children] = await Promise.all([reader.name(ref), reader.extents(ref), reader.children(ref)])
      const inner = await Promise.all(children.slice(0, 3).map((child) => reader.extents(child)))
      const shift = shiftOf([...inner, box], boxes)
      return { ref, name, box, shift }
    }),
  )
  const score = ({ name, box, shift }: (typeof known)[number]) => {
    const place = Math.max(...[boxes.client, boxes.content, boxes.outer].map((truth) => (box ? overlap(truth, moved(box, shift)) : 0)))
    return place + (!isMenu && name !== '' && name === window.title ? 1 : 0)
  }
  const best = known.map((each) => ({ ...each, score: score(each) })).toSorted((a, b) => b.score - a.score)[0]
  const habits = await habitsOf(reader, best?.ref)
  const own = best && best.score > (isMenu ? SURE : LIKELY) ? [{ roots: [best.ref], borrowed: false, shift: best.shift, ...habits }] : []
  return isMenu ? [...own, { roots: topLevels, borrowed: true, shift: { x: 0, y: 0 }, ...habits }] : own
}

async function habitsOf(reader: Reader, window: Ref | undefined): Promise<Pick<AccessibleWindow, 'isShown' | 'guessesFirst'>> {
  const application = window && (await reader.parent(window))
  const toolkit = application ? await reader.toolkit(application) : ''
  return { isShown: /^GTK 4/i.test(toolkit) ? isVisible : isShowing, guessesFirst: /^Chromium/i.test(toolkit) }
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
