import { z } from 'zod'
import { PageId, PictureId, RunId, TaskId } from './ids.ts'
import { Page, Transition } from './page.ts'
import { TaskSummary } from './task.ts'

/** What memory is asked for: pages and tasks that help with a request. */
export const RecallRequest = z.object({
  /** The person's words. */
  request: z.string(),
  /** The part of it that is next; empty when there is none. Weighs more than the request. */
  subGoal: z.string().default(''),
  /** Only pages of these programs; empty: of all. */
  programs: z.array(z.string()).default([]),
  /** Where the desktop is now: near pages (few transitions away) come first. */
  from: PageId.optional(),
  limit: z.number().int().min(1).max(100).default(5),
})
export type RecallRequest = z.infer<typeof RecallRequest>

/** Something recalled, with why: `names “Save As”`, `3 of 3 runs succeeded`, `two steps from here`. Scores order one answer and mean nothing else, 0 to 1. */
const recalled = { score: z.number().min(0).max(1), why: z.array(z.string()).min(1) }

/** Best first. `ways` are the transitions between the recalled pages and from `from`, those that failed too. */
export const Recalled = z.object({
  pages: z.array(z.object({ page: Page, ...recalled })),
  tasks: z.array(z.object({ task: TaskSummary, ...recalled })),
  ways: z.array(Transition),
  /** What was not looked at, and why, in words: vectors of a provider that did not answer. */
  notices: z.array(z.string()),
})
export type Recalled = z.infer<typeof Recalled>

/** A way through the pages, likeliest to succeed first: each transition begins where the one before ended. `likelihood` is that all of it works, 0 to 1. */
export const Way = z.object({ transitions: z.array(Transition), likelihood: z.number().min(0).max(1) })
export type Way = z.infer<typeof Way>

/** How memory is: what `check` found, what lies in it. */
export const MemoryHealth = z.object({
  ok: z.boolean(),
  /** What is damaged, as sentences with what to do. */
  problems: z.array(z.string()),
  counts: z.object({
    tasks: z.number().int(),
    pages: z.number().int(),
    transitions: z.number().int(),
    runs: z.number().int(),
    pictures: z.number().int(),
  }),
  databaseBytes: z.number(),
  pictureBytes: z.number(),
  lastBackupAt: z.iso.datetime().nullable(),
})
export type MemoryHealth = z.infer<typeof MemoryHealth>

/** What an import of a whole memory brought; `there`: tasks and pages that were here already and stayed as they were. */
export const MemoryImported = z.object({
  tasks: z.number().int(),
  pages: z.number().int(),
  runs: z.number().int(),
  pictures: z.number().int(),
  there: z.number().int(),
})
export type MemoryImported = z.infer<typeof MemoryImported>

/** What went, or would go, with a recording that is forgotten. */
export const Forgotten = z.object({
  /** Tasks learned from it alone; of others only what came from it goes. */
  tasks: z.array(z.object({ id: TaskId, goal: z.string(), whole: z.boolean() })),
  pages: z.number().int(),
  variants: z.number().int(),
  transitions: z.number().int(),
  runs: z.number().int(),
  pictures: z.number().int(),
  /** Where it is still named after all that: empty, or the forgetting failed and says where. */
  left: z.array(z.string()),
})
export type Forgotten = z.infer<typeof Forgotten>

/** What only a recording brought into memory: to look for what is left of it elsewhere. Never leaves the engine. */
export const Traces = z.object({
  tasks: z.array(TaskId),
  runs: z.array(RunId),
  pictures: z.array(PictureId),
  /** What was typed, and what its parameters held. */
  texts: z.array(z.string()),
})
export type Traces = z.infer<typeof Traces>
