import type { Command } from 'commander'
import { type Page, PageId, UnderstudyError, type Way } from '#contract'
import type { Engine } from '../../create-engine.ts'
import { goalText, localTime, type OutputOptions, plainSlots, print, table, withEngine } from '../output.ts'
import { addPageCare } from './page-care.ts'

const WAY_HELP = `
Pages are told by id, by name, or by words that find them.

Example:
  $ understudy pages find "print dialog"
  $ understudy pages way "The main window of Mousepad" "print dialog"`

export function pagesCommand(program: Command): void {
  const pages = program
    .command('pages')
    .description('list the remembered pages of programs, or show one with the ways from and to it')
    .argument('[page]', 'its id')
    .option('--json', 'print as JSON')
    .action((given: string | undefined, options: OutputOptions) => withEngine((engine) => showPages(engine, given, options)))
  pages
    .command('find')
    .description('find pages and tasks by words, with the reasons')
    .argument('<words...>', 'what is looked for')
    .option('--program <program>', 'only pages of this program')
    .option('--limit <count>', 'at most so many of each', Number, 5)
    .option('--json', 'print as JSON')
    .action((words: string[], options: OutputOptions & { program?: string; limit: number }) =>
      withEngine((engine) => findPages(engine, words.join(' '), options)),
    )
  pages
    .command('way')
    .description('how to get from one page to another, the likeliest way first')
    .argument('<from>')
    .argument('<to>')
    .option('--json', 'print as JSON')
    .addHelpText('after', WAY_HELP)
    .action((from: string, to: string, options: OutputOptions) => withEngine((engine) => showWays(engine, { from, to }, options)))
  addPageCare(pages)
}

async function showPages({ handlers }: Engine, given: string | undefined, options: OutputOptions): Promise<void> {
  const list = await handlers['page.list']({})
  if (given === undefined) {
    const rows = list.map((it) => [it.id, it.look.window.program, `seen ${it.seenCount}×`, localTime(it.lastSeenAt), it.name])
    return print(options, list, list.length > 0 ? table(rows) : 'No page is remembered yet: they come with the first learned task.')
  }
  const id = PageId.safeParse(given)
  if (!id.success) throw noPage(given)
  const answer = await handlers['page.get']({ id: id.data })
  const nameOf = (page: string) => list.find((it) => it.id === page)?.name ?? page
  const ways = answer.transitions.map((way) =>
    way.from === id.data
      ? `  → ${nameOf(way.to)}: ${plainSlots(way.by)} (${way.count}×)`
      : `  ← ${nameOf(way.from)}: ${plainSlots(way.by)} (${way.count}×)`,
  )
  print(options, answer, [answer.page.name, answer.page.purpose, `${answer.page.look.elements.length} elements`, ...ways].join('\n'))
}

async function findPages(
  { handlers }: Engine,
  request: string,
  options: OutputOptions & { program?: string; limit: number },
): Promise<void> {
  if (!(Number.isInteger(options.limit) && options.limit >= 1 && options.limit <= 100)) {
    throw new UnderstudyError('bad-input', 'The limit is a whole number from 1 to 100.', 'For example: --limit 5')
  }
  const found = await handlers['memory.recall']({
    ...{ request, subGoal: '', limit: options.limit },
    programs: options.program === undefined ? [] : [options.program],
  })
  const pages = found.pages.flatMap(({ page, why }) => [`${page.id}  ${page.name}`, ...why.map((reason) => `    ${reason}`)])
  const tasks = found.tasks.flatMap(({ task, why }) => [
    `${task.id}  ${goalText(task.goal)}`,
    ...why.map((reason) => `    ${plainSlots(reason)}`),
  ])
  const lines = [
    ...(pages.length > 0 ? ['Pages:', ...pages] : ['No page was found.']),
    ...(tasks.length > 0 ? ['Tasks:', ...tasks] : []),
    ...found.notices.map((notice) => `Note: ${notice}`),
  ]
  print(options, found, lines.join('\n'))
}

async function showWays({ handlers }: Engine, given: { from: string; to: string }, options: OutputOptions): Promise<void> {
  const list = await handlers['page.list']({})
  const from = await pageBy(handlers, list, given.from)
  const to = await pageBy(handlers, list, given.to)
  const ways = from.id === to.id ? [] : await handlers['memory.ways']({ from: from.id, to: to.id })
  const nameOf = (id: string) => list.find((page) => page.id === id)?.name ?? id
  const head = `From “${from.name}” to “${to.name}”:`
  if (from.id === to.id) return print(options, ways, `Both are “${from.name}”.`)
  print(options, ways, ways.length === 0 ? `${head} no way is known.` : [head, ...ways.flatMap((way) => wayText(way, nameOf))].join('\n'))
}

function wayText(way: Way, nameOf: (id: string) => string): string[] {
  const steps = way.transitions.map(
    (each) => `    ${plainSlots(each.by)} → ${nameOf(each.to)} (${each.successCount} of ${each.count} times)`,
  )
  return [`  works ${Math.round(way.likelihood * 100)} times of 100:`, ...steps]
}

/** A page by its id, its exact name, or the words that find it. */
async function pageBy(handlers: Engine['handlers'], list: readonly Page[], given: string): Promise<Page> {
  const exact = list.find(({ id }) => id === given) ?? list.find(({ name }) => name.toLowerCase() === given.toLowerCase())
  if (exact) return exact
  const { pages } = await handlers['memory.recall']({ request: given, subGoal: '', programs: [], limit: 1 })
  const [best] = pages
  if (!best) throw noPage(given)
  return best.page
}

function noPage(given: string): UnderstudyError {
  return new UnderstudyError('not-found', `There is no page ${given}.`, '`understudy pages` lists all of them.')
}
