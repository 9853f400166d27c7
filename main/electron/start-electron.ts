import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { buildApp, OUT } from '../build.ts'

/** Builds the bundles and runs the app in Electron until it ends. */
export async function startElectronApp(binary: string, env: NodeJS.ProcessEnv): Promise<void> {
  await buildApp({ electron: true })
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(binary, [...sandbox, join(OUT, 'main.js')], { env, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => child.kill(signal))
  const [code] = await once(child, 'exit')
  process.exitCode = code ?? 1
}
