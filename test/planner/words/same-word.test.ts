import { describe, expect, it } from 'vitest'
import { wordDistance } from '../../../planner/words/same-word.ts'

describe('the distance of two words', () => {
  it.each([
    ['note', 'note', 0],
    ['note', 'noet', 1],
    ['note', 'notes', 1],
    ['write', 'wirte', 1],
    ['write', 'rwite', 1],
    ['landlord', 'landlrod', 1],
    ['landlord', 'lanldrd', 2],
    ['write', 'writing', 2],
    ['send', 'sending', 2],
  ])('%s and %s: %s', (one, other, distance) => {
    expect(wordDistance(one, other)).toBe(distance)
    expect(wordDistance(other, one)).toBe(distance)
  })

  it.each([
    ['import', 'export'],
    ['lock', 'unlock'],
    ['increase', 'decrease'],
    ['attach', 'detach'],
    ['hire', 'fire'],
    ['block', 'unblock'],
    ['to', 'ton'],
    ['the', 'them'],
    ['may', 'mai'],
    ['room12', 'room13'],
    ['2026', '2025'],
    ['write', 'note'],
  ])('%s is never taken for %s', (one, other) => {
    expect(wordDistance(one, other)).toBeUndefined()
    expect(wordDistance(other, one)).toBeUndefined()
  })
})
