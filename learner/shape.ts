import type { Neighbour, Role, Target, TextPart } from '#contract'
import type { Draft } from './draft.ts'
import { expectationOf } from './expectation.ts'
import { labelOf, roleOf, takesTyping } from './field.ts'
import type { Found } from './parameters/find.ts'
import type { Mentions } from './parameters/mentions.ts'
import type { Shaped } from './shaped.ts'
import { type Given, givenBy, showsOf } from './shows.ts'
import type { Timeline } from './timeline.ts'
import { windowPattern } from './title-pattern.ts'
import { listLabel, menuLabel, rowWordsOf } from './uses.ts'

/** Which of all uses are a draft's: the lines of its own text, or its pick, and the words of its target's row. */
export type UsesAt = { own: number[]; row: number[] }

/** Puts what was found out over all drafts into each: slots, names that are values, patterns of windows, expectations. */
export function shape(drafts: Draft[], usesAt: UsesAt[], found: Found, tools: { timeline: Timeline; mentions: Mentions }): Shaped[] {
  const { timeline, mentions } = tools
  // Targets that typing goes to may be known from an earlier typing in the same field.
  let typedInto: { windowId: number; role: Role | undefined } | undefined
  const given: Given[] = []
  return drafts.map((draft, index): Shaped => {
    const { own = [], row = [] } = usesAt[index] ?? {}
    const text = linesOf(own.map((use) => found.texts[use] ?? []))
    const goesOn = draft.act.kind === 'type' && !draft.hit && !draft.target && typedInto?.windowId === draft.window.id
    const role = goesOn ? typedInto?.role : roleOf(draft)
    if (draft.act.kind === 'type') typedInto = { windowId: draft.window.id, role }
    const pick = own.map((use) => found.picks[use]).find((parameter) => parameter !== undefined)
    const target = draft.target && targetOf(draft, draft.target, { earlier: drafts.slice(0, index), pick, row, found, mentions })
    const previous = drafts[index - 1]
    const shows = showsOf(draft, drafts[index + 1], given, timeline)
    given.push(...givenBy(draft, text, pick, found.parameters))
    const isMenu = role === 'menu-item'
    return {
      draft,
      text,
      target,
      role,
      label: labelOf(draft.target, draft.hit),
      window: windowPattern(draft.window, found.values),
      expectation: expectationOf(draft, { timeline, mentions, values: found.values, text, role, next: drafts[index + 1] }),
      shows,
      from: isMenu ? menuLabel(draft, previous) : listLabel(draft, previous),
    }
  })
}

/** Lines as one text; fixed words that meet at a line's end are one part. */
function linesOf(lines: TextPart[][]): TextPart[] {
  const joined: TextPart[] = []
  for (const [index, line] of lines.entries())
    for (const part of index === 0 ? line : [NEW_LINE, ...line]) {
      const last = joined.at(-1)
      if (part.kind === 'literal' && last?.kind === 'literal') joined[joined.length - 1] = { kind: 'literal', text: last.text + part.text }
      else joined.push(part)
    }
  return joined
}
const NEW_LINE: TextPart = { kind: 'literal', text: '\n' }

type Around = {
  earlier: Draft[] /** The parameter that names it. */
  pick: string | undefined
  row: number[]
  found: Found
  mentions: Mentions
}

function targetOf(draft: Draft, target: Target, { earlier, pick, row, found, mentions }: Around): Target {
  const { name, path, ...rest } = target
  const keepsName =
    pick !== undefined || name === undefined || takesTyping(target.role) || !mentions(name) || wasThere(name, [...earlier, draft])
  return {
    ...rest,
    ...(keepsName && name !== undefined ? { name } : {}),
    ...(pick === undefined ? {} : { nameParameter: pick }),
    ...(path ? { path: path.filter((step) => !mentions(step)) } : {}),
    label: found.withSlots(target.label),
    window: windowPattern(draft.window, found.values),
    neighbours: neighboursOf(target, { pick, row, found, mentions }),
  }
}

/** Without those that came from a value; of the words of its row it is said which value they hold. */
function neighboursOf(target: Target, { pick, row, found, mentions }: Omit<Around, 'earlier'>): Neighbour[] {
  const words = rowWordsOf(target)
  return target.neighbours.flatMap((neighbour): Neighbour[] => {
    const use = row[words.indexOf(neighbour)]
    const value = use === undefined ? undefined : found.rows[use]
    const isNamed = pick !== undefined && neighbour.offset.x === 0 && neighbour.offset.y === 0
    if (value && !isNamed) return [{ ...neighbour, ...value }]
    return mentions(neighbour.name) ? [] : [neighbour]
  })
}

/** A name that stood there before anything was typed does not come from what was typed. */
function wasThere(name: string, drafts: Draft[]): boolean {
  const first = drafts.findIndex((draft) => draft.act.kind === 'type')
  return drafts.slice(0, first < 0 ? drafts.length : first + 1).some((draft) => draft.elements.some((element) => element.name === name))
}
