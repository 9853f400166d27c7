import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { Box, type TextLine, type TextReader } from '#contract'
import { cacheFile } from '../set/cache.ts'
import type { Shot } from '../set/shot.ts'

const Word = z.object({ text: z.string(), box: Box })
const Lines = z.array(z.object({ text: z.string(), box: Box, confidence: z.number(), words: z.array(Word).optional() }))
const OCR = fileURLToPath(new URL('../../../perception/ocr', import.meta.url))

/** Whole pictures read once, and kept for as long as the reader stays the same: for the rivals only, whose time is not measured. */
export function createReadings(reader: TextReader): (shot: Shot) => Promise<TextLine[]> {
  const code = readdirSync(OCR).toSorted()
  const version = createHash('sha256')
  for (const file of code) version.update(readFileSync(join(OCR, file)))
  const folder = cacheFile(`readings-${version.digest('hex').slice(0, 12)}`)
  const known = new Map<Shot, Promise<TextLine[]>>()

  async function read({ picture }: Shot): Promise<TextLine[]> {
    const file = join(
      folder,
      `${createHash('sha256').update(JSON.stringify(picture.box)).update(picture.data).digest('hex').slice(0, 24)}.json`,
    )
    const kept = await readFile(file, 'utf8').catch(() => undefined)
    if (kept !== undefined) return Lines.parse(JSON.parse(kept))
    const lines = await reader.read(picture)
    await mkdir(folder, { recursive: true })
    await writeFile(file, JSON.stringify(lines))
    return lines
  }
  return (shot) => {
    const lines = known.get(shot) ?? read(shot)
    known.set(shot, lines)
    return lines
  }
}
