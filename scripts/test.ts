import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addUp, type Count, closingLine, readReport } from './test-report.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const PROJECTS = ['unit', 'x11', 'e2e']
const NEED_X = ['x11', 'e2e']

/** `npm test`: every check, then every kind of test, one after the other; a failure does not hide what comes after it. */
function main(asked: string[]): void {
  const unknown = asked.filter((name) => name !== 'check' && !PROJECTS.includes(name))
  if (unknown.length > 0) {
    console.error(`There is nothing called ${unknown.join(', ')} to test. There are: check, ${PROJECTS.join(', ')}.`)
    process.exitCode = 2
    return
  }
  const wanted = (name: string) => asked.length === 0 || asked.includes(name)
  const reports = mkdtempSync(join(tmpdir(), 'understudy-test-'))
  const counts: Count[] = []
  try {
    if (wanted('check')) counts.push(check())
    for (const project of PROJECTS.filter(wanted)) {
      if (NEED_X.includes(project) && process.platform !== 'linux') {
        console.log(`\nThe ${project} tests drive an X server, so they run on Linux only: left out.`)
        continue
      }
      counts.push(testProject(project, join(reports, `${project}.json`)))
    }
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }
  const total = addUp(counts)
  console.log(`\n${closingLine(total)}`)
  if (total.failed > 0) process.exitCode = 1
}

/** The checks count as one test. */
function check(): Count {
  const passed = runNode(['scripts/check/index.ts']) === 0
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 }
}

function testProject(project: string, report: string): Count {
  console.log(`\n── ${project} tests ──`)
  const options = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const status = runNode(['node_modules/vitest/vitest.mjs', ...options])
  return readReport(report, status)
}

function runNode(options: string[]): number {
  return spawnSync(process.execPath, options, { cwd: ROOT, stdio: 'inherit' }).status ?? 1
}

main(process.argv.slice(2))
