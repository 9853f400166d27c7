import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Box, intersection, type Picture } from '#contract'
import { pngOf } from '../set/cache.ts'
import type { Answered } from './answered.ts'

type Colour = readonly [number, number, number]
const TRUE_BOX: Colour = [0, 170, 60]
const FOUND_BOX: Colour = [230, 0, 60]
const BEST_BOX: Colour = [240, 150, 0]

/** Writes what was learned and what was found: two pictures (green: the truth, red: where it would act, orange: what came nearest) and the evidence. */
export async function show(folder: string, { case: one, answer, rivals }: Answered): Promise<string> {
  const base = join(folder, one.id.replaceAll('/', '__'))
  await mkdir(folder, { recursive: true })
  const truth = one.truth.kind === 'absent' ? [] : [{ box: one.truth.box, colour: TRUE_BOX }]
  const { located } = answer
  const found = located.kind === 'found' ? [{ box: located.box, colour: FOUND_BOX }] : []
  const best = located.kind === 'unsure' && located.best ? [{ box: located.best.box, colour: BEST_BOX }] : []
  await writeFile(`${base}.before.png`, await pngOf(framed(one.before.picture, [{ box: one.thing.box, colour: TRUE_BOX }])))
  await writeFile(`${base}.after.png`, await pngOf(framed(one.after.picture, [...truth, ...best, ...found])))
  const { thing, truth: told, entity, perturbation, source } = one
  await writeFile(
    `${base}.json`,
    JSON.stringify({ id: one.id, perturbation, source, thing, truth: told, entity, answer, rivals }, undefined, 2),
  )
  return base
}

function framed(picture: Picture, frames: { box: Box; colour: Colour }[]): Picture {
  const data = picture.data.slice()
  for (const { box, colour } of frames) {
    for (const inset of [-2, -1])
      paint(picture, data, { x: box.x + inset, y: box.y + inset, width: box.width - 2 * inset, height: box.height - 2 * inset }, colour)
  }
  return { ...picture, data }
}

function paint(picture: Picture, data: Uint8Array, box: Box, colour: Colour): void {
  const seen = intersection(box, picture.box)
  if (!seen) return
  const [left, top] = [Math.round(seen.x - picture.box.x), Math.round(seen.y - picture.box.y)]
  const [right, bottom] = [
    Math.min(picture.width, left + Math.round(seen.width)) - 1,
    Math.min(picture.height, top + Math.round(seen.height)) - 1,
  ]
  const dot = (x: number, y: number) => {
    for (const [part, value] of colour.entries()) data[4 * (y * picture.width + x) + part] = value
  }
  for (let x = left; x <= right; x++) for (const y of [top, bottom]) dot(x, y)
  for (let y = top; y <= bottom; y++) for (const x of [left, right]) dot(x, y)
}
