import { describe, expect, it } from 'vitest'
import type { Expectation, FileFacts, Page, Step, WindowPattern } from '#contract'
import { samplePage } from '../support/sample-page.ts'
import { element, type FakeWindow, fakeWindow, type World } from './fake-world.ts'
import { clickStep, editor, failed, planOf, stage, story } from './stage.ts'

const unseen = (what: string) => `The act was done, but what should follow did not: ${what}`
const checks = (events: Parameters<typeof story>[0]) => story(events).filter((line) => line.startsWith('check'))
const click = (expectation: Expectation, given: Parameters<typeof clickStep>[1] = {}) => clickStep('Save', { expectation, ...given })
const dialog = (id: number, title: string, given: Partial<FakeWindow> = {}) =>
  fakeWindow({ id, program: 'mousepad', title, kind: 'dialog', box: { x: 100, y: 5, width: 80, height: 50 }, ...given })
const pattern = (title: string, kind: WindowPattern['kind'] = 'dialog'): WindowPattern => ({ program: 'mousepad', title, kind })
const note = (text: string) => (world: World) =>
  void world.window(1).elements.push(element('text', text, { x: 10, y: 100, width: 80, height: 10 }))

describe('numbers that are no values', () => {
  it('may be others than when it was shown: of an order, a clock, a counter', async () => {
    const shown = async (expectation: Expectation, reactions: Parameters<typeof stage>[0]) =>
      stage(reactions).run(planOf([click(expectation)], { amount: '12.50' }))
    const opens = (title: string) => ({ reactions: { Save: (world: World) => world.open(dialog(5, title)) } })
    const present = (title: string): Expectation => ({ kind: 'window-present', window: pattern(title) })
    expect(await shown(present('Order 1023 of 9:41'), opens('Order 1024 of 17:05'))).toEqual({ kind: 'done' })
    expect(await shown(present('Pay ⟦amount⟧'), opens('Pay 12.50'))).toEqual({ kind: 'done' })
    expect(await shown(present('Pay ⟦amount⟧'), opens('Pay 13.50'))).toMatchObject({ kind: 'failed' })
    expect(await shown(present('Order 1023'), opens('Offer 1023'))).toMatchObject({ kind: 'failed' })
    const text = (name: string): Expectation => ({ kind: 'element-present', role: 'text', name })
    expect(await shown(text('3 items'), { reactions: { Save: note('4 items') } })).toEqual({ kind: 'done' })
    expect(await shown(text('Paid ⟦amount⟧ (3 items)'), { reactions: { Save: note('Paid 12.50 (4 items)') } })).toEqual({ kind: 'done' })
    expect(await shown(text('Paid ⟦amount⟧'), { reactions: { Save: note('Paid 99.50') } })).toMatchObject({ kind: 'failed' })
  })
})

describe('a window that should come', () => {
  it('is not the dialog that stood there before', async () => {
    const it = stage({ windows: [editor(), dialog(5, 'Saved')] })
    expect(await it.run(planOf([click({ kind: 'window-present', window: pattern('Saved') })]))).toEqual(
      failed('step-save', unseen('It was there before, and no other came: the window “Saved” of Mousepad.')),
    )
  })
})

describe('a window that should go', () => {
  const button = element('button', 'Save', { x: 110, y: 30, width: 40, height: 20 })
  const inDialog = (title: string, given: Partial<Step> = {}) =>
    click(
      { kind: 'window-gone', window: pattern(title) },
      { window: pattern(title), target: { ...clickStep('Save').target!, window: pattern(title) }, ...given },
    )

  it('is still there when only its number is another', async () => {
    const it = stage({ windows: [dialog(5, 'Unsaved changes (3)', { active: true, elements: [button] })] })
    expect(await it.run(planOf([inDialog('Unsaved changes (2)')]))).toEqual(
      failed('step-save', unseen('It is still there: the window “Unsaved changes (2)” of Mousepad.')),
    )
  })

  it('is the one that the act was done in, whatever its title was', async () => {
    const foreign = () => dialog(5, 'Speichern unter', { active: true, elements: [button] })
    const stays = stage({ windows: [foreign()] })
    expect(await stays.run(planOf([inDialog('Save As')]))).toMatchObject({ kind: 'failed', at: 'step-save' })
    const goes = stage({ windows: [foreign(), editor({ active: false })], reactions: { Save: (world) => world.close(5) } })
    expect(await goes.run(planOf([inDialog('Save As')]))).toEqual({ kind: 'done' })
  })
})

