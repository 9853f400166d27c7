import { describe, expect, it } from 'vitest'
import { words } from '../../renderer/words/index.ts'

/** Every sentence of the table; those with values are tried with some. */
function sentences(part: unknown, path = ''): [string, string][] {
  if (typeof part === 'string') return [[path, part]]
  if (typeof part === 'function') return [[path, tried(part as (...values: unknown[]) => unknown)]]
  return Object.entries(part as object).flatMap(([name, inner]) => sentences(inner, `${path}.${name}`))
}

/** Most sentences take numbers or names; where one takes lists, all of its values may be one. */
function tried(sentence: (...values: unknown[]) => unknown): string {
  const filled = (value: unknown) => String(sentence(...Array.from({ length: sentence.length }, () => value)))
  try {
    return filled(2)
  } catch {
    return filled(['Mousepad'])
  }
}

describe('the words of the app', () => {
  it('has no empty sentence but the one for an answer that needs no reason', () => {
    const empty = sentences(words).filter(([, text]) => text.trim() === '')
    expect(empty).toEqual([['.run.answerBy.person', '']])
  })

  it('speaks without the jargon of the trade', () => {
    const jargon = /\b(agent|trajector|vlm|llm|tier|token|prompt|slot|parameter|accessibility|element|workflow|automat)/i
    expect(sentences(words).filter(([, text]) => jargon.test(text))).toEqual([])
  })

  it('shouts nowhere: no capitals throughout but in the name of a file, no exclamation mark', () => {
    expect(sentences(words).filter(([, text]) => text.includes('!') || /\b[A-Z]{4,}\b/.test(text.replaceAll('SKILL.md', '')))).toEqual([])
  })
})
