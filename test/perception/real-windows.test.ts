import { afterAll, describe, expect, it } from 'vitest'
import { createEyes, createTextReader, SAME_PAGE } from '#perception'
import { findAll, pixelsOnly, realScene } from './real-scenes.ts'

/*
 * Counts over windows of real programs, seen once and kept. They say what is wrong, what was given up and what was found: an act on the
 * wrong thing is never right, and giving up is not free.
 */
const reader = createTextReader()
const eyes = createEyes({ reader })
afterAll(() => reader.close())

describe('finding again with accessibility', () => {
  it.each([
    ['mousepad-a', 'mousepad-dark', 7],
    ['mousepad-saveas-a', 'mousepad-saveas-b', 49],
    ['mousepad-replace-a', 'mousepad-replace-b', 14],
    ['galculator-a', 'galculator-b', 32],
    ['chromium-form-a', 'chromium-form-b', 30],
    ['chromium-form-a', 'chromium-zoom-a', 30],
    ['chromium-form-a', 'chromium-form2-a', 27],
  ])('everything in %s is found in %s', async (before, after, count) => {
    const { right, wrong, unsure } = await findAll(eyes, await realScene(before), await realScene(after), { learn: 'told', find: 'told' })
    expect({ right, wrong, unsure }).toEqual({ right: count, wrong: [], unsure: [] })
  })

  it.each([
    ['mousepad-menu-a', 'mousepad-editmenu'],
    ['mousepad-replace-a', 'mousepad-saveas-a'],
    ['mousepad-saveas-b', 'mousepad-replace-b'],
  ])('nothing of %s is taken for something in %s', async (before, after) => {
    const { right, wrong, unsure } = await findAll(eyes, await realScene(before), await realScene(after), { learn: 'told', find: 'told' })
    expect({ right, wrong, unsure }).toEqual({ right: 0, wrong: [], unsure: [] })
  })

  it('the menu “File” of one program is not that of another', async () => {
    const tally = await findAll(eyes, await realScene('galculator-a'), await realScene('mousepad-a'), { learn: 'told', find: 'told' })
    expect({ right: tally.right, wrong: tally.wrong }).toEqual({ right: 0, wrong: [] })
  })

  it('a row that is gone is not looked for in another row', async () => {
    const [form, other] = [await realScene('chromium-form-a'), await realScene('chromium-other-a')]
    const { wrong } = await findAll(eyes, form, other, { learn: 'told', find: 'told' })
    expect(wrong).toEqual([])
  })
})

describe('finding again in the pixels alone', { timeout: 180_000 }, () => {
  it.each([
    ['mousepad-replace-a', 'mousepad-replace-b', 'pixels', 12, 14],
    ['chromium-form-a', 'chromium-form2-a', 'told', 23, 27],
    ['galculator-a', 'galculator-b', 'told', 29, 32],
  ] as const)('of %s in %s (learned: %s) at least %i of %i are found, none wrongly', async (before, after, learn, least, all) => {
    const tally = await findAll(eyes, await realScene(before), await realScene(after), { learn, find: 'pixels' })
    expect(tally.wrong).toEqual([])
    expect(tally.right + tally.unsure.length).toBe(all)
    expect(tally.right).toBeGreaterThanOrEqual(least)
  })

  it('a page that is not there has nothing to act on', async () => {
    const [form, other] = [await realScene('mousepad-menu-a'), await realScene('mousepad-editmenu')]
    const { right, wrong } = await findAll(eyes, form, other, { learn: 'told', find: 'pixels' })
    expect({ right, wrong }).toEqual({ right: 0, wrong: [] })
  })
})

