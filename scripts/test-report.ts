import { readFileSync } from 'node:fs'

export type Count = { passed: number; failed: number; skipped: number }

/**
 * Reads vitest's JSON report. A run that failed without a failed test (a file that does not load, a fault outside all tests) counts as one
 * failure, and so does a run without a report: nothing that went wrong may add up to nothing.
 */
export function readReport(file: string, status: number): Count {
  let count: Count = { passed: 0, failed: 0, skipped: 0 }
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    count = {
      passed: Number(report.numPassedTests),
      failed: Number(report.numFailedTests),
      skipped: Number(report.numPendingTests) + Number(report.numTodoTests),
    }
  } catch {
    return { ...count, failed: 1 }
  }
  return status !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}

export function addUp(counts: Count[]): Count {
  return counts.reduce(
    (sum, count) => ({ passed: sum.passed + count.passed, failed: sum.failed + count.failed, skipped: sum.skipped + count.skipped }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/** The last line of `npm test`, which people and CI count by. */
export function closingLine(count: Count): string {
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : ''
  return `${count.passed} passed, ${count.failed} failed${skipped}`
}
