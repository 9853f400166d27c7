import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openMemory } from '#memory'
import { type Answer, commandLine } from '../support/command-line.ts'
import { sampleLook, samplePage, sampleWay } from '../support/sample-page.ts'
import { sampleTask } from '../support/sample-task.ts'
import { createStillClock } from '../support/still-clock.ts'

const json = ({ out }: Answer) => JSON.parse(out)

async function filledHome() {
  const { home, run } = await commandLine()
  await using memory = await openMemory({ folder: join(home, 'memory'), clock: createStillClock() })
  await memory.savePage(samplePage('page-main', { name: 'The main window of Mousepad' }))
  await memory.savePage(samplePage('page-print', { name: 'The “Print” dialog of Mousepad', look: sampleLook(['Copies']) }))
  await memory.saveTransition(sampleWay('page-main', 'page-print', { by: 'Press Ctrl+P', count: 4, successCount: 3 }))
  await memory.saveTask(sampleTask('Print the note for ⟦person⟧'))
  return { home, run }
}

describe('understudy pages', () => {
  it('finds pages and tasks by words, with the reasons', async () => {
    const { run } = await filledHome()
    const found = await run('pages', 'find', 'print', 'dialogue', 'of', 'mousepad')
    expect(found.out).toMatch(/Pages:\npage-print {2}The “Print” dialog of Mousepad\n {4}its name says/)
    expect(found.out).toContain('it is in mousepad, which you named')
    expect(found.out).toContain('Tasks:\ntask-a  Print the note for [person]')
    const data = json(await run('pages', 'find', 'copies', '--limit', '1', '--json'))
    expect(data.pages.map(({ page }: { page: { id: string } }) => page.id)).toEqual(['page-print'])
    expect((await run('pages', 'find', 'zebra')).out).toBe('No page was found.\n')
    expect((await run('pages', 'find', 'print', '--program', 'thunar')).out).toContain('No page was found.')
    expect((await run('pages', 'find', 'print', '--limit', 'many')).err).toContain('The limit is a whole number from 1 to 100.')
  })

  it('tells how to get from one page to another, by names, ids or words', async () => {
    const { run } = await filledHome()
    const text =
      'From “The main window of Mousepad” to “The “Print” dialog of Mousepad”:\n  works 67 times of 100:\n    Press Ctrl+P → The “Print” dialog of Mousepad (3 of 4 times)\n'
    expect((await run('pages', 'way', 'the main window of mousepad', 'print dialog')).out).toBe(text)
    expect((await run('pages', 'way', 'page-main', 'page-print')).out).toBe(text)
    expect((await run('pages', 'way', 'page-print', 'page-main')).out).toContain('no way is known')
    expect((await run('pages', 'way', 'page-main', 'page-main')).out).toContain('Both are')
    const missing = await run('pages', 'way', 'page-main', 'zebra')
    expect([missing.status, missing.err]).toEqual([3, expect.stringContaining('There is no page zebra.')])
  })

  it('asks the server for vectors that the settings name, and goes by words when it does not answer', async () => {
    const { home, run } = await filledHome()
    await writeFile(join(home, 'settings.json'), JSON.stringify({ embedder: { url: 'http://127.0.0.1:9/v1', name: 'nobody' } }))
    const found = await run('pages', 'find', 'print')
    expect(found.out).toContain('page-print')
    expect(found.out).toContain('Note: Vectors of nobody took no part:')
  })
})
