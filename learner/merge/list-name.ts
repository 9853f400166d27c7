import type { Step } from '#contract'

/** What the list is called that something was chosen from. */
export function listNameOf({ target, caption }: Step): string | undefined {
  const named = target?.path
    ?.map((step) => /^(?:combobox|list|radio group|panel|group) (.+)$/u.exec(step)?.[1])
    .findLast((name) => name !== undefined)
  return named ?? / from “([^”]+)”$/u.exec(caption)?.[1]
}
