import type { Box } from '#contract'
import { componentsOf } from '../pixels/components.ts'
import type { Models } from './models.ts'
import { type Pixels, sampleInto } from './sample.ts'

/** From which probability on a pixel counts as text, and how sure a whole box must be on average (PaddleOCR's own defaults, lowered for thin screen text). */
const PIXEL = 0.3
const BOX = 0.5
/** The network sees the shrunken core of a line; this is how far its box is grown again: area × ratio ÷ perimeter. */
const UNCLIP = 1.6
/** Pictures longer than this are read at a smaller size: a 4K screen's text is large in pixels. */
const LONGEST = 2560
/** Text that touches the picture's edge is not found, so a frame of the edge's own colour is added. */
const FRAME = 16

const MEAN = [0.485, 0.456, 0.406]
const DEVIATION = [0.229, 0.224, 0.225]

/** Where lines of text are, in the picture's own pixels, in no order. */
export async function detectLines(models: Models, picture: Pixels): Promise<Box[]> {
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height))
  const width = Math.ceil((picture.width * scale + 2 * FRAME) / 32) * 32
  const height = Math.ceil((picture.height * scale + 2 * FRAME) / 32) * 32
  const input = new Float32Array(3 * width * height)
  const from = { x: -FRAME / scale, y: -FRAME / scale, width: width / scale, height: height / scale }
  sampleInto(input, { picture, from, width, height, stride: width, offset: 0, plane: width * height, mean: MEAN, deviation: DEVIATION })
  const probability = await models.detect(input, height, width)

  const mask = new Uint8Array(width * height)
  for (let i = 0; i < mask.length; i++) mask[i] = (probability[i] as number) > PIXEL ? 1 : 0
  const { labels, boxes } = componentsOf(mask, width, height)
  const sums = new Float64Array(boxes.length + 1)
  const counts = new Uint32Array(boxes.length + 1)
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] as number
    if (!label) continue
    sums[label] = (sums[label] as number) + (probability[i] as number)
    counts[label] = (counts[label] as number) + 1
  }
  return boxes.flatMap((box, index) => {
    if (Math.min(box.width, box.height) < 3 || (sums[index + 1] as number) / (counts[index + 1] as number) < BOX) return []
    return fitted(unclipped(box), scale, picture) ?? []
  })
}

function unclipped(box: Box): Box {
  const by = (box.width * box.height * UNCLIP) / (2 * (box.width + box.height))
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by }
}

/** From the network's pixels to the picture's, clipped to it. */
function fitted(box: Box, scale: number, picture: Pixels): Box | undefined {
  const left = Math.max(0, Math.round((box.x - FRAME) / scale))
  const top = Math.max(0, Math.round((box.y - FRAME) / scale))
  const right = Math.min(picture.width, Math.round((box.x + box.width - FRAME) / scale))
  const bottom = Math.min(picture.height, Math.round((box.y + box.height - FRAME) / scale))
  return right - left >= 3 && bottom - top >= 5 ? { x: left, y: top, width: right - left, height: bottom - top } : undefined
}
