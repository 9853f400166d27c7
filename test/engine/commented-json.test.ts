import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCommentedJson } from '../../engine/commented-json.ts'

describe('JSON with comments', () => {
  it('reads what JSON reads, to the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        expect(parseCommentedJson(text)).toEqual({ value: JSON.parse(text), lineOf: expect.any(Function) })
      }),
    )
  })

  it('leaves out comments and lets a comma stand before a bracket', () => {
    const text = '// one\n{ "a": [1, /* two */ 2,], // three\n "b": "// no comment", }\n'
    expect(parseCommentedJson(text)).toMatchObject({ value: { a: [1, 2], b: '// no comment' } })
  })

  it('tells the line of each value', () => {
    const read = parseCommentedJson('{\n  // here\n  "a": {\n    "b": [\n      1,\n      2\n    ]\n  }\n}')
    if (!('value' in read)) throw new Error(read.text)
    expect([['a'], ['a', 'b'], ['a', 'b', 1], ['a', 'x'], []].map(read.lineOf)).toEqual([3, 4, 6, 3, 1])
  })

  it.each([
    ['{\n  "a": 1\n  "b": 2\n}', 3, 'A comma or “}” is missing here.'],
    ['{ "a": 1,\n "a": 2 }', 2, '“a” stands here a second time.'],
    ['{ "a" 1 }', 1, 'A colon is missing behind “a”.'],
    ["{ 'a': 1 }", 1, 'A name in double quotes is expected here.'],
    ['{ "a": yes }', 1, '“yes” is neither a text in double quotes, nor a number, nor true or false.'],
    ['{ "a":', 1, 'The file ends too early.'],
    ['', 1, 'The file ends too early.'],
    ['{}\n{}', 2, 'Nothing is expected behind the last bracket.'],
  ])('tells what is wrong with %j, and where', (text, line, fault) => {
    expect(parseCommentedJson(text)).toEqual({ line, text: fault })
  })

  it('has an answer to any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void expect(parseCommentedJson(text)).toBeTypeOf('object')))
    expect(parseCommentedJson('['.repeat(100_000))).toHaveProperty('text')
  })
})
