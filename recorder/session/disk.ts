import { UnderstudyError } from '#contract'

/** True when a write failed because no more fits: the disk, or the person's share of it, is full. */
export function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOSPC' || code === 'EDQUOT'
}

/** A failed write in the words of the house; other faults stay what they are. */
export function asDiskError(error: unknown, folder: string): unknown {
  if (!isDiskFull(error)) return error
  return new UnderstudyError(
    'disk-full',
    `The disk is full: nothing more can be written to ${folder}.`,
    'Make room there, then record again.',
    error,
  )
}
