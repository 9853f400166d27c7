import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Embedder, type Memory, PageId, type Recalled, RecallRequest } from '#contract'
import { anyText } from '../support/any-text.ts'
import { sampleLook, samplePage, sampleWay } from '../support/sample-page.ts'
import { sampleStep, sampleTask } from '../support/sample-task.ts'

const [main, saveAs, print, printOther, settings] = ['page-main', 'page-save', 'page-print', 'page-print-other', 'page-settings'].map(
  (id) => PageId.parse(id),
) as [PageId, PageId, PageId, PageId, PageId]

/** What every Memory promises of recall and ways. */
export function describeRecall(name: string, open: () => Promise<Memory>): void {
  const withMemory = (test: (memory: Memory) => Promise<void>) => async () => {
    await using memory = await open()
    await fill(memory)
    await test(memory)
  }
  const ask = (memory: Memory, request: string, more: Partial<RecallRequest> = {}) =>
    memory.recall(RecallRequest.parse({ request, ...more }))

  describe(`recall in ${name}`, () => {
    it(
      'finds pages by name, purpose, elements and the acts that leave them, through slips and endings, and says why',
      withMemory(async (memory) => {
        const first = async (request: string) => (await ask(memory, request)).pages[0]
        expect((await first('save under another name'))?.page.id).toBe(saveAs)
        expect((await first('prnt dialog in mousepad'))?.page.id).toBe(print)
        expect((await first('number of copies'))?.page.id).toBe(print)
        expect((await first('choosing a typeface'))?.page.id).toBe(settings)
        const found = await first('print dialog of mousepad')
        expect(found?.why).toEqual(
          expect.arrayContaining([
            expect.stringContaining('its name says'),
            'it shows “Print”',
            'it is in mousepad, which you named',
            '3 of 4 times the way to it worked',
          ]),
        )
      }),
    )

    it(
      'finds tasks by goal, parameters and captions, and tells how their runs went',
      withMemory(async (memory) => {
        const { tasks } = await ask(memory, 'pay the bills')
        expect(tasks.map(({ task }) => task.id)[0]).toBe('task-pay')
        expect(tasks[0]?.why).toContain('not run yet')
        expect((await ask(memory, 'recipient')).tasks.map(({ task }) => task.id)).toEqual(['task-note'])
        expect((await memory.tasks()).find(({ id }) => id === 'task-pay')).toEqual(tasks[0]?.task)
      }),
    )

    it(
      'looks only at the programs that are given, first at one that is named or in which the desktop is',
      withMemory(async (memory) => {
        const ids = async (more: Partial<RecallRequest>, request = 'print dialog') =>
          (await ask(memory, request, more)).pages.map(({ page }) => page.id)
        expect(await ids({ programs: ['thunar'] })).toEqual([printOther])
        expect((await ids({}, 'print dialog in thunar'))[0]).toBe(printOther)
        expect((await ids({ from: printOther }))[0]).toBe(printOther)
        expect((await ids({ from: main }))[0]).toBe(print)
        expect(await ids({ programs: ['no-such-program'] })).toEqual([])
      }),
    )

    it(
      'lets the part that is next weigh more than the whole request',
      withMemory(async (memory) => {
        const { pages } = await ask(memory, 'save the letter under another name, then print two copies of it', { subGoal: 'print copies' })
        expect(pages[0]?.page.id).toBe(print)
      }),
    )

    it(
      'gives the ways between what it found, also those that failed',
      withMemory(async (memory) => {
        const { pages, ways } = await ask(memory, 'print save mousepad', { from: main })
        const ids = new Set([main, ...pages.map(({ page }) => page.id)])
        expect(ways.every((way) => ids.has(way.from) && ids.has(way.to))).toBe(true)
        expect(ways).toContainEqual(expect.objectContaining({ from: main, to: print, by: 'Press Ctrl+P', count: 4, successCount: 3 }))
        expect(ways).toContainEqual(expect.objectContaining({ from: main, to: saveAs, by: 'Click “Sve”', successCount: 0 }))
      }),
    )

    it(
      'is up to date with each change: what is renamed is found by its new words only, what is deleted is not found',
      withMemory(async (memory) => {
        await memory.pageCare.edit(print, { name: 'Papierausgabe', purpose: 'Drucken.' }, 'person')
        expect((await ask(memory, 'papierausgabe')).pages.map(({ page }) => page.id)).toEqual([print])
        await memory.saveTransition(sampleWay(saveAs, main, { by: 'Click “Zurück”' }))
        expect((await ask(memory, 'zurück')).pages.map(({ page }) => page.id)).toEqual([saveAs])
        const [note] = (await ask(memory, 'recipient')).tasks
        await memory.deleteTask(note?.task.id ?? TASK_NONE)
        expect((await ask(memory, 'recipient')).tasks).toEqual([])
        await memory.pageCare.merge(saveAs, settings, 'person')
        expect((await ask(memory, 'choosing a typeface')).pages.map(({ page }) => page.id)).toContain(saveAs)
      }),
    )

    it(
      'answers any text with a list that is sorted, no longer than asked, and has a reason for each',
      withMemory(async (memory) => {
        await fc.assert(
          fc.asyncProperty(fc.oneof(anyText(100), fc.constantFrom(...TROUBLE)), fc.integer({ min: 1, max: 4 }), async (request, limit) => {
            const recalled = await ask(memory, request, { limit, subGoal: request.slice(3) })
            for (const list of [recalled.pages, recalled.tasks]) checkList(list, limit)
          }),
          { numRuns: 40 },
        )
      }),
    )

    it(
      'uses the vectors of an embedder for what shares no word, and keeps those of two embedders apart',
      withMemory(async (memory) => {
        const embedder = meaningEmbedder('meanings')
        const request = RecallRequest.parse({ request: 'hardcopy' })
        expect((await memory.recall(request)).pages).toEqual([])
        const recalled = await memory.recall(request, { embedder })
        expect(
          recalled.pages
            .map(({ page }) => page.id)
            .slice(0, 2)
            .sort(),
        ).toEqual([print, printOther].sort())
        expect(recalled.pages[0]?.why).toContainEqual('it means about the same, by meanings')
        const asked = embedder.texts.length
        await memory.recall(request, { embedder })
        expect(embedder.texts.slice(asked)).toEqual(['hardcopy'])
        await memory.savePage(samplePage('page-new', { name: 'The “Paper” window', look: sampleLook(['Paper']) }))
        expect((await memory.recall(request, { embedder })).pages.map(({ page }) => page.id)).toContain('page-new')
        const longer = meaningEmbedder('meanings', 24)
        expect((await memory.recall(request, { embedder: longer })).pages.map(({ page }) => page.id)).toContain(print)
        const other = meaningEmbedder('other')
        await memory.recall(request, { embedder: other })
        expect(other.texts.length).toBeGreaterThan(5)
      }),
    )

    it(
      'goes by words alone when the embedder fails or answers nonsense, and says so',
      withMemory(async (memory) => {
        const failing = (embed: Embedder['embed']): Embedder => ({ name: 'broken', embed })
        const bad = [
          failing(async () => Promise.reject(new Error('No connection.'))),
          failing(async () => []),
          failing(async (texts) => texts.map((_, index) => new Float32Array(index + 1).fill(1))),
        ]
        const plain = await ask(memory, 'print dialog')
        for (const embedder of bad) {
          const recalled = await memory.recall(RecallRequest.parse({ request: 'print dialog' }), { embedder })
          expect({ ...recalled, notices: [] }).toEqual(plain)
          expect(recalled.notices).toEqual([expect.stringContaining('Vectors of broken took no part')])
        }
      }),
    )
  })

  describe(`ways in ${name}`, () => {
    it(
      'are the likeliest first: what always worked before what once failed, also when it is longer',
      withMemory(async (memory) => {
        await memory.saveTransition(sampleWay(main, settings, { by: 'Press F12', count: 9, successCount: 1 }))
        await memory.saveTransition(sampleWay(print, settings, { by: 'Click “Options”', count: 20, successCount: 20 }))
        const ways = await memory.ways(main, settings)
        expect(ways.map(({ transitions }) => transitions.map(({ by }) => by))).toEqual([['Press Ctrl+P', 'Click “Options”'], ['Press F12']])
        expect(ways.map(({ likelihood }) => likelihood)).toEqual([expect.closeTo((4 / 6) * (21 / 22)), expect.closeTo(2 / 11)])
        expect(await memory.ways(main, settings, { limit: 1 })).toEqual(ways.slice(0, 1))
      }),
    )

    it(
      'are none to where nothing leads, from nowhere, and to where one is',
      withMemory(async (memory) => {
        expect(await memory.ways(print, main)).toEqual([])
        expect(await memory.ways(PageId.parse('page-unknown'), main)).toEqual([])
        expect(await memory.ways(main, main)).toEqual([])
        expect(await memory.ways(main, print, { limit: 0 })).toEqual([])
      }),
    )
  })
}

