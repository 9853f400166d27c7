import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import type { Picture } from '#contract'
import type { Word } from './words.ts'

const run = promisify(execFile)

export async function hasTesseract(): Promise<boolean> {
  return run('tesseract', ['--version']).then(
    () => true,
    () => false,
  )
}

/** Reads a picture with the `tesseract` command, `enlarge` times as large; the time is that of the whole process, as a program would call it. */
export async function tesseract(picture: Picture, enlarge: number): Promise<{ words: Word[]; ms: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'understudy-tesseract-'))
  try {
    const file = join(folder, 'screen.png')
    await sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 4 } })
      .removeAlpha()
      .resize(picture.width * enlarge, picture.height * enlarge, { kernel: 'cubic' })
      .png()
      .toFile(file)
    const from = performance.now()
    const { stdout } = await run('tesseract', [file, '-', '--psm', '11', '-l', 'eng', 'tsv'], { maxBuffer: 2 ** 26 })
    const ms = performance.now() - from
    return {
      words: stdout
        .split('\n')
        .slice(1)
        .flatMap((line) => wordOf(line, enlarge)),
      ms,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** level page block paragraph line word left top width height confidence text */
function wordOf(line: string, enlarge: number): Word[] {
  const cells = line.split('\t')
  const [level, , , , , , x = 0, y = 0, width = 0, height = 0, confidence = -1] = cells.map(Number)
  const text = cells[11]?.trim() ?? ''
  if (level !== 5 || text === '' || confidence < 0) return []
  return [{ text, box: { x: x / enlarge, y: y / enlarge, width: width / enlarge, height: height / enlarge } }]
}
