import { parseArgs } from 'node:util'
import { startVirtualSession } from '#desktop'
import { findChromium } from '#engine'
import { printAccount } from './account.ts'
import { type Claim, claim } from './claim.ts'
import { runScenario } from './scenario.ts'

/**
 * `npm run demo`: the main job on a display of its own. A scripted person does a task in two programs, it is recorded and learned,
 * and repeated twice with other values; what came of it is checked from outside. Exits non-zero when anything in it is untrue.
 * `--screenshots FOLDER` also takes pictures of every screen of the app, light and dark.
 */
async function main(): Promise<void> {
  const { values: options } = parseArgs({ options: { screenshots: { type: 'string' } }, strict: true })
  const chromium = findChromium(process.env)
  if (!chromium) throw new Error('Chromium was not found. On Debian: apt-get install chromium.')
  const session = await startVirtualSession({ width: 1280, height: 800 })
  const claims: Claim[] = []
  try {
    // Native modules read the display from this process's own environment.
    Object.assign(process.env, session.env)
    const account = await runScenario(session, chromium, claims, options)
    printAccount(account)
  } finally {
    await session.stop()
  }
  const left = await session.processes()
  claims.push(claim('No process of the demo is left behind', left.length === 0, left.join(', ')))
  for (const { text, holds, detail } of claims)
    process.stdout.write(`${holds ? '✓' : '✗'} ${text}${holds || !detail ? '' : `: ${detail}`}\n`)
  const untrue = claims.filter((it) => !it.holds).length
  process.stdout.write(`${claims.length - untrue} of ${claims.length} checks hold.\n`)
  process.exitCode = untrue === 0 ? 0 : 1
}

main().catch((error) => {
  process.stderr.write(`The demo could not finish: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})
