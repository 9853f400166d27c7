import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Located, Point, Scene, WindowInfo } from '#contract'
import { createEyes, createTextReader } from '#perception'
import { openX11Stage, type X11Stage } from '../desktop/x11-stage.ts'
import { CHROMIUM_FLAGS } from '../support/chromium-flags.ts'
import { until } from '../support/until.ts'
import { findAll, pixelsOnly } from './real-scenes.ts'

const FORM = `<title>Order form</title><h1>Order form</h1><p>Please fill in all the fields below.</p>
<p><label>Name <input value="Anna"></label></p><p><label>Amount <input></label></p><p><label><input type="checkbox"> I agree to the terms</label></p>
<button>Save</button> <button>Cancel</button> <button>Delete order</button>
<table border="1"><tr><td>Apples</td><td>12.50</td><td><button>Edit</button></td></tr><tr><td>Oranges</td><td>7.80</td><td><button>Edit</button></td></tr></table>`

let stage: X11Stage
const reader = createTextReader()
const eyes = createEyes({ reader })

beforeAll(async () => {
  stage = await openX11Stage()
})
afterAll(async () => {
  await reader.close()
  await stage?.close()
})

/** Puts a window somewhere and waits until it is there and tells as many things as it should. */
async function placed(program: string, at: Point & { width: number; height: number }, least: number): Promise<Scene> {
  const { id } = await stage.windowOf(program)
  await stage.tool('xdotool', 'windowsize', String(id), String(at.width), String(at.height))
  await stage.tool('xdotool', 'windowmove', String(id), String(at.x), String(at.y))
  const near = (box: WindowInfo['box']) => Math.abs(box.x - at.x) < 40 && Math.abs(box.y - at.y) < 60 && Math.abs(box.width - at.width) < 40
  let last: Scene | undefined
  return until(`${program} to rest at ${at.x}, ${at.y}`, async () => {
    const window = await stage.windowOf(program)
    if (!near(window.box)) return undefined
    const scene: Scene = { window, picture: await stage.desktop.capture(window.box), elements: await stage.desktop.elements(window) }
    const rests = last && scene.elements.length >= least && eyes.changed(last.picture, scene.picture) < 0.001
    last = scene
    return rests ? scene : undefined
  })
}

function share({ right, wrong, unsure }: Awaited<ReturnType<typeof findAll>>) {
  return { wrong, found: right / (right + wrong.length + unsure.length) }
}

async function check(before: Scene, after: Scene) {
  const told = await findAll(eyes, before, after, { learn: 'told', find: 'told' })
  expect({ wrong: told.wrong, unsure: told.unsure }).toEqual({ wrong: [], unsure: [] })
  const pixels = share(await findAll(eyes, before, after, { learn: 'told', find: 'pixels' }))
  expect(pixels.wrong).toEqual([])
  expect(pixels.found).toBeGreaterThanOrEqual(0.8)
}

describe('real programs, moved and resized', () => {
  it('a text editor: its menus and its text area are found, told and in the pixels', async () => {
    stage.session.start('mousepad', [])
    const before = await placed('mousepad', { x: 0, y: 40, width: 640, height: 480 }, 8)
    const after = await placed('mousepad', { x: 300, y: 160, width: 860, height: 560 }, 8)
    await check(before, after)
    expect(eyes.comparePages(await eyes.pageLook(before), await eyes.pageLook(after)).same).toBe(true)
  })

  it('a form in Chromium: fields, buttons and the buttons of each row', async () => {
    const page = join(stage.session.home, 'form.html')
    await writeFile(page, FORM)
    const own = [...CHROMIUM_FLAGS, `--user-data-dir=${join(stage.session.home, 'web')}`]
    stage.session.start('chromium', [...own, '--window-size=700,640', '--window-position=20,40', `--app=file://${page}`])
    const before = await placed('chromium', { x: 20, y: 40, width: 700, height: 640 }, 20)
    const after = await placed('chromium', { x: 260, y: 100, width: 960, height: 680 }, 20)
    await check(before, after)
  })

  it('a calculator does a sum by its keys alone, learned once, moved, and without accessibility', async () => {
    stage.session.start('galculator', [])
    const before = await placed('galculator', { x: 0, y: 40, width: 400, height: 400 }, 20)
    const learned = await Promise.all(
      ['7', '+', '8', '='].map(async (name) => {
        const key = before.elements.find((element) => element.name === name)
        if (!key) throw new Error(`The calculator has no key ${name}.`)
        return eyes.describe(before, { x: key.box.x + key.box.width / 2, y: key.box.y + key.box.height / 2 }, key)
      }),
    )
    const after = pixelsOnly(await placed('galculator', { x: 500, y: 200, width: 400, height: 400 }, 20))
    const located: Located[] = []
    for (const { target, crop } of learned) located.push(await eyes.locate(target, after, { values: {}, crop }))
    expect(located.map(({ kind }) => kind)).toEqual(['found', 'found', 'found', 'found'])
    await stage.act({ kind: 'focus-window', windowId: after.window.id })
    for (const found of located) if (found.kind === 'found') await stage.click({ box: found.box })
    const display = await stage.element('galculator', ({ role, value }) => role === 'text' && value === '15')
    expect(display.value).toBe('15')
  })
})
