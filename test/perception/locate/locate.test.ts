import { describe, expect, it } from 'vitest'
import { Cancelled, type Scene, type UiElement } from '#contract'
import { CONFIDENT, createEyes } from '#perception'
import { createFakeReader, line, moved, sceneOf, told, WINDOW } from '../scenes.ts'

const eyes = createEyes({ reader: undefined })

/** A small form, as a tree tells it. */
function form(): UiElement[] {
  return [
    told('window', 'Orders', [0, 0, 600, 400]),
    told('menu', 'File', [4, 2, 40, 20]),
    told('menu', 'Edit', [48, 2, 40, 20]),
    told('menu', 'Help', [92, 2, 40, 20]),
    told('label', 'Name:', [20, 50, 60, 18]),
    told('field', '', [100, 48, 200, 24], { value: 'Anna' }),
    told('label', 'Amount:', [20, 90, 60, 18]),
    told('field', '', [100, 88, 200, 24], { value: '12.50' }),
    told('checkbox', 'I agree', [100, 130, 120, 20]),
    told('button', 'Cancel', [400, 360, 80, 28]),
    told('button', 'Save', [500, 360, 80, 28]),
  ]
}
const find = (elements: UiElement[], name: string) => elements.find((one) => one.name === name) as UiElement
const middle = ({ box }: UiElement) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 })
const learn = async (scene: Scene, element: UiElement) => {
  const { target, crop, confidence } = await eyes.describe(scene, middle(element), element)
  return { target, crop, confidence }
}

/** Moves every element by a rule, for a window that was resized. */
function relaid(elements: UiElement[], rule: (element: UiElement) => Partial<UiElement['box']>): UiElement[] {
  return elements.map((element) => ({ ...element, box: { ...element.box, ...rule(element) } }))
}

describe('describing', () => {
  it('names a button, its window, its place, and what stands around it', async () => {
    const scene = sceneOf(form())
    const { target, confidence } = await learn(scene, find(scene.elements, 'Save'))
    expect({ ...target, neighbours: target.neighbours.map(({ name }) => name) }).toEqual({
      label: 'button “Save”',
      window: { program: 'orders', title: 'Orders', kind: 'normal' },
      role: 'button',
      name: 'Save',
      place: { x: 500, y: 360, width: 80, height: 28 },
      windowSize: { width: 600, height: 400 },
      cropPlace: { x: 490, y: 350, width: 100, height: 48 },
      neighbours: expect.arrayContaining(['Cancel', 'I agree', 'Amount:', 'Help']),
      source: 'accessibility',
    })
    expect(confidence).toBeGreaterThan(0.95)
  })

  it('calls a nameless field by its label', async () => {
    const scene = sceneOf(form())
    const { target } = await learn(scene, scene.elements[7] as UiElement)
    expect([target.label, target.name, target.neighbours[0]]).toEqual([
      'field “Amount”',
      'Amount',
      { role: 'label', name: 'Amount:', offset: { x: -150, y: -1 } },
    ])
  })

  it('means the button when the word or picture on it was hit', async () => {
    const scene = sceneOf([...form(), told('text', 'Save', [520, 364, 40, 18])])
    const { target } = await learn(scene, scene.elements.at(-1) as UiElement)
    expect([target.role, target.place]).toEqual(['button', { x: 500, y: 360, width: 80, height: 28 }])
  })

  it('means the smallest thing when only its container was hit', async () => {
    const scene = sceneOf(form())
    const { target } = await eyes.describe(scene, middle(find(scene.elements, 'Save')), told('window', 'Orders', [0, 0, 600, 400]))
    expect([target.role, target.name]).toEqual(['button', 'Save'])
  })

  it('takes the large text area of an editor as a field', async () => {
    const area = told('field', '', [0, 24, 600, 376], { value: 'Dear Bob' })
    const scene = sceneOf([...form().slice(0, 4), area])
    const { target } = await eyes.describe(scene, { x: 300, y: 200 }, area)
    expect([target.role, target.label]).toEqual(['field', 'text area'])
  })

  it('knows only a place where nothing is told or seen, and is not sure of it', async () => {
    const { target, confidence } = await eyes.describe(sceneOf([]), { x: 300, y: 200 }, undefined)
    expect([target.source, target.name, target.label]).toEqual(['place', undefined, 'place'])
    expect(confidence).toBeLessThan(CONFIDENT)
  })

  it('is unsure of one of two buttons that nothing tells apart', async () => {
    const twins = [told('button', 'OK', [200, 100, 80, 28]), told('button', 'OK', [200, 130, 80, 28])]
    const { confidence } = await learn(sceneOf(twins), twins[0] as UiElement)
    expect(confidence).toBeLessThanOrEqual(0.5)
  })

  it('keeps of a large thing only the part around the point as a picture', async () => {
    const area = told('field', '', [0, 0, 600, 400], { value: '' })
    const { crop } = await eyes.describe(sceneOf([area]), { x: 350, y: 250 }, area)
    expect([crop?.width, crop?.height]).toEqual([480, 280])
  })
})

