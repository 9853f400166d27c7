import type { Page, PictureId, Task, Transition } from '#contract'

/** What goes from one machine to another: tasks, the pages that their steps are on, and the ways between those. */
export type Parcel = { tasks: Task[]; pages: Page[]; transitions: Transition[] }

/** The pictures that a parcel names, each once. */
export function picturesIn({ tasks, pages }: Parcel): PictureId[] {
  const ofTasks = tasks.flatMap(({ steps }) => steps.flatMap((step) => [step.pictures.before, step.pictures.after, step.target?.crop]))
  const ofPages = pages.flatMap((page) => [page.picture, ...page.variants.map(({ picture }) => picture)])
  return [...new Set([...ofTasks, ...ofPages].filter((id) => id !== undefined))].sort()
}

/**
 * A parcel as it may leave the machine: without the names of recordings, without the paths and arguments with which programs are started here, without examples
 * of secrets.
 */
export function withoutPrivate({ tasks, pages, transitions }: Parcel): Parcel {
  return {
    tasks: tasks.map((task) => ({
      ...task,
      recordings: [],
      programs: task.programs.map(({ program }) => ({ program })),
      parameters: task.parameters.map((parameter) => (parameter.type === 'secret' ? { ...parameter, examples: [] } : parameter)),
    })),
    pages: pages.map((page) => ({
      ...page,
      recordings: [],
      variants: page.variants.map((variant) => ({ ...variant, recordings: [] })),
    })),
    transitions: transitions.map((transition) => ({ ...transition, recordings: [] })),
  }
}
