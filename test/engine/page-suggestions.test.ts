import { describe, expect, it } from 'vitest'
import { type Page, PageChange, PageLook } from '#contract'
import { createEyes } from '#perception'
import { joinWhatIsCertain } from '../../engine/page-care.ts'
import { certainMerges, suggestPageCare } from '../../engine/page-suggestions.ts'
import { createFakeMemory } from '../fakes/memory.ts'
import { samplePage, sampleVariant } from '../support/sample-page.ts'

const eyes = createEyes({ reader: { read: async () => [] } })

/** A look with these buttons, one below the other. */
function lookOf(
  names: readonly string[],
  given: { program?: string; title?: string; role?: 'button' | 'text'; hash?: string } = {},
): PageLook {
  const { program = 'mousepad', title = '*', role = 'button', hash = '0123456789abcdef' } = given
  const elements = names.map((name, index) => ({ role, name, place: { x: 0, y: index / 40, width: 0.1, height: 0.02 } }))
  return PageLook.parse({ window: { program, title, kind: 'normal' }, hash, elements })
}

const EDITOR = ['New', 'Open', 'Save', 'Undo', 'Redo', 'Cut', 'Copy', 'Paste']
const PRINT = ['Print', 'Preview', 'Printer', 'Range', 'Copies', 'Layout', 'Cancel', 'Help']
const page = (id: string, names: readonly string[], given: Partial<Omit<Page, 'id'>> = {}) =>
  samplePage(id, { look: lookOf(names), ...given })
const change = (given: Partial<Record<keyof PageChange, unknown>>) =>
  PageChange.parse({ id: 1, by: 'person', at: '2026-03-01T09:00:00Z', what: '', undone: false, ...given })

describe('suggestions for pages', () => {
  it('name two pages of one program that look the same, keeping the one seen more often, and say how alike they are', () => {
    const pages = [
      page('page-1', EDITOR),
      page('page-2', [...EDITOR, 'Find'], { seenCount: 4 }),
      page('page-3', PRINT),
      samplePage('page-4', { look: lookOf(EDITOR, { program: 'geany' }) }),
    ]
    expect(suggestPageCare(pages, [], eyes)).toEqual([
      {
        kind: 'merge',
        keep: 'page-2',
        drop: 'page-1',
        similarity: expect.closeTo(0.91, 1),
        reason: expect.stringMatching(/^They are 9\d % alike\. Missing: button “Find”\./),
      },
    ])
  })

  it('name looks that are neither like their page nor led to by others that are', () => {
    const half = [...EDITOR.slice(0, 7), 'Zoom']
    const chained = [...half.slice(1, 7), 'Zoom', 'Full screen']
    const variants = [half, PRINT, chained].map((names) => sampleVariant([], { look: lookOf(names) }))
    expect(eyes.comparePages(lookOf(EDITOR), lookOf(chained)).same).toBe(false)
    expect(suggestPageCare([page('page-1', EDITOR, { variants })], [], eyes)).toEqual([
      { kind: 'split', page: 'page-1', variants: [1], reason: expect.stringMatching(/^One of its looks is only \d+ % like it\. /) },
    ])
  })

  it('do not come again when a person decided otherwise', () => {
    const twins = [page('page-1', EDITOR), page('page-2', EDITOR)]
    const strange = page('page-1', EDITOR, { variants: [sampleVariant([], { look: lookOf(PRINT) })] })
    const pair = { pages: ['page-1', 'page-2'] }
    expect(suggestPageCare(twins, [change({ ...pair, kind: 'split' })], eyes)).toEqual([])
    expect(suggestPageCare(twins, [change({ ...pair, kind: 'merge', undone: true })], eyes)).toEqual([])
    expect(suggestPageCare(twins, [change({ ...pair, kind: 'split', undone: true })], eyes)).toHaveLength(1)
    expect(suggestPageCare([strange], [change({ ...pair, kind: 'merge' })], eyes)).toEqual([])
    expect(suggestPageCare([strange], [change({ ...pair, kind: 'merge', by: 'rule' })], eyes)).toHaveLength(1)
  })

  it('find pages that were only read from pixels by their pictures, though their words are misread', () => {
    const read = (names: string[]) => lookOf(names, { role: 'text' })
    const pages = [
      samplePage('page-1', { look: read(['Compose message', 'Recipients', 'Send later', 'Attachments']) }),
      samplePage('page-2', { look: read(['Composc message', 'Recipienls', 'Send latcr', 'Attachmcnts']) }),
    ]
    expect(suggestPageCare(pages, [], eyes)).toHaveLength(1)
  })

  it('of a thousand pages with the same menus come from few comparisons', () => {
    const pages = Array.from({ length: 1_000 }, (_, index) =>
      page(`page-${index}`, [
        'File',
        'Edit',
        'View',
        'Help',
        ...Array.from({ length: 20 }, (_, part) => `${index >> 1} ${part % 19 === 0 ? index : ''} name ${part}`),
      ]),
    )
    let compared = 0
    const counting: Pick<typeof eyes, 'comparePages'> = {
      comparePages(a, b) {
        compared += 1
        return eyes.comparePages(a, b)
      },
    }
    expect(suggestPageCare(pages, [], counting).length).toBe(500)
    expect(compared).toBeLessThan(2_000)
  })
})

describe('pages joined by rule', () => {
  it('are only those told by accessibility, titled alike and alike both ways', () => {
    const twins = (one: Page, other: Page) => {
      const pages = [one, other]
      return certainMerges(pages, suggestPageCare(pages, [], eyes), eyes).length
    }
    expect(twins(page('page-1', EDITOR), page('page-2', EDITOR))).toBe(1)
    expect(twins(page('page-1', EDITOR), page('page-2', [...EDITOR, 'Find']))).toBe(0)
    expect(twins(page('page-1', EDITOR), samplePage('page-2', { look: lookOf(EDITOR, { title: 'Notes' }) }))).toBe(0)
    expect(twins(page('page-1', EDITOR.slice(0, 4)), page('page-2', EDITOR.slice(0, 4)))).toBe(0)
    const read = (id: string) =>
      samplePage(id, { look: lookOf(['Compose message', 'Recipients', 'Send later', 'Attachments', 'Subject line'], { role: 'text' }) })
    expect(twins(read('page-1'), read('page-2'))).toBe(0)
  })

  it('are joined once, can be taken back, and are then left alone', async () => {
    await using memory = createFakeMemory()
    const events: string[] = []
    const ports = { memory, eyes, emit: (name: string) => void events.push(name) }
    for (const id of ['page-1', 'page-2', 'page-3']) await memory.savePage(page(id, EDITOR))
    const programs = [{ program: 'mousepad' }]
    const [first, ...more] = await joinWhatIsCertain(ports, programs)
    expect([first?.pages, first?.by, more]).toEqual([['page-1', 'page-2'], 'rule', []])
    await memory.pageCare.undo(first!.id)
    expect((await joinWhatIsCertain(ports, programs)).map(({ pages }) => pages)).toEqual([['page-1', 'page-3']])
    expect(events).toEqual(['pages.changed', 'pages.changed'])
  })
})
