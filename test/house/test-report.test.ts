import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addUp, closingLine, readReport } from '../../scripts/test-report.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'understudy-report-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function report(numbers: object): string {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify({ numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, ...numbers }))
  return file
}

describe('the closing line of npm test', () => {
  it('counts what vitest counted', () => {
    const counts = [
      readReport(report({ numPassedTests: 7, numPendingTests: 1 }), 0),
      readReport(report({ numPassedTests: 2, numFailedTests: 1 }), 1),
    ]
    expect(closingLine(addUp(counts))).toBe('9 passed, 1 failed, 1 skipped')
  })

  it('counts a run that failed without a failed test as a failure', () => {
    expect(readReport(report({ numPassedTests: 7 }), 1)).toEqual({ passed: 7, failed: 1, skipped: 0 })
  })

  it('counts a run without a report as a failure', () => {
    expect(readReport(join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
})
