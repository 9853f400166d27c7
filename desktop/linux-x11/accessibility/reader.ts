import type { Box } from '#contract'
import type { AtSpiBus, Ref } from './bus.ts'
import { has, STATE, type States } from './states.ts'

const ACCESSIBLE = 'org.a11y.atspi.Accessible'
const COMPONENT = 'org.a11y.atspi.Component'
const TABLE = 'org.a11y.atspi.Table'
const TEXT = 'org.a11y.atspi.Text'
const COLLECTION = 'org.a11y.atspi.Collection'
const REGISTRY: Ref = { bus: 'org.a11y.atspi.Registry', path: '/org/a11y/atspi/accessible/root' }
const SCREEN = 0
const LABELLED_BY = 2
const ALL = 1
/** A thing that is laid out nowhere reports the smallest number. */
const NOWHERE = -2_147_483_648
/** Longer texts are cut: documents can be books. */
const TEXT_LIMIT = 20_000

export type Reader = ReturnType<typeof createReader>

/** The few questions about accessible objects that are asked here, in the types of this program. Nothing throws: no answer is `undefined` or empty. */
export function createReader(bus: AtSpiBus) {
  const one = async (ref: Ref, member: string, signature?: string, body?: unknown[]) => (await bus.call(ref, member, signature, body))?.[0]
  const refs = (value: unknown): Ref[] =>
    Array.isArray(value)
      ? value.map(([name, path]: [string, string]) => ({ bus: name, path })).filter((ref) => !ref.path.endsWith('/null'))
      : []
  const textTo = (ref: Ref, end: number) => one(ref, `${TEXT}.GetText`, 'ii', [0, end])

  return {
    applications: async () => refs(await one(REGISTRY, `${ACCESSIBLE}.GetChildren`)),
    processOf: bus.processOf,
    children: async (ref: Ref) => refs(await one(ref, `${ACCESSIBLE}.GetChildren`)),
    async childCount(ref: Ref): Promise<number> {
      return Number((await bus.property(ref, ACCESSIBLE, 'ChildCount')) ?? 0)
    },
    /** Row and column of a table's cell. */
    async placeInTable(table: Ref, cell: Ref): Promise<{ row: number; column: number } | undefined> {
      const index = await one(cell, `${ACCESSIBLE}.GetIndexInParent`)
      const [row, column] = await Promise.all(
        ['GetRowAtIndex', 'GetColumnAtIndex'].map((member) => one(table, `${TABLE}.${member}`, 'i', [Number(index ?? -1)])),
      )
      return typeof row === 'number' && typeof column === 'number' && row >= 0 && column >= 0 ? { row, column } : undefined
    },
    async cellAt(table: Ref, row: number, column: number): Promise<Ref | undefined> {
      return refs(await bus.call(table, `${TABLE}.GetAccessibleAt`, 'ii', [row, column]))[0]
    },
    async states(ref: Ref): Promise<States> {
      const words = await one(ref, `${ACCESSIBLE}.GetState`)
      return Array.isArray(words) ? [Number(words[0]), Number(words[1] ?? 0)] : [0, 0]
    },
    async role(ref: Ref): Promise<number> {
      return Number((await one(ref, `${ACCESSIBLE}.GetRole`)) ?? 0)
    },
    /** `GTK 4.8.3`, `Chromium 1.0` */
    async toolkit(application: Ref): Promise<string> {
      const parts = await Promise.all(
        ['ToolkitName', 'Version'].map((property) => bus.property(application, 'org.a11y.atspi.Application', property)),
      )
      return parts.join(' ')
    },
    /** As the toolkit reports it, in what it takes for screen coordinates; undefined when it is nowhere. */
    async extents(ref: Ref): Promise<Box | undefined> {
      const answer = await one(ref, `${COMPONENT}.GetExtents`, 'u', [SCREEN])
      if (!Array.isArray(answer)) return undefined
      const [x, y, width, height] = answer.map(Number) as [number, number, number, number]
      return x === NOWHERE || width <= 0 || height <= 0 ? undefined : { x, y, width, height }
    },
    async name(ref: Ref): Promise<string> {
      return tidy(await bus.property(ref, ACCESSIBLE, 'Name'))
    },
    async description(ref: Ref): Promise<string> {
      return tidy(await bus.property(ref, ACCESSIBLE, 'Description'))
    },
    /** The objects that label this one. */
    async labels(ref: Ref): Promise<Ref[]> {
      const relations = await one(ref, `${ACCESSIBLE}.GetRelationSet`)
      if (!Array.isArray(relations)) return []
      return relations.flatMap(([kind, targets]: [number, unknown]) => (kind === LABELLED_BY ? refs(targets) : []))
    },
    /** What a web page or toolkit adds: `placeholder-text`, `tag` … */
    async attributes(ref: Ref): Promise<Record<string, string>> {
      const answer = await one(ref, `${ACCESSIBLE}.GetAttributes`)
      return typeof answer === 'object' && answer !== null ? (answer as Record<string, string>) : {}
    },
    async text(ref: Ref): Promise<string | undefined> {
      const answer = await textTo(ref, TEXT_LIMIT)
      if (typeof answer !== 'string' || answer !== '') return typeof answer === 'string' ? answer : undefined
      // LibreOffice has no answer for an end behind the text's own.
      const count = await bus.property(ref, TEXT, 'CharacterCount')
      const again = typeof count === 'number' && count > 0 ? await textTo(ref, Math.min(count, TEXT_LIMIT)) : ''
      return typeof again === 'string' ? again : ''
    },
    async number(ref: Ref): Promise<number | undefined> {
      const value = await bus.property(ref, 'org.a11y.atspi.Value', 'CurrentValue')
      return typeof value === 'number' ? value : undefined
    },
    /** The name of the first chosen thing in a list of choices. */
    async chosen(ref: Ref): Promise<string> {
      const answer = await bus.call(ref, 'org.a11y.atspi.Selection.GetSelectedChild', 'i', [0])
      const child = refs(answer)[0]
      return child ? this.name(child) : ''
    },
    async parent(ref: Ref): Promise<Ref | undefined> {
      const parent = await bus.property(ref, ACCESSIBLE, 'Parent')
      return refs([parent].filter(Array.isArray))[0]
    },
    async atPoint(ref: Ref, x: number, y: number): Promise<Ref | undefined> {
      const answer = await bus.call(ref, `${COMPONENT}.GetAccessibleAtPoint`, 'iiu', [Math.round(x), Math.round(y), SCREEN])
      return refs(answer)[0]
    },
    /** Descendants that have a state; undefined when the toolkit cannot search. */
    async withState(ref: Ref, state: number, limit: number): Promise<Ref[] | undefined> {
      const words = state < 32 ? [1 << state, 0] : [0, 1 << (state - 32)]
      const rule = [words, ALL, {}, ALL, [], ALL, [], ALL, false]
      const answer = await one(ref, `${COLLECTION}.GetMatches`, '(aiia{ss}iaiiasib)uib', [rule, ALL, limit, true])
      return answer === undefined ? undefined : refs(answer)
    },
  }
}

export function isShowing(states: States): boolean {
  return has(states, STATE.showing) && has(states, STATE.visible)
}

/** GTK 4 says of nothing inside a window that it is showing; what it does not hide counts as shown there. */
export function isVisible(states: States): boolean {
  return has(states, STATE.visible)
}

/** Menus pad their names for shortcuts; web texts come with line breaks. */
function tidy(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : ''
}
