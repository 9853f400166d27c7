import { describe, expect, it } from 'vitest'
import type { Located, Scene, Target, UiElement } from '#contract'
import { createEyes } from '#perception'
import { createFakeReader, line, sceneOf, told } from '../scenes.ts'

type Row = [customer: string, invoice: string, date: string, amount: string]
const DEMONSTRATED: Row[] = [
  ['Baker', 'INV-1', '2027-05-12', '120.00'],
  ['Miller', 'INV-2', '2027-05-13', '450.00'],
  ['Turner', 'INV-3', '2027-05-14', '75.50'],
]
const COLUMNS = [20, 140, 240, 350]
const TOP = 60
const HEIGHT = 24

/** A list of invoices with two buttons in each row, as a tree tells it. */
function tree(rows: Row[]): Scene {
  return sceneOf([
    told('button', 'New', [20, 20, 60, 24]),
    told('heading', 'Invoices', [200, 20, 100, 24]),
    told('table', '', [20, TOP, 560, rows.length * HEIGHT]),
    ...rows.flatMap((cells, index) => {
      const y = TOP + index * HEIGHT
      return [
        told('row', '', [20, y, 560, HEIGHT]),
        ...cells.map((text, column) => told('cell', text, [COLUMNS[column] as number, y, 100, HEIGHT])),
        told('button', 'Edit', [460, y, 50, 22]),
        told('button', 'Delete', [520, y, 60, 22]),
      ]
    }),
  ])
}

/** The same as it is read from pixels: no boxes but those of the words. */
function read(rows: Row[]) {
  return [
    line('New', [24, 26, 30, 12]),
    line('Invoices', [204, 26, 60, 12]),
    ...rows.flatMap((cells, index) => {
      const y = TOP + index * HEIGHT + 6
      const words = cells.map((text, column) => line(text, [COLUMNS[column] as number, y, 8 * text.length, 12]))
      return [...words, line('Edit', [470, y, 28, 12]), line('Delete', [528, y, 44, 12])]
    }),
  ]
}

const eyes = createEyes({ reader: undefined })
const middle = ({ box }: UiElement) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 })

/** What is learned by acting on the `what` in Miller's row, with the customer as a parameter. */
async function learned(what: string, of: { parameter?: string; word?: string } = {}): Promise<Target> {
  const scene = tree(DEMONSTRATED)
  const all = scene.elements.filter(({ name, role }) => name === what && role !== 'heading')
  const element = all.length === 3 ? (all[1] as UiElement) : (all[0] as UiElement)
  const { target } = await eyes.describe(scene, middle(element), element)
  const { parameter, word = 'Miller' } = of
  const neighbours = target.neighbours.map((one) => (one.role === 'row' && one.name === word && parameter ? { ...one, parameter } : one))
  return { ...target, neighbours }
}

/** The invoice in whose row it was found, and in which column; why not when it was not. */
function where(located: Located, rows: Row[]): string {
  if (located.kind === 'unsure') return located.reason
  const [x, y] = [located.box.x + located.box.width / 2 - 100, located.box.y + located.box.height / 2 - 50]
  const row = rows[Math.floor((y - TOP) / HEIGHT)]
  return `${row?.[1]} ${x > 515 ? 'Delete' : x > 450 ? 'Edit' : (row?.[COLUMNS.findLastIndex((from) => from <= x)] ?? '')}`
}

type Ways = { values?: Record<string, string> }
async function inTree(target: Target, rows: Row[], { values = {} }: Ways = {}) {
  return where(await eyes.locate(target, tree(rows), { values }), rows)
}
async function inPixels(target: Target, rows: Row[], { values = {} }: Ways = {}) {
  const seeing = createEyes({ reader: createFakeReader(() => read(rows)) })
  return where(await seeing.locate(target, sceneOf([]), { values }), rows)
}

