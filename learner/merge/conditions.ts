import type { Condition, Page, PageId, Role, Step, WindowPattern } from '#contract'
import { missingCase, titleFits } from '#contract'
import { quoted } from '../words/quoted.ts'
import type { Element, MergeTools } from './draft.ts'

/** A moment of a demonstration, as far as is known of it. */
export type Moment = {
  window: WindowPattern | undefined
  page: PageId | undefined
  /** What was acted on then. */
  target: Element | undefined
  seen: readonly Element[]
  /** True when `seen` is all that was there, not only what a page is known by. */
  all: boolean
}

/** Things whose coming tells where one is. */
const TELLING: Role[] = ['dialog', 'alert', 'heading', 'button', 'field', 'checkbox', 'link', 'radio']
/** A page is not known by what people keep in it. */
const DATA: Role[] = ['list-item', 'row', 'cell', 'tree-item', 'text', 'unknown']

/** The moment in which a step began. */
export function momentOf(step: Step, tools: MergeTools): Moment {
  const told = tools.seenAt?.(step)
  const { target } = step
  return {
    window: step.window,
    page: step.page,
    target:
      target?.role && target.name !== undefined && target.nameParameter === undefined
        ? { role: target.role, name: target.name }
        : undefined,
    seen: told ?? elementsOf(step.page && tools.pageOf(step.page)),
    all: told !== undefined,
  }
}

/** The moment behind the last step of a demonstration. */
export function momentBehind(step: Step, tools: MergeTools): Moment {
  const page = step.leadsTo ?? step.page
  const { expectation } = step
  const window = expectation.kind === 'window-present' ? expectation.window : expectation.kind === 'window-gone' ? undefined : step.window
  return { window, page, target: undefined, seen: elementsOf(page && tools.pageOf(page)), all: false }
}

function elementsOf(page: Page | undefined): Element[] {
  return page?.look.elements.map(({ role, name }) => ({ role, name })) ?? []
}

/**
 * What was seen at every one of the moments `there` and at none of `not`: a dialog in front, the thing that is acted on first, a thing that tells where one is,
 * the page. Undefined when nothing that is known tells them apart.
 */
export function tellingCondition(there: readonly Moment[], not: readonly Moment[]): Condition | undefined {
  const [first] = there
  if (!first || not.length === 0) return undefined
  const candidates: Condition[] = [
    ...(first.window?.kind === 'dialog' ? [{ kind: 'window-present' as const, window: first.window }] : []),
    ...(first.target ? [{ kind: 'element-present' as const, ...first.target }] : []),
    ...first.seen
      .filter(({ role, name }) => TELLING.includes(role) && name.trim() !== '' && !/\d/u.test(name))
      .sort((a, b) => TELLING.indexOf(a.role) - TELLING.indexOf(b.role))
      .map(({ role, name }) => ({ kind: 'element-present' as const, role, name })),
    ...(first.page ? [{ kind: 'page' as const, page: first.page }] : []),
  ]
  const programs = new Set([...there, ...not].map(({ window }) => window?.program))
  return candidates.find(
    (condition) =>
      // What is in front of another program does not tell what a window of this one shows.
      (condition.kind === 'window-present' || programs.size === 1) &&
      there.every((moment) => held(condition, moment) === true) &&
      not.every((moment) => held(condition, moment) === false),
  )
}

/** Undefined: what is known of the moment does not tell. */
function held(condition: Condition, { window, page, target, seen, all }: Moment): boolean | undefined {
  switch (condition.kind) {
    case 'window-present': {
      if (!window) return undefined
      if (fits(condition.window, window)) return true
      // A dialog of the same program would be in front; that of another could stand behind.
      return window.program === condition.window.program ? false : undefined
    }
    case 'element-present': {
      const same = (other: Element | undefined) => other?.role === condition.role && other.name === condition.name
      if (same(target) || seen.some(same)) return true
      if (seen.length === 0) return undefined
      return all || !DATA.includes(condition.role) ? false : undefined
    }
    case 'page':
      return page === undefined ? undefined : page === condition.page
    default:
      return missingCase(condition)
  }
}

function fits(pattern: WindowPattern, window: WindowPattern): boolean {
  if (pattern.program !== window.program || pattern.kind !== window.kind) return false
  return pattern.title === window.title || (pattern.title !== '*' && titleFits(pattern.title, window.title))
}

/** `“Dismiss” is seen`. */
export function conditionInWords(condition: Condition, { pageOf }: Pick<MergeTools, 'pageOf'>): string {
  switch (condition.kind) {
    case 'window-present':
      return condition.window.title === '*'
        ? `a ${condition.window.kind} of ${condition.window.program} is there`
        : `the ${condition.window.kind === 'dialog' ? 'dialog' : 'window'} ${quoted(condition.window.title)} is there`
    case 'element-present':
      return `${quoted(condition.name)} is there`
    case 'page': {
      const name = pageOf(condition.page)?.name
      return name === undefined ? 'its page is there' : `${name} is there`
    }
    default:
      return missingCase(condition)
  }
}
