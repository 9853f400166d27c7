import type { Embedder } from '#contract'

export const DIMENSIONS = 384

/**
 * A stand-in: no language model. It hashes the runs of three and four characters of each word into 384 numbers (signed feature hashing, Weinberger et al., ICML 2009),
 * so texts with like spelling lie near each other; what words mean it does not know. A real provider gives better vectors and takes longer.
 */
export function createStandInEmbedder(): Embedder {
  return { name: 'stand-in: hashed character runs', embed: async (texts) => texts.map(vectorOf) }
}

function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(DIMENSIONS)
  const words =
    text
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  for (const word of new Set(words)) {
    const whole = `^${word}$`
    const runs = [3, 4].flatMap((length) =>
      Array.from({ length: Math.max(0, whole.length - length + 1) }, (_, at) => whole.slice(at, at + length)),
    )
    for (const run of runs) {
      const hash = hashOf(run)
      const place = hash % DIMENSIONS
      vector[place] = (vector[place] ?? 0) + (hash & 0x40000000 ? 1 : -1) / Math.sqrt(runs.length)
    }
  }
  const length = Math.hypot(...vector) || 1
  return vector.map((value) => value / length)
}

/** FNV-1a, mixed once more. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash ^= hash >>> 15
  return Math.imul(hash, 0x85ebca6b) >>> 0
}
