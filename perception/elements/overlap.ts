import { type Box, intersection } from '#contract'

/** The share of `inner` that lies in `outer`, 0 to 1. */
export function shareInside(inner: Box, outer: Box): number {
  const shared = intersection(inner, outer)
  return shared ? (shared.width * shared.height) / (inner.width * inner.height) : 0
}
