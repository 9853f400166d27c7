import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { z } from 'zod'
import type { Picture } from '#contract'
import { type Shot, ShotFacts } from './shot.ts'

const ROOT = fileURLToPath(new URL('../../../.cache/bench-locate', import.meta.url))
const Facts = z.array(ShotFacts)

/** A file of the working cache, which may be removed at any time. */
export function cacheFile(...parts: string[]): string {
  return join(ROOT, ...parts)
}

/** What was built by another version of its builder is not there. */
export function groupFolder(group: string, version: string): string {
  return cacheFile(`${group.replaceAll('/', '-')}-${createHash('sha256').update(version).digest('hex').slice(0, 12)}`)
}

export async function saveShots(folder: string, shots: Shot[]): Promise<void> {
  const part = `${folder}.part`
  await rm(part, { recursive: true, force: true })
  await mkdir(part, { recursive: true })
  for (const [index, { picture }] of shots.entries()) await writeFile(join(part, `${index}.png`), await pngOf(picture))
  await writeFile(join(part, 'shots.json'), JSON.stringify(shots.map(({ picture: _, ...facts }) => facts)))
  await rm(folder, { recursive: true, force: true })
  await rename(part, folder)
}

/** Undefined when they were not built yet, or were by another version. */
export async function loadShots(folder: string): Promise<Shot[] | undefined> {
  const text = await readFile(join(folder, 'shots.json'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const parsed = Facts.safeParse(JSON.parse(text))
  if (!parsed.success) return undefined
  return Promise.all(
    parsed.data.map(async (facts, index) => ({ ...facts, picture: await pictureOf(join(folder, `${index}.png`), facts.pictureBox) })),
  )
}

export async function pngOf(picture: Pick<Picture, 'width' | 'height' | 'data'>): Promise<Buffer> {
  return sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 4 } })
    .png({ compressionLevel: 4 })
    .toBuffer()
}

async function pictureOf(file: string, box: Shot['pictureBox']): Promise<Picture> {
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8Array(data), box }
}
