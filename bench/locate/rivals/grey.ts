import type { Box, Picture } from '#contract'

/** Brightness only, row by row. */
export type Grey = { width: number; height: number; data: Float32Array }

export function greyOf({ width, height, data }: Picture): Grey {
  const grey = new Float32Array(width * height)
  for (let i = 0; i < grey.length; i++) {
    grey[i] = 0.299 * (data[4 * i] as number) + 0.587 * (data[4 * i + 1] as number) + 0.114 * (data[4 * i + 2] as number)
  }
  return { width, height, data: grey }
}

/** A part of it, which must lie inside. */
export function cropped(grey: Grey, box: Box): Grey {
  const data = new Float32Array(box.width * box.height)
  for (let y = 0; y < box.height; y++) {
    const from = (box.y + y) * grey.width + box.x
    data.set(grey.data.subarray(from, from + box.width), y * box.width)
  }
  return { width: box.width, height: box.height, data }
}

export function halved({ width, height, data }: Grey): Grey {
  const [w, h] = [width >> 1, height >> 1]
  const half = new Float32Array(w * h)
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const from = 2 * y * width + 2 * x
      half[y * w + x] =
        ((data[from] as number) + (data[from + 1] as number) + (data[from + width] as number) + (data[from + width + 1] as number)) / 4
    }
  }
  return { width: w, height: h, data: half }
}

/** Bilinear; what is made smaller is halved first as long as it can be. */
export function resized(grey: Grey, scale: number): Grey {
  const [w, h] = [Math.max(1, Math.round(grey.width * scale)), Math.max(1, Math.round(grey.height * scale))]
  const data = new Float32Array(w * h)
  for (let y = 0; y < h; y++) {
    const v = Math.min(grey.height - 1, Math.max(0, (y + 0.5) / scale - 0.5))
    const [top, down] = [Math.floor(v), v - Math.floor(v)]
    const bottom = Math.min(grey.height - 1, top + 1)
    for (let x = 0; x < w; x++) {
      const u = Math.min(grey.width - 1, Math.max(0, (x + 0.5) / scale - 0.5))
      const [left, across] = [Math.floor(u), u - Math.floor(u)]
      const right = Math.min(grey.width - 1, left + 1)
      const at = (row: number, column: number) => grey.data[row * grey.width + column] as number
      data[y * w + x] =
        (1 - down) * ((1 - across) * at(top, left) + across * at(top, right)) +
        down * ((1 - across) * at(bottom, left) + across * at(bottom, right))
    }
  }
  return { width: w, height: h, data }
}
