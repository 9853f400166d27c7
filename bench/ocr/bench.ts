import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Picture } from '#contract'
import { createTextReader } from '#perception'
import { writeResults } from '../support/results.ts'
import { mean, percentile } from '../support/statistics.ts'
import { percent, table } from '../support/table.ts'
import { captureScreen, type Screen } from './capture.ts'
import { type Score, score } from './score.ts'
import { SCREENS } from './screens.ts'
import { hasTesseract, tesseract } from './tesseract.ts'
import type { Word } from './words.ts'

/**
 * Reads real windows with our text reader and with tesseract, and compares with what the programs say is shown.
 *
 * `--keep FOLDER` writes the pictures with their truth, `--from FOLDER` reads them instead of starting programs, `--only WORD` takes the screens
 * with that word in their name, `--ours` leaves tesseract out, `--missed` lists what was missed.
 */
export async function run(options: string[]): Promise<void> {
  const value = (name: string) => (options.includes(name) ? options[options.indexOf(name) + 1] : undefined)
  const only = value('--only') ?? ''
  const from = value('--from')
  const screens = (from ? await keptScreens(from) : await captured(only, value('--keep'))).filter(({ name }) => name.includes(only))
  const reader = createTextReader()
  const rival = !options.includes('--ours') && (await hasTesseract())
  const cases: Record<string, unknown>[] = []
  const rows = [['screen', 'size', 'words', 'ours', 'ms', 'tesseract', 'ms', '×2', 'ms']]
  const all: Record<'ours' | 'plain' | 'doubled', { score: Score; ms: number }[]> = { ours: [], plain: [], doubled: [] }
  const again: number[] = []
  try {
    // The networks are warmed up with a negative: the reader knows lines that it has read, and shall meet every screen for the first time.
    await reader.read(negative((screens[0] as Screen).picture))
    for (const { name, picture, truth, known } of screens) {
      const measured = async (read: () => Promise<{ words: Word[]; ms: number }>) => {
        const { words, ms } = await read()
        return { score: score(truth, words, known), ms }
      }
      const ours = await measured(async () => {
        const times: number[] = []
        let words: Word[] = []
        for (let i = 0; i < 3; i++) {
          const begin = performance.now()
          words = (await reader.read(picture)).flatMap((line) => line.words ?? [{ text: line.text, box: line.box }])
          times.push(performance.now() - begin)
        }
        again.push(percentile(times.slice(1), 0.5) ?? 0)
        return { words, ms: times[0] ?? 0 }
      })
      const plain = rival ? await measured(() => tesseract(picture, 1)) : undefined
      const doubled = rival ? await measured(() => tesseract(picture, 2)) : undefined
      all.ours.push(ours)
      if (plain) all.plain.push(plain)
      if (doubled) all.doubled.push(doubled)
      const shown = (one: typeof plain) => (one ? [percent(one.score.found / one.score.words), one.ms.toFixed(0)] : ['–', '–'])
      rows.push([name, `${picture.width}×${picture.height}`, `${truth.length}`, ...shown(ours), ...shown(plain), ...shown(doubled)])
      const told = (one: typeof plain) => one && { found: one.score.found, invented: one.score.invented.length, ms: Math.round(one.ms) }
      cases.push({
        screen: name,
        width: picture.width,
        height: picture.height,
        words: truth.length,
        ours: told(ours),
        tesseract: told(plain),
        tesseractDoubled: told(doubled),
      })
      if (options.includes('--missed')) {
        const list = (words: Word[]) => words.map(({ text, box }) => `${text}@${Math.round(box.x)},${Math.round(box.y)}`).join(' ')
        process.stdout.write(`${name}\n  missed: ${list(ours.score.missed)}\n  invented: ${list(ours.score.invented)}\n`)
        if (doubled) {
          const others = new Set(doubled.score.missed.map(({ text, box }) => `${text} ${box.x} ${box.y}`))
          process.stdout.write(
            `  both missed: ${list(ours.score.missed.filter(({ text, box }) => others.has(`${text} ${box.x} ${box.y}`)))}\n`,
          )
        }
      }
    }
  } finally {
    await reader.close()
  }
  process.stdout.write(`${table(rows)}\n`)
  const ours = summary(all.ours)
  const [plain, doubled] = [summary(all.plain), summary(all.doubled)]
  const better = (doubled.recall ?? 0) > (plain.recall ?? 0) ? doubled : plain
  if (only === '' && rival) {
    await writeResults({
      name: 'ocr',
      figures: {
        recall: ours.recall,
        msPerScreen: ours.ms,
        msPerScreenAgain: mean(again) ?? null,
        precision: ours.precision,
        characterAccuracy: ours.characters,
        tesseractRecall: better.recall,
        tesseractMsPerScreen: better.ms,
        tesseractPrecision: better.precision,
        tesseractCharacterAccuracy: better.characters,
        tesseractPlainRecall: plain.recall,
        tesseractPlainMsPerScreen: plain.ms,
        screens: screens.length,
        words: all.ours.reduce((sum, one) => sum + one.score.words, 0),
      },
      cases,
      options,
    })
  } else process.stdout.write(`${JSON.stringify({ ours: { ...ours, msAgain: mean(again) }, plain, doubled })}\n`)
}

function negative(picture: Picture): Picture {
  return { ...picture, data: picture.data.map((value, index) => (index % 4 === 3 ? value : 255 - value)) }
}

function summary(measured: { score: Score; ms: number }[]) {
  const sum = (of: (score: Score) => number) => measured.reduce((total, one) => total + of(one.score), 0)
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : null)
  return {
    recall: share(
      sum(({ found }) => found),
      sum(({ words }) => words),
    ),
    precision: share(
      sum(({ readWhereKnown, invented }) => readWhereKnown - invented.length),
      sum(({ readWhereKnown }) => readWhereKnown),
    ),
    characters: share(
      sum(({ charactersRight }) => charactersRight),
      sum(({ characters }) => characters),
    ),
    ms: mean(measured.map(({ ms }) => ms)) ?? null,
  }
}

async function captured(only: string, keep: string | undefined): Promise<Screen[]> {
  const screens: Screen[] = []
  for (const plan of SCREENS.filter(({ name }) => name.includes(only))) {
    const screen = await captureScreen(plan)
    if (!screen) process.stderr.write(`${plan.command} is not installed: “${plan.name}” is left out.\n`)
    else {
      screens.push(screen)
      if (keep) await keepScreen(keep, screen)
    }
  }
  return screens
}

async function keepScreen(folder: string, { name, picture, truth, known }: Screen): Promise<void> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, name.replace(/\W+/g, '-'))
  await sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 4 } })
    .png()
    .toFile(`${file}.png`)
  await writeFile(`${file}.json`, JSON.stringify({ name, truth, known }))
}

async function keptScreens(folder: string): Promise<Screen[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort()
  return Promise.all(
    files.map(async (file) => {
      const { name, truth, known } = JSON.parse(await readFile(join(folder, file), 'utf8')) as Omit<Screen, 'picture'>
      const { data, info } = await sharp(join(folder, file.replace('.json', '.png')))
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true })
      const { width, height } = info
      const picture = { width, height, data: new Uint8Array(data), box: { x: 0, y: 0, width, height } }
      return { name, truth, picture, ...(known && { known }) }
    }),
  )
}
