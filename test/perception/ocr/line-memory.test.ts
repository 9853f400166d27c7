import { describe, expect, it } from 'vitest'
import { createLineMemory } from '../../../perception/ocr/line-memory.ts'
import type { ReadLine } from '../../../perception/ocr/recognise.ts'

const said = (text: string): ReadLine => ({ text, confidence: 1, words: [], letters: [] })

describe('what was read before', () => {
  it('is not read again, however the numbers lie in memory', async () => {
    const memory = createLineMemory()
    const longer = new Float32Array([9, 1, 2, 9])
    expect(await memory.recall(new Float32Array([1, 2]), async () => said('first'))).toEqual(said('first'))
    expect(await memory.recall(longer.subarray(1, 3), async () => said('again'))).toEqual(said('first'))
    expect(await memory.recall(new Float32Array([1, 3]), async () => said('other'))).toEqual(said('other'))
  })

  it('is forgotten when it was not asked for the longest', async () => {
    const memory = createLineMemory(2)
    const ask = async (value: number, text: string) => (await memory.recall(new Float32Array([value]), async () => said(text))).text
    expect([await ask(1, 'a'), await ask(2, 'b'), await ask(1, 'A'), await ask(3, 'c')]).toEqual(['a', 'b', 'a', 'c'])
    expect([await ask(1, 'A'), await ask(2, 'B')]).toEqual(['a', 'B'])
  })

  it('keeps nothing of a reading that failed', async () => {
    const memory = createLineMemory()
    const input = new Float32Array([1])
    await expect(memory.recall(input, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await memory.recall(input, async () => said('now'))).toEqual(said('now'))
  })
})
