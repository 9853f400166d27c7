import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { checkArchitecture } from './architecture.ts'
import { checkFileLengths } from './file-lengths.ts'
import { checkLayers } from './layers.ts'
import { checkMachinePaths } from './machine-paths.ts'
import { runTool } from './run-tool.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A check gives one sentence for each thing that is wrong; none means that it holds. */
type Check = () => string[] | Promise<string[]>

const compilerSettings = () => readdirSync(ROOT).filter((name) => /^tsconfig(?!\.base)\b.*\.json$/.test(name))

const checks: Record<string, Check> = {
  types: checkTypes,
  lint: () => runTool(ROOT, 'biome', ['check', '--max-diagnostics=50']),
  layers: () => checkLayers(ROOT),
  'dead exports': () => runTool(ROOT, 'knip', ['--no-progress']),
  architecture: () => checkArchitecture(ROOT),
  'machine paths': () => checkMachinePaths(ROOT),
  'file lengths': () => checkFileLengths(ROOT),
}

/** Every runtime's settings; what two of them say alike is said once. */
async function checkTypes(): Promise<string[]> {
  const said = await Promise.all(compilerSettings().map((name) => runTool(ROOT, 'tsc', ['-p', name, '--pretty', 'false'])))
  return [...new Set(said.flatMap((output) => output.join('\n').split('\n')).filter(Boolean))]
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in checks))
if (unknown.length > 0) {
  console.error(`There is no check called ${unknown.join(', ')}. There are: ${Object.keys(checks).join(', ')}.`)
  process.exit(2)
}

let failed = 0
for (const [name, check] of Object.entries(checks)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const complaints = await check()
  if (complaints.length === 0) console.log(`ok      ${name}`)
  else {
    failed += 1
    console.error(`broken  ${name}\n${complaints.join('\n')}\n`)
  }
}
if (failed > 0) process.exitCode = 1
