import type { Box, TextLine } from '#contract'
import { cropPicture } from '../pixels/crop.ts'
import { joinWords, spacesIn, splitAtColumns } from './columns.ts'
import { detectLines } from './detect.ts'
import { drawnParts } from './drawn-parts.ts'
import type { LineMemory } from './line-memory.ts'
import { isShortWord, loneGlyphs } from './lone-glyphs.ts'
import type { Models } from './models.ts'
import { type ReadLine, recogniseLines, respaced } from './recognise.ts'
import type { Pixels } from './sample.ts'

/** Below this a reading is noise: a bevel, an icon taken for a letter. */
const LEAST_CONFIDENCE = 0.5

/** Detects and reads all lines of a picture, top to bottom and left to right; boxes in the picture's own pixels. */
export async function readPixels(models: Models, picture: Pixels, memory: LineMemory): Promise<TextLine[]> {
  const detected = joinWords(await detectAll(models, picture)).flatMap((box) => splitAtColumns(picture, box))
  const glyphs = loneGlyphs(picture, detected)
  const boxes = [...detected, ...glyphs]
  const read = await recogniseLines(models, picture, boxes, memory)
  return boxes
    .flatMap((box, index) => {
      const line = read[index]
      if (!line || (index >= detected.length && !isShortWord(line, box))) return []
      return [placed(box, respaced(line, spacesIn(picture, box)))]
    })
    .filter((line) => line.text !== '' && line.confidence >= LEAST_CONFIDENCE)
    .sort((a, b) => (Math.abs(a.box.y - b.box.y) < Math.min(a.box.height, b.box.height) / 2 ? a.box.x - b.box.x : a.box.y - b.box.y))
}

/** Detection part by part: what is blank is not looked at. */
async function detectAll(models: Models, picture: Pixels): Promise<Box[]> {
  const boxes: Box[] = []
  for (const part of drawnParts(picture)) {
    const crop = cropPicture({ ...picture, box: { x: 0, y: 0, width: picture.width, height: picture.height } }, part)
    if (!crop) continue
    for (const box of await detectLines(models, crop)) boxes.push({ ...box, x: box.x + part.x, y: box.y + part.y })
  }
  return boxes
}

function placed(box: Box, line: ReadLine): TextLine {
  const words = line.words.map(({ text, from, to }) => ({
    text,
    box: { ...box, x: Math.round(box.x + from * box.width), width: Math.round((to - from) * box.width) },
  }))
  return { text: line.text, confidence: line.confidence, box, words }
}