describe('finding by accessibility', () => {
  it('finds everything after the window moved', async () => {
    const scene = sceneOf(form())
    const later = moved(scene, 77, 31)
    for (const [index, element] of scene.elements.entries()) {
      if (!['menu', 'field', 'checkbox', 'button'].includes(element.role)) continue
      const { target, crop } = await learn(scene, element)
      const located = await eyes.locate(target, later, { values: {}, crop })
      expect([located.kind, located.kind === 'found' && located.box]).toEqual(['found', later.elements[index]?.box])
    }
  })

  it('finds things held by the right and lower edge, and stretched ones, after the window grew', async () => {
    const scene = sceneOf(form())
    const window = { ...WINDOW, box: { ...WINDOW.box, width: 900, height: 640 } }
    const grown = relaid(form(), ({ role, box }) => {
      if (role === 'button') return { x: box.x + 300, y: box.y + 240 }
      return role === 'field' ? { width: box.width + 300 } : {}
    })
    const later = sceneOf(grown, { window })
    for (const [index, element] of scene.elements.entries()) {
      if (!['menu', 'field', 'checkbox', 'button'].includes(element.role)) continue
      const { target, crop } = await learn(scene, element)
      const located = await eyes.locate(target, later, { values: {}, crop })
      expect([located.kind, located.kind === 'found' && located.box]).toEqual(['found', grown[index]?.box])
    }
  })

  it('tells two equal buttons apart by what stands around them', async () => {
    const two = (y: number) => [
      told('label', 'Invoice', [20, y, 80, 20]),
      told('button', 'Open', [120, y, 60, 24]),
      told('label', 'Receipt', [20, y + 200, 80, 20]),
      told('button', 'Open', [120, y + 200, 60, 24]),
    ]
    const scene = sceneOf(two(40))
    const { target } = await learn(scene, scene.elements[3] as UiElement)
    const later = sceneOf(two(110))
    const located = await eyes.locate(target, later, { values: {} })
    expect([located.kind, located.kind === 'found' && located.box]).toEqual(['found', later.elements[3]?.box])
  })

  it('follows its row when the rows are sorted anew, and gives up when the row is gone', async () => {
    const rows = (...names: string[]) =>
      names.flatMap((name, index) => [
        told('cell', name, [20, 60 + index * 30, 120, 24]),
        told('button', 'Delete', [300, 60 + index * 30, 70, 24]),
      ])
    const scene = sceneOf(rows('Apples', 'Oranges', 'Pears'))
    const { target } = await learn(scene, scene.elements[3] as UiElement)
    const sorted = sceneOf(rows('Pears', 'Plums', 'Apples', 'Oranges'))
    const located = await eyes.locate(target, sorted, { values: {} })
    expect(located.kind === 'found' && located.box).toEqual(sorted.elements[7]?.box)
    expect((await eyes.locate(target, sceneOf(rows('Apples', 'Pears')), { values: {} })).kind).toBe('unsure')
    expect((await eyes.locate(target, sceneOf(rows('Pears')), { values: {} })).kind).toBe('unsure')
  })

  it('looks for the value of this run when the name is a parameter', async () => {
    const list = ['Berlin', 'Paris', 'Rome'].map((name, index) => told('list-item', name, [20, 60 + index * 30, 200, 24]))
    const scene = sceneOf([...form().slice(0, 4), ...list])
    const { target } = await learn(scene, list[0] as UiElement)
    const located = await eyes.locate({ ...target, nameParameter: 'city' }, scene, { values: { city: 'Rome' } })
    expect(located.kind === 'found' && located.box).toEqual(list[2]?.box)
    const absent = await eyes.locate({ ...target, nameParameter: 'city' }, scene, { values: { city: 'Oslo' } })
    expect(absent.kind).toBe('unsure')
  })

  it('says what spoke', async () => {
    const scene = sceneOf(form())
    const { target } = await learn(scene, find(scene.elements, 'Save'))
    const located = await eyes.locate(target, scene, { values: {} })
    expect(located.kind === 'found' && located.evidence.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['name', 'role', 'neighbours', 'place', 'window']),
    )
    expect(located.kind === 'found' && located.element?.name).toBe('Save')
  })

  it('does not look at a pixel when the tree is decisive', async () => {
    const scene = sceneOf(form())
    const reader = createFakeReader(() => [])
    const seeing = createEyes({ reader })
    const { target, crop } = await learn(scene, find(scene.elements, 'Save'))
    const trap = new Proxy(scene.picture, {
      get: (picture, key) => {
        if (key === 'data') throw new Error('looked at the pixels')
        return Reflect.get(picture, key)
      },
    })
    expect((await seeing.locate(target, { ...scene, picture: trap }, { values: {}, crop })).kind).toBe('found')
    expect(reader.asked).toEqual([])
  })
})