const TASK_NONE = 'task-none' as Recalled['tasks'][number]['task']['id']

const TROUBLE = [
  '',
  ' ',
  '"',
  '"" OR *',
  'print AND NOT',
  'name:print*',
  'NEAR(print save)',
  "'; DROP TABLE pages; --",
  '^print',
  '(((',
  '🙂',
].concat(['\0', '42', '\uE000', '\uE000mousepad', 'print '.repeat(2_000), 'x'.repeat(10_000), '打印 印刷 พิมพ์', 'á̈'.repeat(100)])

async function fill(memory: Memory): Promise<void> {
  const pages = [
    samplePage(main, { name: 'The main window of Mousepad', look: sampleLook(['File', 'Edit', 'Print…']) }),
    samplePage(saveAs, {
      name: 'The “Save As” dialog of Mousepad',
      purpose: 'To keep a text under another name.',
      look: sampleLook(['Cancel', 'Save', 'Name']),
    }),
    samplePage(print, { name: 'The “Print” dialog of Mousepad', look: sampleLook(['Cancel', 'Print', 'Copies', 'Range']) }),
    samplePage(printOther, { name: 'The “Print” dialog of Thunar', look: sampleLook(['Cancel', 'Print', 'Folder'], 'thunar') }),
    samplePage(settings, { name: 'The “Preferences” dialog of Mousepad', look: sampleLook(['Choose a typeface', 'Colours']) }),
  ]
  for (const page of pages) await memory.savePage(page)
  await memory.saveTransition(sampleWay(main, saveAs, { by: 'Press Ctrl+Shift+S', count: 2, successCount: 2 }))
  await memory.saveTransition(sampleWay(main, saveAs, { by: 'Click “Sve”', count: 1, successCount: 0 }))
  await memory.saveTransition(sampleWay(main, print, { by: 'Press Ctrl+P', count: 4, successCount: 3 }))
  await memory.saveTask(sampleTask('Write a note to ⟦recipient⟧', { id: 'task-note', steps: [sampleStep({ caption: 'Click “New”' })] }))
  await memory.saveTask(
    sampleTask('Pay the bill of ⟦person⟧', {
      id: 'task-pay',
      steps: [sampleStep({ caption: 'Click “Transfer”' })],
      programs: [{ program: 'homebank' }],
    }),
  )
}

function checkList(list: readonly { score: number; why: string[] }[], limit: number): void {
  expect(list.length).toBeLessThanOrEqual(limit)
  for (const { score, why } of list) {
    expect(score > 0 && score <= 1).toBe(true)
    expect(why.length > 0 && why.every((reason) => reason.trim() !== '')).toBe(true)
  }
  expect(list.map(({ score }) => score)).toEqual(list.map(({ score }) => score).toSorted((a, b) => b - a))
}

/** Knows that three words mean the same, and no others; remembers what it was asked. */
function meaningEmbedder(name: string, dimensions = 16): Embedder & { texts: string[] } {
  const texts: string[] = []
  const paper = /print dialog|hardcopy|paper/i
  return {
    name,
    texts,
    async embed(given) {
      texts.push(...given)
      return given.map((text) =>
        Float32Array.from({ length: dimensions }, (_, index) => (paper.test(text) === index < 8 ? 1 : -1) + (text.length % 7) * 0.01),
      )
    },
  }
}
