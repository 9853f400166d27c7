import type { Box, Picture } from '#contract'
import type { Group } from '../../../bench/locate/set/group.ts'
import type { Shot, Thing } from '../../../bench/locate/set/shot.ts'

export const group: Group = { id: 'painted/page', version: '1', build: () => Promise.reject(new Error('It is not built in tests.')) }

/** A picture on which each mark is a chequered box of its own pattern, so that one can be told from another. */
export function painted(width: number, height: number, marks: { box: Box; pattern: number }[]): Picture {
  const data = new Uint8Array(width * height * 4).fill(255)
  for (const { box, pattern } of marks) {
    for (let y = 0; y < box.height; y++) {
      for (let x = 0; x < box.width; x++) {
        const dark = ((x >> 2) * pattern + (y >> 2) * (pattern + 3)) % 5 < 2
        const at = 4 * ((box.y + y) * width + box.x + x)
        for (let part = 0; part < 3; part++) data[at + part] = dark ? 30 : 210
      }
    }
  }
  return { width, height, data, box: { x: 0, y: 0, width, height } }
}

export function thing(key: string, box: Box, more: Partial<Thing> = {}): Thing {
  return { key, box, point: { x: box.x + box.width / 2, y: box.y + box.height / 2 }, state: 'showing', ...more }
}

export function shot(perturbation: string, things: Thing[], picture: Picture = painted(320, 240, [])): Shot {
  const window = { id: 1, title: 'Page', program: 'painted', box: picture.box, kind: 'normal' as const, active: true }
  return { perturbation, window, picture, pictureBox: picture.box, elements: [], things }
}
