import { describe, expect, it } from 'vitest'
import type { InputEvent } from '#contract'
import { until } from '../support/until.ts'
import { inWords, keyUp, listenedStage } from './tap-stage.ts'

const on = listenedStage()

describe('the input tap', () => {
  it('hears exactly what was done with the pointer, in its order', async () => {
    await on.xdotool(
      'mousemove',
      '300',
      '200',
      'click',
      '1',
      'mousemove',
      '310',
      '220',
      'mousedown',
      '3',
      'mousemove',
      '311',
      '221',
      'mouseup',
      '3',
      'click',
      '2',
    )
    await on.xdotool('click', '5', 'click', '4', 'click', '6', 'click', '7', 'click', '10', 'mousemove', '0', '0')
    expect(await on.heardAll((event) => event.kind === 'pointer-move' && event.point.x === 0)).toEqual([
      'to 300,200',
      'left down at 300,200',
      'left up at 300,200',
      'to 310,220',
      'right down at 310,220',
      'to 311,221',
      'right up at 311,221',
      'middle down at 311,221',
      'middle up at 311,221',
      'wheel 0,1 at 311,221',
      'wheel 0,-1 at 311,221',
      'wheel -1,0 at 311,221',
      'wheel 1,0 at 311,221',
      'to 0,0',
    ])
  })

  it('names keys without Shift, and tells the characters with it', async () => {
    await on.xdotool('key', '--delay', '20', 'a', 'A', 'at', 'ctrl+shift+t', 'alt+F4', 'Return', 'Page_Down', 'space')
    expect(await on.heardAll(keyUp('space'))).toEqual([
      'a down "a"',
      'a up',
      'Shift_L down ""',
      'a down "A"',
      'Shift_L up',
      'a up',
      'Shift_L down ""',
      '2 down "@"',
      'Shift_L up',
      '2 up',
      'Control_L down ""',
      'Shift_L down ""',
      't down ""',
      'Shift_L up',
      'Control_L up',
      't up',
      'Alt_L down ""',
      'F4 down ""',
      'Alt_L up',
      'F4 up',
      'Return down ""',
      'Return up',
      'Page_Down down ""',
      'Page_Down up',
      'space down " "',
      'space up',
    ])
  })

  it('marks the presses that come of holding a key', async () => {
    await on.xdotool('keydown', 'x')
    await until('a repetition', async () => on.heard.filter(({ kind }) => kind === 'key-down').length > 3)
    await on.xdotool('keyup', 'x')
    const words = await on.heardAll(keyUp('x'))
    expect([words[0], new Set(words.slice(1, -1)), words.at(-1)]).toEqual(['x down "x"', new Set(['x down "x" again']), 'x up'])
  })

  it('takes the side buttons of a mouse for the keys that mean the same', async () => {
    await on.xdotool('click', '8', 'click', '9', 'key', 'Escape')
    expect(await on.heardAll(keyUp('Escape'))).toEqual([
      'Back down ""',
      'Back up',
      'Forward down ""',
      'Forward up',
      'Escape down ""',
      'Escape up',
    ])
  })

  it('gives times on the clock, in order, with the distances that were between the events', async () => {
    const before = on.clock.nowMs()
    await on.xdotool('key', 'a', 'sleep', '0.4', 'key', 'b')
    await on.heardAll(keyUp('b'))
    const after = on.clock.nowMs()
    const times = on.heard.map(({ atMs }) => atMs)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    // The server's clock counts whole milliseconds.
    expect(times.every((atMs) => atMs >= before - 1 && atMs <= after)).toBe(true)
    const [a = 0, b = 0] = on.heard.filter(({ kind }) => kind === 'key-down').map(({ atMs }) => atMs)
    expect(b - a).toBeGreaterThanOrEqual(399)
  })

  it('loses none of many moves', async () => {
    const path = Array.from({ length: 500 }, (_, index) => [String(100 + index), String(100 + (index % 7))])
    await on.xdotool(...path.flatMap(([x = '', y = '']) => ['mousemove', x, y]))
    await until('the last move', async () => on.heard.filter(({ kind }) => kind === 'pointer-move').length >= 500)
    expect(on.heard.map(inWords)).toEqual(path.map(([x, y]) => `to ${x},${y}`))
  })

  it('still tells what was done right before the stop', async () => {
    const last: InputEvent[] = []
    const stopLast = await on.tap.start((event) => last.push(event))
    await on.strike(...Array.from({ length: 60 }, (_, index) => [38 + (index % 9)]))
    await stopLast()
    expect(last).toHaveLength(120)
  })

  it('can be listened to twice at once, and not at all after the stop', async () => {
    const second: InputEvent[] = []
    const stopSecond = await on.tap.start((event) => second.push(event))
    await on.xdotool('key', 'q')
    await on.heardAll(keyUp('q'))
    await until('the second listener', async () => second.some(keyUp('q')))
    expect(second.map(inWords)).toEqual(on.heard.map(inWords))
    await stopSecond()
    await on.xdotool('key', 'w')
    await on.heardAll(keyUp('w'))
    expect(second.map(inWords)).toEqual(['q down "q"', 'q up'])
  })
})
