import type { Grey } from './grey.ts'
import { resizeGrey } from './resize.ts'

/** A 64-bit difference hash as 16 hex digits: each bit says whether brightness rises to the right, on a 9 × 8 grid. */
export function perceptualHash(grey: Grey): string {
  const small = resizeGrey(grey, 9, 8)
  let bits = 0n
  for (let y = 0; y < 8; y++) {
    for (let x = 0; x < 8; x++) {
      const rises = (small.data[y * 9 + x + 1] as number) > (small.data[y * 9 + x] as number)
      bits = (bits << 1n) | (rises ? 1n : 0n)
    }
  }
  return bits.toString(16).padStart(16, '0')
}

/** How many of the 64 bits are equal, 0 to 1. */
export function hashLikeness(a: string, b: string): number {
  let differing = BigInt(`0x${a}`) ^ BigInt(`0x${b}`)
  let count = 0
  for (; differing > 0n; differing &= differing - 1n) count++
  return 1 - count / 64
}