describe.each([
  ['told', inTree],
  ['read', inPixels],
] as const)('a row, %s', (_, find) => {
  it('is remembered by all its words, the key first', async () => {
    const words = (await learned('Delete')).neighbours.filter(({ role }) => role === 'row').map(({ name }) => name)
    expect([words[0], words]).toEqual(['INV-2', expect.arrayContaining(['Miller', '450.00'])])
  })

  it('of another customer is found, whatever the list looks like by then', async () => {
    const target = await learned('Delete', { parameter: 'customer' })
    const sorted: Row[] = [DEMONSTRATED[2], DEMONSTRATED[0], DEMONSTRATED[1]] as Row[]
    const grown: Row[] = [['Abbot', 'INV-9', '2027-06-01', '1.00'], ...DEMONSTRATED, ['Young', 'INV-8', '2027-06-02', '2.00']]
    for (const rows of [DEMONSTRATED, sorted, grown]) {
      expect(await find(target, rows, { values: { customer: 'Turner' } })).toBe('INV-3 Delete')
      expect(await find(target, rows, { values: { customer: 'Baker' } })).toBe('INV-1 Delete')
      expect(await find(target, rows, { values: { customer: 'miller' } })).toBe('INV-2 Delete')
    }
  })

  it('of the same customer is found though the document in it is another', async () => {
    const target = await learned('Edit', { parameter: 'customer' })
    const rows = DEMONSTRATED.map((row): Row => (row[0] === 'Miller' ? ['Miller', 'INV-20', '2027-07-01', '9.00'] : row))
    expect(await find(target, rows, { values: { customer: 'Miller' } })).toBe('INV-20 Edit')
  })

  it('of nobody in the list is in no row', async () => {
    const target = await learned('Delete', { parameter: 'customer' })
    expect(await find(target, DEMONSTRATED, { values: { customer: 'Zimmer' } })).toBe('nothing-like-it')
  })

  it('of a look-alike is never taken, and does not stand in the way of the right one', async () => {
    const target = await learned('Delete', { parameter: 'customer' })
    const alike: Row[] = [
      ['Millerson', 'INV-4', '2027-05-12', '450.00'],
      ['Miller & Sons', 'INV-5', '2027-05-12', '450.00'],
      ['Andersen', 'INV-6', '2027-05-12', '1.00'],
    ]
    for (const customer of ['Miller', 'Millers', 'Anderson', 'Sons'])
      expect([customer, (await find(target, alike, { values: { customer } })).startsWith('INV')]).toEqual([customer, false])
    expect(await find(target, [...alike, ...DEMONSTRATED], { values: { customer: 'Miller' } })).toBe('INV-2 Delete')
    expect(await find(target, [...alike, ...DEMONSTRATED], { values: { customer: 'Miller & Sons' } })).toBe('INV-5 Delete')
  })

  it('that is there twice is asked about', async () => {
    const target = await learned('Delete', { parameter: 'customer' })
    const twice: Row[] = [...DEMONSTRATED, ['Turner', 'INV-4', '2027-08-01', '8.00']]
    expect(await find(target, twice, { values: { customer: 'Turner' } })).toBe('two-alike')
  })

  it('is known by an amount or a date, however they are written', async () => {
    const byAmount = await learned('Delete', { parameter: 'amount', word: '450.00' })
    expect(await find(byAmount, DEMONSTRATED, { values: { amount: '75,5' } })).toBe('INV-3 Delete')
    expect(await find(byAmount, DEMONSTRATED, { values: { amount: '75' } })).toBe('nothing-like-it')
    const byDate = await learned('Delete', { parameter: 'day', word: '2027-05-13' })
    expect(await find(byDate, DEMONSTRATED, { values: { day: '12 May 2027' } })).toBe('INV-1 Delete')
  })

  it('is not that in which the name stands in another column', async () => {
    const target = await learned('Delete', { parameter: 'customer' })
    const clerk: Row[] = [['Baker', 'Turner', '2027-05-12', '1.00'], ...DEMONSTRATED.slice(1, 2)]
    expect((await find(target, clerk, { values: { customer: 'Turner' } })).startsWith('INV')).toBe(false)
  })

  it('without a parameter is followed by its own words', async () => {
    const target = await learned('Delete')
    expect(await find(target, [...DEMONSTRATED].reverse())).toBe('INV-2 Delete')
    expect(await find(target, [...DEMONSTRATED.slice(0, 1), ...DEMONSTRATED.slice(2)])).toBe('nothing-like-it')
  })
})

describe('a cell', () => {
  it('is found in the row of another customer by its column, whatever it shows there', async () => {
    const target = await learned('450.00', { parameter: 'customer' })
    expect(await inTree(target, DEMONSTRATED, { values: { customer: 'Turner' } })).toBe('INV-3 75.50')
    expect(await inTree(target, DEMONSTRATED, { values: { customer: 'Miller' } })).toBe('INV-2 450.00')
  })

  it('that is named by a value is that name and no other', async () => {
    const target = { ...(await learned('Miller')), nameParameter: 'customer' }
    expect(await inTree(target, DEMONSTRATED, { values: { customer: 'Turner' } })).toBe('INV-3 Turner')
    expect(await inTree(target, DEMONSTRATED, { values: { customer: 'Turnar' } })).toBe('nothing-like-it')
  })
})

describe('cards in a grid', () => {
  const GOODS = ['Rake', 'Spade', 'Watering can', 'Hose', 'Gloves', 'Basil seeds']
  /** Three cards beside each other, with a title, a price and the same button in each. */
  const shop = (goods: string[], scale = 1) =>
    sceneOf(
      goods.flatMap((name, index) => {
        const at = (x: number, y: number, width: number): [number, number, number, number] => [
          (20 + (index % 3) * 190 + x) * scale,
          (40 + Math.floor(index / 3) * 120 + y) * scale,
          width * scale,
          20 * scale,
        ]
        return [told('link', name, at(0, 0, 7 * name.length)), told('text', '9.50 €', at(0, 24, 50)), told('button', 'Add', at(0, 48, 80))]
      }),
    )
  const buttonOf = (scene: Scene, name: string) => scene.elements[scene.elements.findIndex((one) => one.name === name) + 2] as UiElement
  const learnedAdd = async (name: string) => {
    const scene = shop(GOODS)
    return (await eyes.describe(scene, middle(buttonOf(scene, name)), buttonOf(scene, name))).target
  }

  it('are told apart by the words in them, in another order and at another scale', async () => {
    const target = await learnedAdd('Watering can')
    for (const later of [shop([...GOODS].reverse()), shop(GOODS.slice(0, 4), 0.7)]) {
      const located = await eyes.locate(target, later, { values: {} })
      expect(located.kind === 'found' && located.box).toEqual(buttonOf(later, 'Watering can').box)
    }
  })

  it('are not taken for one that is gone, nor for a look-alike', async () => {
    const target = await learnedAdd('Rake')
    expect((await eyes.locate(target, shop(GOODS.slice(1)), { values: {} })).kind).toBe('unsure')
    expect((await eyes.locate(target, shop(['Rakes', ...GOODS.slice(1)]), { values: {} })).kind).toBe('unsure')
  })
})
