import { parseArgs } from 'node:util'
import { printAccount } from './account.ts'
import { type Claim, printClaims } from './claim.ts'
import { runScenario } from './scenario.ts'
import { currentSession } from './stage.ts'

/** Plays the scenario on the display that this process was started on; exits with the number of claims that do not hold, 255 at most. */
async function play(): Promise<void> {
  const { values } = parseArgs({ options: { chromium: { type: 'string' }, screenshots: { type: 'string' } }, strict: true })
  const claims: Claim[] = []
  const account = await runScenario(currentSession(process.env), values.chromium ?? '', claims, { screenshots: values.screenshots })
  printAccount(account)
  // The editor and the calculator are the session's, and live on until it ends.
  process.exit(Math.min(printClaims(claims), 255))
}

play().catch((error) => {
  process.stderr.write(`The demo could not finish: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(255)
})