describe('reading a real window', { timeout: 60_000 }, () => {
  it('reads the words of a form, each label by itself', async () => {
    const texts = (await reader.read((await realScene('chromium-form-a')).picture)).map(({ text }) => text)
    expect(texts).toEqual(
      expect.arrayContaining([
        'Order form',
        'Please fill in all the fields below.',
        'Name',
        'Anna',
        'Amount',
        'Comment',
        'I agree to the terms',
        'Save',
        'Cancel',
        'Delete order',
        'Apples',
        '12.50',
        'Oranges',
        '7.80',
        'Pears',
        '3.10',
      ]),
    )
    expect(texts.filter((text) => text === 'Edit')).toHaveLength(3)
  })

  it('never joins the entries of a menu bar or the buttons of a row', async () => {
    const texts = (await reader.read((await realScene('mousepad-a')).picture)).map(({ text }) => text)
    expect(texts).toEqual(expect.arrayContaining(['File', 'Edit', 'Search', 'View', 'Document', 'Help']))
    const dialog = (await reader.read((await realScene('mousepad-replace-b')).picture)).map(({ text }) => text)
    expect(dialog).toEqual(expect.arrayContaining(['Search for:', 'Replace with:', 'Find', 'Replace', 'Close', 'Match case']))
  })

  it('gives boxes of the desktop in which the words stand', async () => {
    const scene = await realScene('chromium-form-b')
    const lines = await reader.read(scene.picture)
    const told = scene.elements.find(({ name }) => name === 'Delete order')
    const read = lines.find(({ text }) => text === 'Delete order')
    const middle = (box = { x: 0, y: 0, width: 0, height: 0 }) => [box.x + box.width / 2, box.y + box.height / 2]
    const [x = 0, y = 0] = middle(told?.box)
    const [readX = -99, readY = -99] = middle(read?.box)
    expect(Math.hypot(x - readX, y - readY)).toBeLessThanOrEqual(4)
  })

  it('serves again after it was closed, and finishes what was asked before', async () => {
    const own = createTextReader()
    const { picture } = await realScene('mousepad-a')
    const asked = own.read(picture)
    await own.close()
    expect((await asked).some(({ text }) => text === 'Document')).toBe(true)
    expect((await own.read(picture)).some(({ text }) => text === 'Document')).toBe(true)
    await own.close()
  })
})

describe('pages of real programs', { timeout: 60_000 }, () => {
  const same = [
    ['mousepad-a', 'mousepad-dark'],
    ['mousepad-saveas-a', 'mousepad-saveas-b'],
    ['mousepad-replace-a', 'mousepad-replace-b'],
    ['galculator-a', 'galculator-b'],
    ['chromium-form-a', 'chromium-form-b'],
    ['chromium-form-a', 'chromium-form2-a'],
    ['chromium-form-a', 'chromium-zoom-a'],
  ]
  const different = [
    ['mousepad-a', 'mousepad-saveas-a'],
    ['mousepad-a', 'mousepad-menu-a'],
    ['mousepad-menu-a', 'mousepad-editmenu'],
    ['mousepad-saveas-a', 'mousepad-replace-a'],
    ['mousepad-prefs-a', 'mousepad-prefs-tab2'],
    ['mousepad-a', 'galculator-a'],
    ['chromium-form-a', 'chromium-other-a'],
  ]
  const compare = async (one = '', other = '', view = (scene: Awaited<ReturnType<typeof realScene>>) => scene) =>
    eyes.comparePages(await eyes.pageLook(view(await realScene(one))), await eyes.pageLook(view(await realScene(other))))

  it('are the same after other data, another size, theme or scale', async () => {
    for (const [one, other] of same) expect([one, other, (await compare(one, other)).same]).toEqual([one, other, true])
  })

  it('are others in another dialog, menu, tab, program or web page', async () => {
    for (const [one, other] of different) expect([one, other, (await compare(one, other)).same]).toEqual([one, other, false])
  })

  it('are told apart from pixels alone too', async () => {
    expect((await compare('chromium-form-a', 'chromium-form2-a', pixelsOnly)).same).toBe(true)
    expect((await compare('mousepad-a', 'mousepad-dark', pixelsOnly)).same).toBe(true)
    expect((await compare('mousepad-menu-a', 'mousepad-editmenu', pixelsOnly)).same).toBe(false)
    expect((await compare('mousepad-prefs-a', 'mousepad-prefs-tab2', pixelsOnly)).same).toBe(false)
  })

  it('are the same when one look was told and the other read', async () => {
    const scene = await realScene('mousepad-replace-a')
    const [told, read] = [await eyes.pageLook(scene), await eyes.pageLook(pixelsOnly(await realScene('mousepad-replace-b')))]
    const { same: isSame, similarity } = eyes.comparePages(told, read)
    expect(isSame).toBe(true)
    expect(similarity).toBeGreaterThanOrEqual(SAME_PAGE)
  })
})
