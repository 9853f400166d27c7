import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Box, intersection } from '#contract'
import { createEyes } from '#perception'
import { openX11Stage, type X11Stage } from '../desktop/x11-stage.ts'
import { CHROMIUM_FLAGS } from '../support/chromium-flags.ts'
import { until } from '../support/until.ts'

/** A caret in a field, a spinner that never ends, and at the top a list that is filled in when the button is pressed, bit by bit. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>Late</title><style>body{font:16px sans-serif;margin:20px}
.spinner{position:fixed;left:560px;top:330px;width:26px;height:26px;border:4px solid #ccc;border-top-color:#05c;border-radius:50%;animation:turn .7s linear infinite}
@keyframes turn{to{transform:rotate(360deg)}}</style>
<p><button id="load">Load</button> <input id="who" autofocus aria-label="Name" value="Anna"></p><ul id="list"></ul><div class="spinner"></div>
<script>document.getElementById('load').onclick = () => { let count = 0; const more = setInterval(() => {
  const row = document.createElement('li'); row.textContent = 'Invoice number ' + ++count; document.getElementById('list').append(row); if (count === 6) { clearInterval(more); document.title = 'Filled' } }, 150) }
document.getElementById('who').focus()</script>`

const eyes = createEyes({ reader: undefined })
let stage: X11Stage
beforeAll(async () => {
  stage = await openX11Stage()
  const page = join(stage.session.home, 'late.html')
  await writeFile(page, PAGE)
  const own = [...CHROMIUM_FLAGS, '--disable-gpu', `--user-data-dir=${join(stage.session.home, 'web')}`]
  stage.session.start('chromium', [...own, '--window-size=700,500', `--app=file://${page}`])
  await stage.element('chromium', ({ name }) => name === 'Load')
})
afterAll(() => stage?.close())

/** Looks until `fits` or the deadline. */
async function watched(what: string, fits: (stirring: Box[]) => Promise<boolean> | boolean): Promise<void> {
  const watch = eyes.watch()
  await until(what, async () => fits(watch.stirring(await stage.desktop.capture((await stage.windowOf('chromium')).box))))
}

describe('a page that never holds still', () => {
  it('is at rest though a caret blinks and a spinner turns', async () => {
    let rests = 0
    await watched('five looks in a row at rest', (stirring) => {
      rests = stirring.length === 0 ? rests + 1 : 0
      return rests >= 5
    })
  })

  it('is seen to fill in, and to have ended with that', async () => {
    const window = await stage.windowOf('chromium')
    const list = { x: window.box.x, y: window.box.y + 80, width: 500, height: 220 }
    let filled = false
    let rests = 0
    let began = false
    await watched('the list to fill in and rest', async (stirring) => {
      if (!began) {
        began = true
        await stage.click(await stage.element('chromium', ({ name }) => name === 'Load'))
      }
      if (stirring.some((box) => intersection(box, list))) filled = true
      rests = filled && stirring.length === 0 ? rests + 1 : 0
      return rests >= 10
    })
    expect((await stage.windowOf('chromium')).title).toContain('Filled')
  })
})
