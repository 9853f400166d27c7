import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium } from 'playwright'
import type { Box, Desktop, Picture, WindowInfo } from '#contract'
import { openDesktop, startVirtualSession, type VirtualSession } from '#desktop'
import { createEyes } from '#perception'
import { createSystemClock } from '../../engine/clock.ts'
import { LINES, type ScreenPlan, TERMINAL, writeFiles } from './screens.ts'
import { toldWords } from './told-words.ts'
import { type TrueWord, wordsIn } from './words.ts'

/** A picture of a window, with the words that are truly shown in it, in the picture's own pixels. */
export type Screen = { name: string; picture: Picture; truth: TrueWord[] /** Where the truth tells all that is shown. */; known?: Box }

const STARTED_MS = 90_000
const RESTED_MS = 15_000

/** Starts each program in a virtual session of its own and looks at its window. A program that is not installed is left out. */
export async function captureScreen(plan: ScreenPlan): Promise<Screen | undefined> {
  await using session = await startVirtualSession({ width: 1400, height: 900 })
  await using desktop = await openDesktop({ clock: createSystemClock(), env: session.env })
  const files = await writeFiles(session.home)
  // Away from the window: a tool tip would hide what the truth takes for shown.
  await run(session, 'xdotool', ['mousemove', '1399', '899'])
  const child = session.start(plan.command, plan.args(session, files), { env: plan.env ?? {} })
  const missing = await Promise.race([new Promise((resolve) => child.once('error', () => resolve(true))), pause(500, false)])
  if (missing) return undefined
  if (plan.dialogFirst) await confirmDialog(session, desktop)
  const window = await rested(desktop, plan.program)
  const picture = { ...(await desktop.capture(window.box)) }
  const local = { ...picture, box: { ...picture.box, x: 0, y: 0 } }
  switch (plan.truth) {
    case 'told': {
      const elements = await desktop.elements(window)
      return { name: plan.name, picture: local, truth: toldWords(elements, picture.box, plan.iconsOnly ?? (() => false)) }
    }
    case 'web':
      return { name: plan.name, picture: local, ...(await wordsOfPage(session, desktop, window, plan)) }
    case 'terminal':
      return { name: plan.name, picture: local, truth: wordsOfTerminal(), known: { ...local.box } }
  }
}

async function confirmDialog(session: VirtualSession, desktop: Desktop): Promise<void> {
  await rested(desktop, undefined, 'dialog')
  await run(session, 'xdotool', ['key', 'Return'])
}

async function run(session: VirtualSession, command: string, args: string[]): Promise<void> {
  await new Promise((resolve) => session.start(command, args).once('exit', resolve))
}

/** The program's window once its pixels and what it tells have not changed for a second. */
async function rested(desktop: Desktop, program: string | undefined, kind?: WindowInfo['kind']): Promise<WindowInfo> {
  const { changed } = createEyes({ reader: undefined })
  const deadline = performance.now() + STARTED_MS
  let last: { picture: Picture; count: number; sinceMs: number } | undefined
  for (;;) {
    const window = (await desktop.windows()).find(
      (each) =>
        (!program || each.program === program) && each.kind === (kind ?? each.kind) && (each.kind === 'normal' || each.kind === 'dialog'),
    )
    if (window) {
      const [picture, elements] = [await desktop.capture(window.box), await desktop.elements(window)]
      const still = last && changed(last.picture, picture) < 0.0005 && last.count === elements.length
      if (!still || !last) last = { picture, count: elements.length, sinceMs: performance.now() }
      // LibreOffice paints in bursts.
      if (performance.now() - last.sinceMs > (elements.length > 0 ? 2_500 : 5_000)) return window
    }
    if (performance.now() > deadline + RESTED_MS) throw new Error(`No window of ${program ?? kind} came to rest.`)
    await pause(250)
  }
}

/** Asks the browser for every word that it shows and where. */
async function wordsOfPage(
  session: VirtualSession,
  desktop: Desktop,
  window: WindowInfo,
  plan: ScreenPlan,
): Promise<Pick<Screen, 'truth' | 'known'>> {
  const [port] = (await readFile(join(session.home, plan.name, 'DevToolsActivePort'), 'utf8')).split('\n')
  const document = (await desktop.elements(window)).find(({ role }) => role === 'document')
  if (!document) throw new Error('The page does not tell where it lies.')
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  try {
    const page = browser.contexts().flatMap((context) => context.pages())[0]
    if (!page) throw new Error('The browser shows no page.')
    const words: { text: string; box: Box }[] = await page.evaluate(PAGE_WORDS)
    const scale = plan.scale ?? 1
    const [left, top] = [document.box.x - window.box.x, document.box.y - window.box.y]
    const truth = words.flatMap(({ text, box }) => {
      const at = { x: left + box.x * scale, y: top + box.y * scale, width: box.width * scale, height: box.height * scale }
      const inside =
        at.x >= left && at.y >= top && at.x + at.width <= left + document.box.width && at.y + at.height <= top + document.box.height
      return inside ? wordsIn(text).map((word) => ({ text: word, box: at })) : []
    })
    return { truth, known: { ...document.box, x: left, y: top } }
  } finally {
    await browser.close()
  }
}

/** Runs in the page: every word of a text node that is drawn, and what stands in fields, with its place in CSS pixels. Text, since here are no types of a page. */
const PAGE_WORDS = String.raw`(() => {
  const found = []
  const add = (text, { x, y, width, height }) => { if (width > 0 && height > 0) found.push({ text, box: { x, y, width, height } }) }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest('select, script, style')) continue
    for (const match of node.textContent.matchAll(/\S+/gu)) {
      const range = document.createRange()
      range.setStart(node, match.index)
      range.setEnd(node, match.index + match[0].length)
      add(match[0], range.getBoundingClientRect())
    }
  }
  for (const field of document.querySelectorAll('input')) if (field.type === 'text') add(field.value, field.getBoundingClientRect())
  for (const list of document.querySelectorAll('select')) add(list.selectedOptions[0].text, list.getBoundingClientRect())
  return found
})()`

/** A terminal draws its letters in a grid. */
function wordsOfTerminal(): TrueWord[] {
  const { cellWidth, cellHeight, border } = TERMINAL
  return LINES.split('\n').flatMap((line, row) =>
    [...line.matchAll(/\S+/gu)].flatMap((match) =>
      wordsIn(match[0]).map((text) => ({
        text,
        box: { x: border + match.index * cellWidth, y: border + row * cellHeight, width: match[0].length * cellWidth, height: cellHeight },
      })),
    ),
  )
}
