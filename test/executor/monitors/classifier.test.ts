import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Classifier, judge, type TreeNode } from '../../../executor/monitors/classifier.ts'
import { FEATURES } from '../../../executor/monitors/features.ts'

async function kept(name: 'stuck' | 'milestone'): Promise<Classifier> {
  return JSON.parse(await readFile(new URL(`../../../executor/monitors/${name}.json`, import.meta.url), 'utf8'))
}

const tree: TreeNode[] = [
  [1, 0.5, 1, 2, 0.1],
  [-1, 0, 0, 0, -0.4],
  [0, 3, 3, 4, 0.6],
  [-1, 0, 0, 0, 0.5],
  [-1, 0, 0, 0, 0.9],
]
const written = {
  version: 1,
  monitor: 'stuck',
  features: [...FEATURES],
  threshold: 0.5,
  base: -1,
  trees: [tree],
  trained: { runs: 1, moments: 1, yes: 1, seed: 1 },
}

describe('the trained monitors in the repository', () => {
  it.each(['stuck', 'milestone'] as const)('%s is read with its schema, has trees, and was trained on runs', async (name) => {
    const model = Classifier.parse(await kept(name))
    expect(model.monitor).toBe(name)
    expect(model.trees.length).toBeGreaterThan(10)
    expect(model.trained.runs).toBeGreaterThan(50)
    expect(model.trained.yes).toBeGreaterThan(10)
  })
})

describe('the file of a classifier', () => {
  it.each([
    ['a version of the future', { version: 2 }],
    ['features that are not looked at', { features: [...FEATURES.slice(1), 'moon'] }],
    ['too few features', { features: FEATURES.slice(1) }],
    ['a branch that leads back', { trees: [[[0, 1, 0, 1, 0], tree[1]]] }],
    ['a branch that leads nowhere', { trees: [[[0, 1, 1, 7, 0], tree[1]]] }],
    ['a feature that is not there', { trees: [[[FEATURES.length, 1, 1, 2, 0], tree[1], tree[1]]] }],
    ['a threshold that is no probability', { threshold: 1 }],
    ['an empty tree', { trees: [[]] }],
  ])('is refused with %s', (_what, wrong) => {
    expect(Classifier.safeParse(written).success).toBe(true)
    expect(Classifier.safeParse({ ...written, ...wrong }).success).toBe(false)
  })
})

describe('what a classifier says', () => {
  const model = Classifier.parse(written)
  const values = (first: number, second: number) => FEATURES.map((_, at) => (at === 0 ? first : at === 1 ? second : 0))

  it('is the sum of what its trees say, as a probability, with what each feature added', () => {
    const { probability, spoke } = judge(model, values(4, 1))
    expect(probability).toBeCloseTo(1 / (1 + Math.exp(0.1)), 10)
    expect(spoke.slice(0, 3).map((one) => Math.round(one * 1000) / 1000)).toEqual([0.3, 0.5, 0])
  })

  it('is what the root says and what the features added, on every way', () => {
    fc.assert(
      fc.property(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: -9, max: 9, noNaN: true }), (first, second) => {
        const { probability, spoke } = judge(model, values(first, second))
        const sum = -1 + 0.1 + spoke.reduce((all, one) => all + one, 0)
        expect(probability).toBeCloseTo(1 / (1 + Math.exp(-sum)), 10)
      }),
    )
  })
})