describe('a thing that should come', () => {
  const expectation: Expectation = { kind: 'element-present', role: 'button', name: 'Delete' }

  it('does not count when it was there before and nothing changed', async () => {
    expect(await stage().run(planOf([click(expectation)]))).toEqual(
      failed('step-save', unseen('“Delete” was there before, and nothing changed.')),
    )
  })

  it('counts when something changed, or when memory knows the page for the one that it leads to', async () => {
    expect(await stage({ reactions: { Save: note('Saved') } }).run(planOf([click(expectation)]))).toEqual({ kind: 'done' })
    const window = editor()
    const look = {
      window: { program: 'mousepad', title: window.title, kind: 'normal' as const },
      hash: '0'.repeat(16),
      elements: window.elements.map(({ role, name, box }) => ({ role, name, place: box })),
    }
    const there: Page = { ...samplePage('page-there'), look }
    const known = stage({ windows: [window], pages: [there] })
    expect(await known.run(planOf([click(expectation, { leadsTo: there.id })]))).toEqual({ kind: 'done' })
  })
})

describe('an act that changes something', () => {
  const changed: Expectation = { kind: 'changed' }

  it('is not done when a dialog comes up that no step has to do with, be it a moment late', async () => {
    const it = stage({
      reactions: {
        Save: (world) => {
          note('Saving…')(world)
          void it.clock.wait(200, { reason: 'the disk' }).then(() => world.open(dialog(5, 'The disk is full', { modal: true })))
        },
      },
    })
    expect(await it.run(planOf([click(changed)]))).toEqual(
      failed('step-save', unseen('A dialog came up that is not part of this: “The disk is full”.')),
    )
    const expected = stage({ reactions: { Save: (world) => world.open(dialog(5, 'Name of the file')) } })
    const next = clickStep('Fine', {
      window: pattern('Name of the file'),
      target: undefined,
      act: { kind: 'press', modifiers: [], key: 'F5' },
      expectation: { kind: 'nothing' },
    })
    expect(await expected.run(planOf([click(changed), next]))).toEqual({ kind: 'done' })
  })

  it('is not done when the page says something that was not said when it was shown', async () => {
    const page = samplePage('page-done')
    const it = stage({
      pages: [page],
      reactions: {
        Save: (world) =>
          void world.window(1).elements.push(element('alert', 'Please give a date', { x: 10, y: 100, width: 80, height: 10 })),
      },
    })
    expect(await it.run(planOf([click(changed, { leadsTo: page.id })]))).toEqual(
      failed('step-save', unseen('It says “Please give a date”, which was not said when this was shown.')),
    )
  })

  it('is not done when another page that memory knows is in front', async () => {
    const it = stage({ reactions: { Save: note('Not found') } })
    const window = editor()
    note('Not found')({ window: () => window } as unknown as World)
    const look = {
      window: { program: 'mousepad', title: window.title, kind: 'normal' as const },
      hash: '0'.repeat(16),
      elements: window.elements.map(({ role, name, box }) => ({ role, name, place: box })),
    }
    const pages = [{ ...samplePage('page-error', { name: 'Not found' }), look }, samplePage('page-done', { name: 'All orders' })]
    const known = stage({ reactions: { Save: note('Not found') }, pages })
    const step = click(changed, { leadsTo: pages[1]!.id })
    expect(await known.run(planOf([step]))).toEqual(failed('step-save', unseen('It shows “Not found”, not “All orders”.')))
    expect(await it.run(planOf([step]))).toEqual({ kind: 'done' })
  })
})

