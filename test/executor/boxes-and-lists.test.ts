import { describe, expect, it } from 'vitest'
import { element, type World } from './fake-world.ts'
import { clickStep, planOf, stage, story, target } from './stage.ts'

describe('a click on a box', () => {
  const tick = clickStep('News', { id: 'step-news', target: target('checkbox', 'News') })
  const box = () => element('checkbox', 'News', { x: 120, y: 90, width: 20, height: 20 }, { checked: false })
  const tickIt = (world: World) => {
    world.element('News').checked = !world.element('News').checked
  }

  it('is done when the box is ticked', async () => {
    const set = stage({ reactions: { News: tickIt } })
    set.world.window(1).elements.push(box())
    expect(await set.run(planOf([tick]))).toEqual({ kind: 'done' })
    expect(story(set.events)).toContain('check held: “News” is ticked.')
  })

  it('is not done when only something else changed: it is clicked again, since it is as it was', async () => {
    let clicks = 0
    const set = stage({
      reactions: {
        News(world) {
          clicks++
          if (clicks === 1) world.window(1).title = 'b - Mousepad'
          else tickIt(world)
        },
      },
    })
    set.world.window(1).elements.push(box())
    expect(await set.run(planOf([tick]))).toEqual({ kind: 'done' })
    expect([clicks, set.world.element('News').checked]).toEqual([2, true])
  })
})

describe('a list that the step before opened', () => {
  const place = { x: 10, y: 90, width: 80, height: 20 }
  const opener = () => element('combobox', 'Country', place)
  const entry = () => element('list-item', 'Norway', { x: 10, y: 40, width: 80, height: 20 })
  const open = clickStep('Country', { id: 'step-open', target: target('combobox', 'Country') })
  const choose = clickStep('Norway', { id: 'step-choose', target: target('list-item', 'Norway') })
  const pick = (world: World) => {
    world.window(1).title = 'Norway - Mousepad'
  }

  it('is opened again when it closed before its entry could be chosen', async () => {
    let opened = 0
    const set = stage({
      reactions: {
        Country(world) {
          opened++
          world.window(1).title = `${opened} - Mousepad`
          // The first time a notice takes the keyboard at once, and the list closes.
          if (opened > 1) world.window(1).elements.push(entry())
        },
        Norway: pick,
      },
    })
    set.world.window(1).elements.push(opener())
    expect(await set.run(planOf([open, choose]))).toEqual({ kind: 'done' })
    expect(opened).toBe(2)
    expect(story(set.events)).toContain('recovery What “Country” had opened is closed again: opening it once more.')
  })

  it('is not opened again when the entry is not in it', async () => {
    let opened = 0
    const set = stage({
      reactions: {
        Country(world) {
          opened++
          world.window(1).title = `${opened} - Mousepad`
        },
      },
    })
    set.world.window(1).elements.push(opener())
    expect((await set.run(planOf([open, choose]))).kind).toBe('failed')
    expect(opened).toBe(2)
  })
})
