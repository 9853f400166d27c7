import type { Parameter, Task, TaskEdit } from '#contract'

/** The values that were given another name, as old and new: between two that stayed there are as many gone as new, in this order. */
export function renamesBetween(before: readonly Parameter[], after: readonly Parameter[]): [string, string][] {
  const [gapsBefore, gapsAfter] = [gapsOf(before, after), gapsOf(after, before)]
  return gapsBefore.flatMap((gone, index): [string, string][] => {
    const added = gapsAfter[index] ?? []
    return gone.length === added.length ? gone.map((name, at) => [name, added[at] ?? name]) : []
  })
}

/** The names that the other list does not have, cut at those that it has. */
function gapsOf(own: readonly Parameter[], other: readonly Parameter[]): string[][] {
  const gaps: string[][] = [[]]
  for (const { name } of own) {
    if (other.some((each) => each.name === name)) gaps.push([])
    else gaps.at(-1)?.push(name)
  }
  return gaps
}

/** The new names that edits give, those of accepted proposals too. */
export function renamesIn(edits: readonly TaskEdit[], { proposals }: Pick<Task, 'proposals'>): [string, string][] {
  return edits.flatMap((edit): [string, string][] => {
    if (edit.kind === 'set-parameter') return edit.name === edit.parameter.name ? [] : [[edit.name, edit.parameter.name]]
    const proposal = edit.kind === 'accept-proposal' ? proposals.find(({ id }) => id === edit.id) : undefined
    return proposal ? renamesIn(proposal.edits, { proposals: proposals.filter((each) => each !== proposal) }) : []
  })
}

/** What a value of this name is called after all of them. */
export function nameAfter(name: string, renames: readonly (readonly [string, string])[]): string {
  return renames.reduce((current, [from, to]) => (current === from ? to : current), name)
}
