import type { PageId, PictureId, RecordingId, RunId, TaskId } from './ids.ts'
import type { Lesson } from './learning.ts'
import type { Embedder } from './model.ts'
import type { Page, PageChange, Transition } from './page.ts'
import type { Picture } from './ports.ts'
import type { Forgotten, MemoryHealth, MemoryImported, Recalled, RecallRequest, Traces, Way } from './recall.ts'
import type { RunSummary } from './run.ts'
import type { Task, TaskSummary, TaskVersion } from './task.ts'

/** PNG files by their digest. */
export interface PictureStore {
  put(picture: Picture): Promise<PictureId>
  /** Keeps a PNG's bytes as they are, under their digest: for what was put on another machine. Errors: `bad-input` when they are no picture. */
  putPng(png: Uint8Array): Promise<PictureId>
  /** The PNG's bytes; undefined when it is not there. */
  png(id: PictureId): Promise<Uint8Array | undefined>
  /** The decoded pixels with `box` at the origin; undefined when it is not there. */
  picture(id: PictureId): Promise<Picture | undefined>
}

/** Page memory: pages, transitions, tasks, runs. Errors: MemoryError (full disk, damaged file, a database from the future). */
export interface Memory extends AsyncDisposable {
  readonly pictures: PictureStore
  /** Stores a Task as its next revision (or the first) and returns it so stored. */
  saveTask(task: Task): Promise<Task>
  task(id: TaskId, revision?: number): Promise<Task | undefined>
  tasks(): Promise<TaskSummary[]>
  /** Tasks whose goal words fit the request, best first, with BM25 scores mapped to 0..1. */
  findTasks(request: string, limit: number): Promise<{ task: Task; score: number }[]>
  deleteTask(id: TaskId): Promise<boolean>
  /** All revisions of a task, newest first; empty when there is no such task. */
  taskVersions(id: TaskId): Promise<TaskVersion[]>
  /** A page that differs in more than counts and times from the one kept is its next version. */
  savePage(page: Page): Promise<void>
  page(id: PageId): Promise<Page | undefined>
  /** Pages of a program (all without one), last seen first. */
  pages(program?: string): Promise<Page[]>
  /** Adds its counts to what is known of this way. */
  saveTransition(transition: Transition): Promise<void>
  transitions(page?: PageId): Promise<Transition[]>
  saveRun(run: RunSummary): Promise<void>
  run(id: RunId): Promise<RunSummary | undefined>
  /** Newest first. */
  runs(taskId?: TaskId): Promise<RunSummary[]>
  /** 'Always for this task' answers. */
  grants(taskId: TaskId): Promise<Grant[]>
  saveGrant(grant: Grant): Promise<void>
  deleteGrant(taskId: TaskId, rule: string, signature: string): Promise<boolean>
  /** Pages, tasks and ways that help with a request; see `RecallRequest`. With an embedder its vectors take part; its failure is a notice. */
  recall(request: RecallRequest, options?: { embedder?: Embedder; signal?: AbortSignal }): Promise<Recalled>
  /** The likeliest ways between two pages, at most `limit` (3), best first. */
  ways(from: PageId, to: PageId, options?: { limit?: number }): Promise<Way[]>
  saveLesson(lesson: Lesson): Promise<void>
  /** Newest first. */
  lessons(task?: TaskId): Promise<Lesson[]>
  readonly pageCare: PageCare
  readonly upkeep: MemoryUpkeep
}

/** Pages put right by hand or by rule; each change is written down and can be undone. Errors: `not-found`, `bad-input` with words. */
export interface PageCare {
  /** All versions of a page, newest first. */
  versions(id: PageId): Promise<Page[]>
  /** `drop` becomes variants of `keep`: counts, transitions, tasks' steps and runs follow. */
  merge(keep: PageId, drop: PageId, by: PageChange['by']): Promise<PageChange>
  /** These variants (places in `Page.variants`) become the page `id`. Transitions go with the recordings that showed them. */
  split(page: PageId, variants: readonly number[], id: PageId, by: PageChange['by']): Promise<PageChange>
  edit(id: PageId, words: { name: string; purpose: string }, by: PageChange['by']): Promise<PageChange>
  /** Newest first. */
  changes(limit?: number): Promise<PageChange[]>
  undo(change: number): Promise<PageChange>
}

/** Keeping the store sound. */
export interface MemoryUpkeep {
  /** Integrity of the file, of each JSON in it, and of the pictures that it names. */
  check(): Promise<MemoryHealth>
  /** A copy of database and pictures while others read and write; `folder` must be new or empty. */
  backup(folder: string, options?: { signal?: AbortSignal; onProgress?: (done: number, of: number) => void }): Promise<{ bytes: number }>
  /** Writes all of memory into one file that `importFrom` reads; `file` must not be there. */
  exportTo(file: string, options?: { signal?: AbortSignal }): Promise<{ bytes: number }>
  /** Takes over what is in such a file and not here; what is here stays as it is. Errors: `bad-input` when it is damaged or no such file, `from-the-future`. */
  importFrom(file: string, options?: { signal?: AbortSignal }): Promise<MemoryImported>
  /** Deletes pictures that nothing in memory names, nor `alsoUsed` (journals of runs), if they were put more than an hour ago; returns how many and their bytes. */
  collectPictures(options?: { alsoUsed?: ReadonlySet<string> }): Promise<{ pictures: number; bytes: number }>
  /** What `forget` would take away, by name. */
  traces(recording: RecordingId): Promise<Traces>
  /** All that came from a recording; with `sure: false` only what would go. The recording's folder is not its business. */
  forget(recording: RecordingId, options: { sure: boolean }): Promise<Forgotten>
}

/** A remembered yes: this rule on this act (by signature: step, kind and target, not the values' digest) of this task. */
export type Grant = { taskId: TaskId; rule: string; signature: string; grantedAt: string; what: string }
