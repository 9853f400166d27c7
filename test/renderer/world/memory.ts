import type { Lesson, Page, PageChange, PageId, PageSuggestion, RunId, StepId, TaskId } from '#contract'
import { ago, minute, type Pictures } from './basics.ts'

/** What runs taught about the task with the loop. */
export function pastLessons(): Lesson[] {
  const task = 'task-batch' as TaskId
  const run = 'run-b' as RunId
  const at = ago(90 * minute)
  return [
    {
      id: 'lesson-label',
      what: '“Save” was found as “Save invoice” in the same place.',
      kind: 'label',
      task,
      step: 'step-b8' as StepId,
      run,
      at,
      state: 'kept',
      reason: '',
      checked: { moments: 14, right: 14 },
      revision: 3,
    },
    {
      id: 'lesson-anchor',
      what: '“Number” stands above “Due” now.',
      kind: 'anchors',
      task,
      step: 'step-b5' as StepId,
      run,
      at: ago(200 * minute),
      state: 'quarantined',
      reason: 'On the recording “Enter the invoice of Nordwind AG” the wrong field would have been chosen.',
      checked: { moments: 14, right: 12 },
    },
    {
      id: 'lesson-time',
      what: 'The page after “Save” takes about 3 seconds.',
      kind: 'timing',
      task,
      step: 'step-b8' as StepId,
      run,
      at: ago(300 * minute),
      state: 'undone',
      reason: 'You took it back.',
      checked: { moments: 14, right: 14 },
    },
  ]
}

export function pastChanges(): PageChange[] {
  return [
    {
      id: 1,
      kind: 'merge',
      by: 'rule',
      at: ago(3000 * minute),
      what: '“The menu “File” of Mousepad” and “The menu “File” of Mousepad (2)” became one page.',
      pages: ['page-menu' as PageId],
      undone: false,
      keptBecause: 'The page was changed again after that.',
    },
    {
      id: 2,
      kind: 'edit',
      by: 'person',
      at: ago(120 * minute),
      what: 'The page “Form” is called “New invoice” now.',
      pages: ['page-form' as PageId],
      undone: false,
    },
  ]
}

export function suggestions(): PageSuggestion[] {
  return [
    {
      kind: 'merge',
      keep: 'page-form' as PageId,
      drop: 'page-saved' as PageId,
      similarity: 0.93,
      reason: 'Both have the same fields; one more line is shown on the second.',
    },
    { kind: 'split', page: 'page-save' as PageId, variants: [0], reason: 'One of its looks has none of the others’ fields.' },
  ]
}

/** Gives two pages further looks, and one a version before. */
export function withLooks(all: readonly Page[], pictures: Pictures): Page[] {
  return all.map((page) => {
    if (page.id === 'page-form') {
      const variant = (picture: Page['picture'], count: number) => ({
        look: page.look,
        picture,
        recordings: [],
        seenCount: count,
        firstSeenAt: page.firstSeenAt,
        lastSeenAt: ago(400 * minute),
      })
      return { ...page, version: 2, variants: [variant(pictures.formEmpty, 4), variant(pictures.formSupplier, 2)] }
    }
    if (page.id !== 'page-save') return page
    const { look, firstSeenAt, lastSeenAt } = page
    return { ...page, variants: [{ look, picture: pictures.saveEmpty, recordings: [], seenCount: 1, firstSeenAt, lastSeenAt }] }
  })
}
