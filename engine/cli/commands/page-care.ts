import type { Command } from 'commander'
import { type Page, type PageChange, PageId, type PageSuggestion, UnderstudyError } from '#contract'
import type { Engine } from '../../create-engine.ts'
import { localTime, type OutputOptions, print, table, withEngine } from '../output.ts'

/** Puts pages right: what stands behind `understudy pages`. */
export function addPageCare(pages: Command): void {
  const add = (words: string, description: string) => pages.command(words).description(description).option('--json', 'print as JSON')

  add('merge', 'make two pages one: the second becomes a look of the first')
    .argument('<keep>', 'the id of the page that stays')
    .argument('<drop>', 'the id of the other')
    .action((keep: string, drop: string, options: OutputOptions) =>
      withEngine(async ({ handlers }) => tellChange(options, await handlers['page.merge']({ keep: pageId(keep), drop: pageId(drop) }))),
    )
  add('split', 'make looks of a page a page of their own')
    .argument('<page>', 'its id')
    .argument('<looks...>', 'their numbers, as `understudy pages versions` shows them')
    .action((page: string, looks: string[], options: OutputOptions) =>
      withEngine(async ({ handlers }) => {
        const variants = looks.map((look) => numberFrom(look, 'look') - 1)
        tellChange(options, await handlers['page.split']({ id: pageId(page), variants }))
      }),
    )
  add('name', 'give a page another name, and say what it is for')
    .argument('<page>', 'its id')
    .argument('<name>', 'its new name')
    .option('--purpose <sentence>', 'what it is for; without it that stays as it is')
    .action((page: string, name: string, options: OutputOptions & { purpose?: string }) =>
      withEngine(async ({ handlers }) => {
        const id = pageId(page)
        const { purpose } = options.purpose === undefined ? (await handlers['page.get']({ id })).page : { purpose: options.purpose }
        const edited = await handlers['page.edit']({ id, name, purpose })
        print(options, edited, [edited.name, edited.purpose].join('\n'))
      }),
    )
  add('versions', 'show the looks and the earlier versions of a page')
    .argument('<page>', 'its id')
    .action((page: string, options: OutputOptions) =>
      withEngine(async ({ handlers }) => {
        const versions = await handlers['page.versions']({ id: pageId(page) })
        if (versions.length === 0) throw noPage(page)
        print(options, versions, versionsText(versions))
      }),
    )
  add('changes', 'list what was changed of pages, by you or by rule').action((options: OutputOptions) =>
    withEngine(async ({ handlers }) => {
      const changes = await handlers['page.changes']({})
      const rows = changes.map((it) => [`${it.id}`, localTime(it.at), it.by, it.undone ? 'undone' : it.kind, it.what])
      print(options, changes, changes.length > 0 ? table(rows) : 'No page was changed yet.')
    }),
  )
  add('undo', 'take a change back')
    .argument('<change>', 'its number, as `understudy pages changes` shows it')
    .action((change: string, options: OutputOptions) =>
      withEngine(async ({ handlers }) => {
        const undone = await handlers['page.undo']({ id: numberFrom(change, 'change') })
        print(options, undone, `Taken back: ${undone.what}`)
      }),
    )
  add('suggestions', 'pages that look like one, and looks that do not look like their page').action((options: OutputOptions) =>
    withEngine(async (engine) => {
      const suggestions = await engine.handlers['page.suggestions']({})
      print(options, suggestions, suggestions.length > 0 ? await suggestionsText(engine, suggestions) : 'Nothing is suggested.')
    }),
  )
}

function tellChange(options: OutputOptions, change: PageChange): void {
  print(options, change, `${change.what}\nTake it back with: understudy pages undo ${change.id}`)
}

function versionsText([now, ...older]: Page[]): string {
  const looks = (now?.variants ?? []).map(
    (it, index) => `  look ${index + 1}: seen ${it.seenCount}×, last ${localTime(it.lastSeenAt)}, ${it.look.elements.length} elements`,
  )
  const before = older.map((it) => `  version ${it.version}: ${it.name}, ${it.variants.length} further looks`)
  return [`${now?.name}, version ${now?.version}`, ...looks, ...before].join('\n')
}

async function suggestionsText({ handlers }: Engine, suggestions: PageSuggestion[]): Promise<string> {
  const names = new Map((await handlers['page.list']({})).map((page) => [page.id, page.name]))
  return suggestions
    .map((one) =>
      one.kind === 'merge'
        ? `“${names.get(one.keep)}” and “${names.get(one.drop)}” may be one page. ${one.reason}\n  understudy pages merge ${one.keep} ${one.drop}`
        : `“${names.get(one.page)}” may be two pages. ${one.reason}\n  understudy pages split ${one.page} ${one.variants.map((it) => it + 1).join(' ')}`,
    )
    .join('\n')
}

function pageId(text: string): PageId {
  const parsed = PageId.safeParse(text)
  if (!parsed.success) throw noPage(text)
  return parsed.data
}

function noPage(text: string): UnderstudyError {
  return new UnderstudyError('not-found', `There is no page ${text}.`, '`understudy pages` lists all of them.')
}

function numberFrom(text: string, what: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number > 0) return number
  throw new UnderstudyError('bad-input', `${text} is no number of a ${what}.`, 'Give it as it is listed: 1, 2, 3.')
}
