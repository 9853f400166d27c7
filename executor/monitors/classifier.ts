import { z } from 'zod'
import { FEATURES } from './features.ts'

export const CLASSIFIER_VERSION = 1

/**
 * A node of a tree: the place of the feature that it asks for (-1: a leaf), the value up to which the left branch is taken, the places of both branches in the
 * tree, and what the node itself says, in log-odds.
 */
const TreeNode = z.tuple([z.number().int().min(-1), z.number(), z.number().int().nonnegative(), z.number().int().nonnegative(), z.number()])
export type TreeNode = z.infer<typeof TreeNode>

/** Gradient boosted trees (J. H. Friedman, 2001) for a yes or no: the sum of all trees and `base` is the log-odds of a yes. */
export const Classifier = z
  .object({
    version: z.literal(CLASSIFIER_VERSION),
    monitor: z.enum(['stuck', 'milestone']),
    features: z.array(z.string()),
    /** From this probability on it says yes; chosen on the runs that it was trained on. */
    threshold: z.number().gt(0).lt(1),
    base: z.number(),
    trees: z.array(z.array(TreeNode).min(1)),
    /** On what it was trained. */
    trained: z.object({ runs: z.number().int(), moments: z.number().int(), yes: z.number().int(), seed: z.number().int() }),
  })
  .refine(({ features }) => features.length === FEATURES.length && features.every((name, at) => name === FEATURES[at]), {
    message: 'It was trained on other features than those that are looked at: train it anew.',
  })
  .refine(({ trees, features }) => trees.every((tree) => tree.every((node, at) => leadsOn(node, at, tree.length, features.length))), {
    message: 'A branch leads nowhere, or back.',
  })
export type Classifier = z.infer<typeof Classifier>

/** Branches only lead further down, so that each walk ends. */
function leadsOn([feature, , left, right]: TreeNode, at: number, length: number, features: number): boolean {
  return feature < 0 || (feature < features && left > at && right > at && left < length && right < length)
}

export type Said = {
  probability: number
  /** What each feature added to the log-odds, in their order: what its splits changed on the way down (A. Saabas, 2014). */
  spoke: number[]
}

export function judge({ base, trees, features }: Pick<Classifier, 'base' | 'trees' | 'features'>, values: readonly number[]): Said {
  const spoke = features.map(() => 0)
  let sum = base
  for (const tree of trees) {
    let node = tree[0]
    while (node && node[0] >= 0) {
      const [feature, split, left, right, before] = node
      node = tree[(values[feature] ?? 0) <= split ? left : right]
      if (node) spoke[feature] = (spoke[feature] ?? 0) + node[4] - before
    }
    sum += node?.[4] ?? 0
  }
  return { probability: 1 / (1 + Math.exp(-sum)), spoke }
}
