import { goalSentence, type Memory, type Page, type PageElement, privateValues, type Recalled, type Task, withSlots } from '#contract'

/** What memory knows that may help, in numbers that an answer can speak of. */
export type Material = {
  pages: { page: Page; number: number }[]
  elements: { page: Page; element: PageElement; number: number }[]
  tasks: Task[]
}

const MOST_PAGES = 6
const MOST_TASKS = 6
/** Of one page. */
const MOST_ELEMENTS = 40

/** The pages and tasks that memory recalls for a request, with the pages that the tasks are done on. */
export async function gather(request: string, memory: Memory): Promise<Material> {
  const found: Recalled = await memory.recall({ request, subGoal: '', programs: [], limit: MOST_PAGES })
  const tasks = (await Promise.all(found.tasks.slice(0, MOST_TASKS).map(({ task }) => memory.task(task.id)))).flatMap((task) => task ?? [])
  const pages = found.pages.map(({ page }, at) => ({ page, number: at + 1 }))
  const elements = pages.flatMap(({ page }) =>
    page.look.elements
      .filter(({ name }) => name.trim() !== '')
      .slice(0, MOST_ELEMENTS)
      .map((element) => ({ page, element })),
  )
  return { pages, tasks, elements: elements.map((each, at) => ({ ...each, number: at + 1 })) }
}

/** What is sent of it: names of pages and of what stands on them, goals and parameters of tasks. No picture; where a demonstrated value stands in a page's words, its name stands instead. */
export function materialText({ pages, elements, tasks }: Material): string {
  const pageLines = pages.flatMap(({ page, number }) => [
    `Page ${number}: ${page.name} (program ${page.look.window.program}). ${page.purpose}`,
    ...elements
      .filter((each) => each.page.id === page.id)
      .map(({ element, number: place }) => `  [${place}] ${element.role} “${element.name}”`),
  ])
  const taskLines = tasks.map(
    ({ id, goal, parameters }) =>
      `Task ${id}: ${goalSentence(goal)}. Values: ${
        parameters
          .filter(({ type }) => type !== 'secret')
          .map(({ name, type }) => `${name} (${type})`)
          .join(', ') || 'none'
      }`,
  )
  const shown = privateValues(
    tasks.flatMap(({ parameters }) => parameters.flatMap(({ name, examples }) => examples.map((each): [string, string] => [name, each]))),
  )
  const text = [
    'Known pages:',
    ...(pageLines.length > 0 ? pageLines : ['none']),
    '',
    'Known tasks:',
    ...(taskLines.length > 0 ? taskLines : ['none']),
  ].join('\n')
  return withSlots(text, shown)
}

/** The same in words for the person. */
export function whatLeaves({ pages, tasks, elements }: Material, request: string): string[] {
  return [
    `your request, as “${request}”: what stands in quotation marks, words with digits or signs, and values of the form are replaced; names in plain words are not`,
    `the names and purposes of ${pages.length} known pages, with the names of ${elements.length} things on them`,
    `the goals of ${tasks.length} known tasks, with the names of their values, but no value`,
  ]
}