describe('a file that is saved', () => {
  const files = (...facts: FileFacts[]) => {
    const asked: string[] = []
    return {
      asked,
      async facts(name: string) {
        asked.push(name)
        return structuredClone(facts).filter(({ path }) => path.endsWith(name.replace('~/', '')))
      },
    }
  }
  const write = (facts: FileFacts) => () => {
    facts.changedAtMs += 10
  }
  const list = (): FileFacts => ({ path: '/home/me/list.txt', changedAtMs: 1, size: 3 })
  const ctrlS = clickStep('save', {
    act: { kind: 'press', modifiers: ['ctrl'], key: 's' },
    target: undefined,
    expectation: { kind: 'nothing' },
  })
  const titled = (title: string) => [editor({ title })]

  it('is confirmed by the disk, which is asked for what the title tells', async () => {
    const file = list()
    const disk = files(file)
    const it = stage({ windows: titled('*list.txt (~/) - Mousepad'), files: disk, reactions: { 'key:ctrl+s': write(file) } })
    expect(await it.run(planOf([ctrlS]))).toEqual({ kind: 'done' })
    expect([checks(it.events), [...new Set(disk.asked)]]).toEqual([
      ['check held: The file “/home/me/list.txt” was written.'],
      ['~/list.txt'],
    ])
  })

  it('that was not written is not saved, where its folder is told and it said that it is unsaved', async () => {
    const it = stage({ windows: titled('*/home/me/list.txt - Mousepad'), files: files(list()) })
    expect(await it.run(planOf([ctrlS]))).toEqual(failed('step-save', unseen('The file “/home/me/list.txt” was not written.')))
    for (const title of ['/home/me/list.txt - Mousepad', '*list.txt - Mousepad']) {
      const unsure = stage({ windows: titled(title), files: files(list()) })
      expect([title, await unsure.run(planOf([ctrlS]))]).toEqual([title, { kind: 'done' }])
    }
  })

  it('by a dialog is looked for under the path that was typed, once the dialog has closed', async () => {
    const saveAs = (path: string) =>
      dialog(5, 'Save As', {
        active: true,
        elements: [element('field', 'Name', { x: 110, y: 10, width: 60, height: 20 }, { value: path })],
      })
    const enter = clickStep('enter', {
      act: { kind: 'press', modifiers: [], key: 'Return' },
      target: undefined,
      window: pattern('Save As'),
      expectation: { kind: 'window-gone', window: pattern('Save As') },
    })
    const run = async (path: string, made: FileFacts[], reaction: (world: World) => void) => {
      const it = stage({ windows: [saveAs(path), editor({ active: false })], files: files(...made), reactions: { 'key:Return': reaction } })
      it.world.focused = it.world.element('Name')
      return [await it.run(planOf([enter])), checks(it.events).at(-1)]
    }
    const made: FileFacts[] = []
    const path = '/home/me/new.txt'
    const saving = (world: World) => {
      made.push({ path, changedAtMs: 5, size: 2 })
      world.close(5)
    }
    // The port is asked anew each time: the list that it looks at grows.
    const disk = { facts: async () => [...made] }
    const it = stage({ windows: [saveAs(path), editor({ active: false })], files: disk, reactions: { 'key:Return': saving } })
    it.world.focused = it.world.element('Name')
    expect([await it.run(planOf([enter])), checks(it.events)]).toEqual([{ kind: 'done' }, [`check held: The file “${path}” was written.`]])
    expect(await run(path, [], (world) => world.close(5))).toMatchObject([
      { kind: 'failed', reason: unseen(`The file “${path}” was not written.`) },
      `check failed: The file “${path}” was not written.`,
    ])
    expect(await run('new.txt', [], (world) => world.close(5))).toEqual([
      { kind: 'done' },
      'check held: It closed: the window “Save As” of Mousepad.',
    ])
  })
})
