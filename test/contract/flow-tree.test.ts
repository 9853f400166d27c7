import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, type FlowNode, flowOf, StepId } from '#contract'

const steps = (count: number) => Array.from({ length: count }, (_, index) => ({ id: StepId.parse(`step-${index}`) }))
const id = (index: number) => StepId.parse(`step-${index}`)
const when = { kind: 'element-present', role: 'button', name: 'OK' } as const
const optional = (name: string, from: number, to: number): Block => ({
  kind: 'optional',
  id: `block-${name}`,
  reason: '',
  from: id(from),
  to: id(to),
  when,
})
const loop = (name: string, from: number, to: number): Block => ({
  kind: 'loop',
  id: `block-${name}`,
  reason: '',
  from: id(from),
  to: id(to),
  over: { kind: 'times', count: 2 },
  atMost: 9,
})

/** `0 (1 (2)) 3` for reading. */
function text(nodes: FlowNode<{ id: StepId }>[] | undefined): string | undefined {
  return nodes
    ?.map((node) => {
      if (node.kind === 'step') return String(node.index)
      const bodies = node.kind === 'branch' ? node.arms.map(({ body }) => text(body)) : [text(node.body)]
      return `${node.block.id.slice(6)}(${bodies.join(' | ')})`
    })
    .join(' ')
}

function placesIn(nodes: FlowNode<{ id: StepId }>[]): number[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'step') return [node.index]
    return placesIn(node.kind === 'branch' ? node.arms.flatMap(({ body }) => body) : node.body)
  })
}

describe('the tree that blocks make of steps', () => {
  it('is the steps one after the other where there are no blocks', () => {
    expect(text(flowOf(steps(3), []))).toBe('0 1 2')
    expect(flowOf([], [])).toEqual([])
  })

  it('has the block with the longer span outside, and of equal ones the first', () => {
    expect(text(flowOf(steps(5), [optional('in', 2, 2), loop('out', 1, 3)]))).toBe('0 out(1 in(2) 3) 4')
    expect(text(flowOf(steps(2), [loop('a', 0, 1), optional('b', 0, 1)]))).toBe('a(b(0 1))')
    expect(text(flowOf(steps(4), [optional('a', 0, 1), optional('b', 2, 3)]))).toBe('a(0 1) b(2 3)')
  })

  it('has a body for each arm, with the blocks inside it', () => {
    const branch: Block = {
      kind: 'branch',
      id: 'block-way',
      reason: '',
      arms: [
        { from: id(1), to: id(2), when },
        { from: id(3), to: id(3) },
      ],
    }
    expect(text(flowOf(steps(5), [branch, optional('in', 2, 2)]))).toBe('0 way(1 in(2) | 3) 4')
    expect(flowOf(steps(5), [branch, optional('over', 2, 3)])).toBeUndefined()
    expect(flowOf(steps(6), [{ ...branch, arms: [branch.arms[0], { from: id(4), to: id(4) }] } as Block])).toBeUndefined()
  })

  it('is none where blocks cross, run backwards or name a step that is not there', () => {
    expect(flowOf(steps(4), [optional('a', 0, 2), optional('b', 1, 3)])).toBeUndefined()
    expect(flowOf(steps(4), [optional('a', 2, 1)])).toBeUndefined()
    expect(flowOf(steps(2), [optional('a', 0, 7)])).toBeUndefined()
  })

  it('holds every step once and in order, whatever the blocks', () => {
    const spans = fc.array(
      fc.tuple(fc.nat(7), fc.nat(7)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(spans, (given) => {
        const tree = flowOf(
          steps(8),
          given.map(([from, to], index) => optional(String(index), from, to)),
        )
        const crossing = given.some(([a, b]) => given.some(([c, d]) => a < c && c <= b && b < d))
        expect(tree === undefined).toBe(crossing)
        if (tree) expect(placesIn(tree)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
      }),
    )
  })
})
