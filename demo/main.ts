import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startVirtualSession } from '#desktop'
import { findChromium } from '#engine'
import { claim, printClaims } from './claim.ts'

/**
 * `npm run demo`: the main job on a display of its own. A scripted person does a task in two programs, it is recorded and learned,
 * and repeated twice with other values; what came of it is checked from outside. Exits non-zero when anything in it is untrue.
 * `--screenshots FOLDER` also takes pictures of every screen of the app, light and dark.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { screenshots: { type: 'string' } }, strict: true })
  const chromium = findChromium(process.env)
  if (!chromium) throw new Error('Chromium was not found. On Debian: apt-get install chromium.')
  const screenshots = values.screenshots === undefined ? [] : ['--screenshots', values.screenshots]
  const session = await startVirtualSession({ width: 1280, height: 800 })
  let untrue: number
  try {
    // A process of its own, since what it loads holds on to the display and must end before it.
    const stage = fork(fileURLToPath(new URL('./play.ts', import.meta.url)), ['--chromium', chromium, ...screenshots], { env: session.env })
    const [code] = await once(stage, 'exit')
    untrue = code ?? 1
  } finally {
    await session.stop()
  }
  const left = await session.processes()
  untrue += printClaims([claim('No process of the demo is left behind', left.length === 0, left.join(', '))])
  process.stdout.write(untrue === 0 ? 'Everything holds.\n' : 'Not everything holds: see above.\n')
  process.exitCode = untrue === 0 ? 0 : 1
}

main().catch((error) => {
  process.stderr.write(`The demo could not finish: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
})
