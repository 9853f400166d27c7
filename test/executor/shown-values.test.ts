import { describe, expect, it } from 'vitest'
import type { Step, UiElement } from '#contract'
import { element, fakeWindow, type World } from './fake-world.ts'
import { clickStep, editor, failed, planOf, stage, story, typeStep } from './stage.ts'

const unseen = (what: string) => `The act was done, but what should follow did not: ${what}`
const row = (text: string, given: Partial<UiElement> = {}, role: UiElement['role'] = 'row') =>
  element(role, text, { x: 10, y: 90, width: 120, height: 10 }, given)
const list =
  (...rows: UiElement[]) =>
  (world: World) =>
    void world.window(1).elements.push(...rows)
const save = (given: Parameters<typeof clickStep>[1] = {}): Step =>
  clickStep('Save', { expectation: { kind: 'nothing' }, shows: ['name'], ...given })

async function saved(reaction: (world: World) => void, value = 'Ann', step = save()) {
  const it = stage({ windows: [editor()], reactions: { Save: reaction } })
  const outcome = await it.run(planOf([step], { name: value }))
  const clicks = it.world.performed.filter(({ kind }) => kind === 'click').length
  return {
    outcome,
    clicks,
    said: story(it.events)
      .filter((line) => line.startsWith('check'))
      .at(-1),
  }
}

describe('what was written', () => {
  it('is confirmed by the list that shows it', async () => {
    expect(await saved(list(row('Ann, Kitchen')))).toEqual({
      outcome: { kind: 'done' },
      clicks: 1,
      said: 'check held: “Ann” is shown.',
    })
  })

  it('is not done where the list does not show it, and is not done twice', async () => {
    const text = 'It was done, but “Ann” is not shown.'
    expect(await saved(list(row('Anna')))).toEqual({
      outcome: failed('step-save', unseen(text)),
      clicks: 1,
      said: `check failed: ${text}`,
    })
  })

  it('is waited for: a list may be slow', async () => {
    const it = stage({ windows: [editor()] })
    it.hooks.push((event) => {
      if (event.kind === 'act-end') void it.clock.wait(3_000, { reason: 'a slow list' }).then(() => list(row('Ann'))(it.world))
    })
    expect(await it.run(planOf([save()], { name: 'Ann' }))).toEqual({ kind: 'done' })
  })

  it('is not confirmed by the field that it was typed into, nor by the text that such a field tells', async () => {
    const held = (world: World) => {
      world.element('Subject').value = 'Ann'
      list(row('Ann', { box: { x: 12, y: 12, width: 50, height: 10 } }, 'text'))(world)
    }
    expect((await saved(held)).outcome).toMatchObject({ kind: 'failed' })
  })

  it('may be a number or a date that the list writes in its own way', async () => {
    expect((await saved(list(row('Total 1,250.00')), '1250')).outcome).toEqual({ kind: 'done' })
    expect((await saved(list(row('Total 11,250.00')), '1250')).outcome).toMatchObject({ kind: 'failed' })
    const form = { date: { dayFirst: true, pattern: 'd.M.yyyy', language: 'en' } } as const
    const it = stage({ windows: [editor()], reactions: { Save: list(row('Due 5.11.2026')) } })
    const typed = typeStep([{ kind: 'slot', parameter: 'name', form }])
    expect(await it.run(planOf([typed, save()], { name: '2026-11-05' }))).toEqual({ kind: 'done' })
  })

  it('may be shown in another window of the program', async () => {
    const opens = (world: World) => world.open(fakeWindow({ id: 7, program: 'mousepad', title: 'All', elements: [row('Ann')] }))
    expect((await saved(opens)).outcome).toEqual({ kind: 'done' })
    const foreign = (world: World) => world.open(fakeWindow({ id: 7, program: 'mail', title: 'All', elements: [row('Ann')] }))
    expect((await saved(foreign)).outcome).toMatchObject({ kind: 'failed' })
  })
})

describe('that a value is not shown says nothing', () => {
  it('where the list goes on beyond what is seen', async () => {
    const below = row('Zoe', { box: { x: 10, y: 112, width: 120, height: 10 } })
    expect((await saved(list(below))).outcome).toEqual({ kind: 'done' })
    const bar = element('scrollbar', '', { x: 190, y: 10, width: 8, height: 100 })
    expect((await saved(list(row('Zoe'), bar))).outcome).toEqual({ kind: 'done' })
  })

  it('where it is unknown, empty or has several lines, and of a secret', async () => {
    for (const value of ['', ' ', 'Ann\nBen']) expect((await saved(list(), value)).outcome).toEqual({ kind: 'done' })
    expect((await saved(list(), 'Ann', save({ shows: ['other'] }))).outcome).toEqual({ kind: 'done' })
  })

  it('where accessibility is silent', async () => {
    const it = stage({ windows: [{ ...editor(), silent: true }] })
    expect(await it.run(planOf([save()], { name: 'Ann' }))).toEqual({ kind: 'done' })
  })
})
