import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openMemory } from '#memory'
import { createSystemClock } from '../../engine/clock.ts'
import { lost, Written } from './writes.ts'

export type Kill = {
  /** After so long from the first write. */
  afterMs: number
  /** Writes that were told as stored before it died. */
  told: number
  /** Those of them that are not there. */
  lost: string[]
  /** What the check of the memory found. */
  problems: string[]
}

/** Lets a writer write until it is killed with -9 after so long (undefined: to its end), then opens what is left and looks for every write that it told. */
export async function killTrial(writes: number, afterMs: number | undefined): Promise<Kill & { killed: boolean; tookMs: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'understudy-store-'))
  try {
    const { told, killed, tookMs } = await writeUntilKilled(folder, writes, afterMs)
    await using memory = await openMemory({ folder, clock: createSystemClock() })
    const missing = (await Promise.all(told.map((written) => lost(memory, written)))).flatMap((one) => one ?? [])
    const { problems } = await memory.upkeep.check()
    return { afterMs: afterMs ?? tookMs, told: told.length, lost: missing, problems, killed, tookMs }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function writeUntilKilled(folder: string, writes: number, afterMs: number | undefined) {
  const script = fileURLToPath(new URL('children/write.ts', import.meta.url))
  const writer = spawn(process.execPath, [script, folder, `${writes}`], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(writer, 'exit')
  const told: Written[] = []
  let [begunMs, timer]: [number, NodeJS.Timeout | undefined] = [performance.now(), undefined]
  for await (const line of createInterface(writer.stdout)) {
    if (line !== '"begun"') told.push(Written.parse(JSON.parse(line)))
    else {
      begunMs = performance.now()
      if (afterMs !== undefined) timer = setTimeout(() => writer.kill('SIGKILL'), afterMs)
    }
  }
  await gone
  clearTimeout(timer)
  if (writer.signalCode !== 'SIGKILL' && writer.exitCode !== 0)
    throw new Error(`The writer ended with ${writer.exitCode ?? writer.signalCode}.`)
  return { told, killed: writer.signalCode === 'SIGKILL', tookMs: performance.now() - begunMs }
}