describe('giving up', () => {
  it.each([
    [
      'is called otherwise',
      (elements: UiElement[]) => elements.map((one) => (one.name === 'Save' ? { ...one, name: 'Save and send' } : one)),
    ],
    ['is gone', (elements: UiElement[]) => elements.filter(({ name }) => name !== 'Save')],
    [
      'is another kind of thing',
      (elements: UiElement[]) => elements.map((one) => (one.name === 'Save' ? { ...one, role: 'field' as const } : one)),
    ],
  ])('when the thing %s', async (_, change) => {
    const scene = sceneOf(form())
    const { target, crop } = await learn(scene, find(scene.elements, 'Save'))
    expect((await eyes.locate(target, sceneOf(change(form())), { values: {}, crop })).kind).toBe('unsure')
  })

  it('when another program or another dialog has the same button', async () => {
    const scene = sceneOf(form(), { window: { ...WINDOW, kind: 'dialog', title: 'Order' } })
    const { target } = await learn(scene, find(scene.elements, 'Save'))
    const other = { ...scene.window, program: 'letters' }
    expect(await eyes.locate(target, { ...scene, window: other }, { values: {} })).toEqual({ kind: 'unsure', reason: 'nothing-like-it' })
    const dialog = { ...scene.window, title: 'Overwrite?' }
    expect(await eyes.locate(target, { ...scene, window: dialog }, { values: {} })).toEqual({ kind: 'unsure', reason: 'nothing-like-it' })
  })

  it('when a second one of the kind has come and nothing tells which', async () => {
    const scene = sceneOf([told('button', 'OK', [200, 100, 80, 28])])
    const { target } = await learn(scene, scene.elements[0] as UiElement)
    const two = sceneOf([told('button', 'OK', [200, 85, 80, 28]), told('button', 'OK', [200, 115, 80, 28])])
    const located = await eyes.locate(target, two, { values: {} })
    expect([located.kind, located.kind === 'unsure' && located.reason]).toEqual(['unsure', 'two-alike'])
  })

  it('never lets the pixels decide what the tree cannot tell apart', async () => {
    const scene = sceneOf([told('button', 'OK', [200, 100, 80, 28])])
    const { target, crop } = await learn(scene, scene.elements[0] as UiElement)
    const reader = createFakeReader(() => [line('OK', [200, 115, 80, 28])])
    const two = sceneOf([told('button', 'OK', [200, 85, 80, 28]), told('button', 'OK', [200, 115, 80, 28])])
    expect((await createEyes({ reader }).locate(target, two, { values: {}, crop })).kind).toBe('unsure')
    expect(reader.asked).toEqual([])
  })

  it('stops when it is asked to', async () => {
    const scene = sceneOf(form())
    const { target } = await learn(scene, find(scene.elements, 'Save'))
    const empty = sceneOf([])
    await expect(eyes.locate(target, empty, { values: {}, signal: AbortSignal.abort() })).rejects.toBeInstanceOf(Cancelled)
  })
})
