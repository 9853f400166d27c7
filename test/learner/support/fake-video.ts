import type { Box, Picture, VideoReader } from '#contract'

/** From a time on a part of the screen has another colour. */
export type Paint = { atMs: number; box: Box; colour: number }

/** A video of a screen that is painted as told. Remembers what it was asked; has no frame from `endsAtMs` on. */
export function createFakeVideo(
  screen: Box,
  paints: Paint[],
  options: { endsAtMs?: number } = {},
): VideoReader & { asked: { file: string; timesMs: number[] }[] } {
  const asked: { file: string; timesMs: number[] }[] = []
  return {
    asked,
    async framesAt(file, timesMs) {
      asked.push({ file, timesMs })
      return timesMs.map((atMs) => (options.endsAtMs !== undefined && atMs >= options.endsAtMs ? undefined : frame(screen, paints, atMs)))
    },
  }
}

function frame(screen: Box, paints: Paint[], atMs: number): Picture {
  const { width, height } = screen
  const data = new Uint8Array(width * height * 4).fill(255)
  for (const { box, colour } of paints.filter((paint) => paint.atMs <= atMs)) {
    const [left, right] = [Math.max(0, box.x), Math.min(width, box.x + box.width)]
    for (let y = Math.max(0, box.y); y < Math.min(height, box.y + box.height); y += 1)
      for (let x = left; x < right; x += 1) data.set([colour, (colour * 7) % 256, (colour * 31) % 256, 255], (y * width + x) * 4)
  }
  // A reader knows nothing of the desktop: its pictures begin at the origin.
  return { width, height, data, box: { x: 0, y: 0, width, height } }
}
