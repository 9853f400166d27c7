import type { Role, Target } from '#contract'
import type { Draft } from './draft.ts'
import { expectationOf, mentions } from './expectation.ts'
import { labelOf, roleOf, takesTyping } from './field.ts'
import type { Found } from './parameters/find.ts'
import type { Shaped } from './shaped.ts'
import type { Timeline } from './timeline.ts'
import { windowPattern } from './title-pattern.ts'
import { listLabel, menuLabel } from './uses.ts'

/** Puts what was found out over all drafts into each: slots, names that are values, patterns of windows, expectations. */
export function shape(drafts: Draft[], useAt: (number | undefined)[], found: Found, timeline: Timeline): Shaped[] {
  // Targets that typing goes to may be known from an earlier typing in the same field.
  let typedInto: { windowId: number; role: Role | undefined } | undefined
  return drafts.map((draft, index): Shaped => {
    const use = useAt[index]
    const text = use === undefined ? [] : (found.texts[use] ?? [])
    const goesOn = draft.act.kind === 'type' && !draft.hit && !draft.target && typedInto?.windowId === draft.window.id
    const role = goesOn ? typedInto?.role : roleOf(draft)
    if (draft.act.kind === 'type') typedInto = { windowId: draft.window.id, role }
    const target =
      draft.target && targetOf(draft, draft.target, drafts.slice(0, index), use === undefined ? undefined : found.picks[use], found)
    const previous = drafts[index - 1]
    const isMenu = role === 'menu-item'
    return {
      draft,
      text,
      target,
      role,
      label: labelOf(draft.target, draft.hit),
      window: windowPattern(draft.window, found.values),
      expectation: expectationOf(draft, { timeline, values: found.values, text, role, next: drafts[index + 1] }),
      from: isMenu ? menuLabel(draft, previous) : listLabel(draft, previous),
    }
  })
}

function targetOf(draft: Draft, target: Target, earlier: Draft[], parameter: string | undefined, found: Found): Target {
  const { values } = found
  const { name, path, ...rest } = target
  const keepsName =
    parameter !== undefined ||
    name === undefined ||
    takesTyping(target.role) ||
    !mentions(name, values) ||
    wasThere(name, [...earlier, draft])
  return {
    ...rest,
    ...(keepsName && name !== undefined ? { name } : {}),
    ...(parameter === undefined ? {} : { nameParameter: parameter }),
    ...(path ? { path: path.filter((step) => !mentions(step, values)) } : {}),
    label: found.withSlots(target.label),
    window: windowPattern(draft.window, values),
    neighbours: target.neighbours.filter((neighbour) => !mentions(neighbour.name, values)),
  }
}

/** A name that stood there before anything was typed does not come from what was typed. */
function wasThere(name: string, drafts: Draft[]): boolean {
  const first = drafts.findIndex((draft) => draft.act.kind === 'type')
  return drafts.slice(0, first < 0 ? drafts.length : first + 1).some((draft) => draft.elements.some((element) => element.name === name))
}
