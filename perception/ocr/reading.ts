import type { Box, TextLine } from '#contract'
import { joinWords, splitAtColumns } from './columns.ts'
import { detectLines } from './detect.ts'
import type { Models } from './models.ts'
import { type ReadLine, recogniseLines } from './recognise.ts'
import type { Pixels } from './sample.ts'

/** Below this a reading is noise: a bevel, an icon taken for a letter. */
const LEAST_CONFIDENCE = 0.5

/** Detects and reads all lines of a picture, top to bottom and left to right; boxes in the picture's own pixels. */
export async function readPixels(models: Models, picture: Pixels): Promise<TextLine[]> {
  const boxes = joinWords(await detectLines(models, picture)).flatMap((box) => splitAtColumns(picture, box))
  const read = await recogniseLines(models, picture, boxes)
  return boxes
    .map((box, index) => placed(box, read[index]))
    .filter((line) => line.text !== '' && line.confidence >= LEAST_CONFIDENCE)
    .sort((a, b) => (Math.abs(a.box.y - b.box.y) < Math.min(a.box.height, b.box.height) / 2 ? a.box.x - b.box.x : a.box.y - b.box.y))
}

function placed(box: Box, line: ReadLine | undefined): TextLine {
  const words = (line?.words ?? []).map(({ text, from, to }) => ({
    text,
    box: { ...box, x: Math.round(box.x + from * box.width), width: Math.round((to - from) * box.width) },
  }))
  return { text: line?.text ?? '', confidence: line?.confidence ?? 0, box, words }
}
