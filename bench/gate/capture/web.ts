import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openWebPage } from '../../locate/programs/web-page.ts'
import type { Stage } from '../../locate/set/stage.ts'
import type { Corpus } from '../corpus.ts'
import { addMoment } from './add.ts'
import { PAGES } from './pages/index.ts'

/** Chromium tells accessibility of a change some time after it has drawn it. */
const TOLD_LATE_MS = 350

export async function captureWeb(
  stage: Stage,
  corpus: Corpus,
  takes: (id: string) => boolean,
  say: (text: string) => void,
  write: () => void,
): Promise<void> {
  const pages = PAGES.filter(({ id }) => takes(`web/${id}`))
  if (pages.length === 0) return
  const folder = join(stage.session.home, 'gate-pages')
  await mkdir(folder, { recursive: true })
  const blank = join(folder, 'blank.html')
  await writeFile(blank, '<!doctype html><title>Blank</title>')
  await using web = await openWebPage(stage, { file: blank, at: { x: 20, y: 30, width: 1000, height: 760 } })
  for (const { id, language, title, body, labels } of pages) {
    const file = join(folder, `${id.replaceAll('/', '-')}.html`)
    await writeFile(file, `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title}</title><body>${body}`)
    await web.page.goto(`file://${file}`)
    await pause(TOLD_LATE_MS)
    const scene = await stage.settled(await stage.window({ program: 'chromium', kind: 'normal' }))
    addMoment(corpus, { id: `web/${id}`, language, scene, labels, onLost: say })
    say(`web/${id}: ${scene.elements.length} elements`)
  }
  write()
}
