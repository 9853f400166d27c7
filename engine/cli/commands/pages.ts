import type { Command } from 'commander'
import { PageId, UnderstudyError } from '#contract'
import { localTime, type OutputOptions, plainSlots, print, table, withEngine } from '../output.ts'

export function pagesCommand(program: Command): void {
  program
    .command('pages')
    .description('list the remembered pages of programs, or show one with the ways from and to it')
    .argument('[page]', 'its id')
    .option('--json', 'print as JSON')
    .action((given: string | undefined, options: OutputOptions) =>
      withEngine(async ({ handlers }) => {
        const list = await handlers['page.list']({})
        if (given === undefined) {
          const rows = list.map((it) => [it.id, it.look.window.program, `seen ${it.seenCount}×`, localTime(it.lastSeenAt), it.name])
          return print(options, list, list.length > 0 ? table(rows) : 'No page is remembered yet: they come with the first learned task.')
        }
        const id = PageId.safeParse(given)
        if (!id.success) throw new UnderstudyError('not-found', `There is no page ${given}.`, '`understudy pages` lists all of them.')
        const answer = await handlers['page.get']({ id: id.data })
        const nameOf = (page: string) => list.find((it) => it.id === page)?.name ?? page
        const ways = answer.transitions.map((way) =>
          way.from === id.data
            ? `  → ${nameOf(way.to)}: ${plainSlots(way.by)} (${way.count}×)`
            : `  ← ${nameOf(way.from)}: ${plainSlots(way.by)} (${way.count}×)`,
        )
        print(options, answer, [answer.page.name, answer.page.purpose, `${answer.page.look.elements.length} elements`, ...ways].join('\n'))
      }),
    )
}
