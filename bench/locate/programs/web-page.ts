import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright'
import { type Box, intersection, type Point, type Scene, type WindowInfo } from '#contract'
import { BASE, type Shot, type Thing } from '../set/shot.ts'
import type { Stage } from '../set/stage.ts'

/** A page in a Chromium window of its own, at one device scale. */
export interface WebPage extends AsyncDisposable {
  readonly page: Page
  window(): Promise<WindowInfo>
  /** The window with the truth of the page's own DOM: every element that has a `data-id`. */
  shot(perturbation: string): Promise<Shot>
}

export async function openWebPage(stage: Stage, options: { file: string; at: Box; scale?: number; dark?: boolean }): Promise<WebPage> {
  const { at, scale = 1 } = options
  const context: BrowserContext = await chromium.launchPersistentContext(join(stage.session.home, `web-${scale}-${Date.now()}`), {
    executablePath: (await stage.tool('which', 'chromium')).trim(),
    headless: false,
    viewport: null,
    chromiumSandbox: process.getuid?.() !== 0,
    env: stage.session.env as Record<string, string>,
    ignoreDefaultArgs: ['--enable-automation'],
    args: [
      `--app=file://${options.file}`,
      '--test-type',
      '--force-renderer-accessibility',
      '--disable-background-networking',
      `--force-device-scale-factor=${scale}`,
      `--window-position=${Math.round(at.x / scale)},${Math.round(at.y / scale)}`,
      `--window-size=${Math.round(at.width / scale)},${Math.round(at.height / scale)}`,
    ],
  })
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  await page.waitForLoadState()
  const window = () => stage.window({ program: 'chromium', kind: 'normal' })
  await window()
  let corner: { key: string; at: Point } | undefined
  /** Where the page's own (0, 0) lies on the desktop: the page is painted over for a moment, and the paint is looked for. */
  const cornerOf = async (now: WindowInfo): Promise<Point> => {
    const key = JSON.stringify(now.box)
    if (corner?.key !== key) corner = { key, at: await paintedCorner(stage, page, now) }
    return corner.at
  }
  return {
    page,
    window,
    async shot(perturbation) {
      const before = await window()
      const known = corner?.key === JSON.stringify(before.box)
      const at = await cornerOf(known ? before : (await stage.settled(before)).window)
      const scene = await stage.settled(await window())
      const things = await thingsOf(page, at, scene)
      if (perturbation === BASE)
        for (const thing of things) if (thing.state === 'showing') thing.hit = await stage.desktop.elementAt(thing.point)
      return { perturbation, ...scene, pictureBox: scene.picture.box, things }
    },
    [Symbol.asyncDispose]: async () => {
      await context.close()
      await stage.gone('chromium')
    },
  }
}

const PAINT = [255, 0, 253] as const

async function paintedCorner(stage: Stage, page: Page, window: WindowInfo): Promise<Point> {
  await page.evaluate(`(() => {
    const paint = document.createElement('div')
    paint.id = 'paint'
    paint.style.cssText = 'position:fixed;left:0;top:0;width:24px;height:24px;background:rgb(${PAINT.join(',')});z-index:2147483647'
    document.body.append(paint)
  })()`)
  try {
    const deadline = Date.now() + 5000
    for (;;) {
      const picture = await stage.desktop.capture(window.box)
      for (let at = 0; at < picture.data.length; at += 4) {
        if (PAINT.every((value, index) => picture.data[at + index] === value)) {
          const pixel = at / 4
          return { x: picture.box.x + (pixel % picture.width), y: picture.box.y + Math.floor(pixel / picture.width) }
        }
      }
      if (Date.now() > deadline) throw new Error('The paint on the page is not seen.')
    }
  } finally {
    await page.evaluate(`document.getElementById('paint').remove()`)
  }
}

type Told = { key: string; row?: string; value?: string; box: Box; point: Point; middleSeen: boolean; share: number }

/** Runs in the page: the place of each thing in the viewport, as far as it is inside of all that clips it, and whether its middle is on top. */
const ASK = `[...document.querySelectorAll('[data-id]')].map((element) => {
  const whole = element.getBoundingClientRect()
  let [left, top, right, bottom] = [whole.left, whole.top, whole.right, whole.bottom]
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (getComputedStyle(around).overflowY === 'visible') continue
    const clip = around === document.documentElement || around === document.body ? { left: 0, top: 0, right: innerWidth, bottom: innerHeight } : around.getBoundingClientRect()
    left = Math.max(left, clip.left); top = Math.max(top, clip.top); right = Math.min(right, clip.right); bottom = Math.min(bottom, clip.bottom)
  }
  left = Math.max(left, 0); top = Math.max(top, 0); right = Math.min(right, innerWidth); bottom = Math.min(bottom, innerHeight)
  const [width, height] = [Math.max(0, right - left), Math.max(0, bottom - top)]
  const upper = document.elementFromPoint(left + width / 2, top + height / 2)
  const row = element.closest('[data-row]')?.dataset.row
  const ratio = devicePixelRatio
  const range = document.createRange()
  const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
  range.selectNodeContents(words?.textContent.trim() ? words : element)
  const text = element.tagName === 'SELECT' || element.querySelector('svg') || !words?.textContent.trim() ? undefined : range.getBoundingClientRect()
  const clicked = text ? { x: text.left + text.width / 2, y: text.top + text.height / 2 } : { x: left + width / 2, y: top + height / 2 }
  return {
    key: element.dataset.id, row, value: element.dataset.value,
    box: { x: left * ratio, y: top * ratio, width: width * ratio, height: height * ratio },
    point: { x: clicked.x * ratio, y: clicked.y * ratio },
    middleSeen: width > 0 && height > 0 && upper !== null && (element.contains(upper) || upper.contains(element) && upper.tagName === 'LABEL'),
    share: (width * height) / Math.max(1, whole.width * whole.height),
  }
})`

async function thingsOf(page: Page, corner: Point, scene: Scene): Promise<Thing[]> {
  const told = (await page.evaluate(ASK)) as Told[]
  return told.map(({ key, row, value, box, point, middleSeen, share }): Thing => {
    const there = { ...box, x: box.x + corner.x, y: box.y + corner.y }
    const inPicture = intersection(there, scene.picture.box) !== undefined
    const state = middleSeen && share >= 0.9 && inPicture ? 'showing' : share > 0 && inPicture ? 'partly' : 'hidden'
    const clicked = { x: point.x + corner.x, y: point.y + corner.y }
    return { key, box: there, point: clicked, state, ...(row && { row }), ...(value && { value }) }
  })
}
