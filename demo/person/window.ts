import { execFile } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Box } from '#contract'

const run = promisify(execFile)
const POLL_MS = 100

/** The X window of a program, by its class, as the outside tool xdotool sees it. Waits until it is there. */
export async function findWindow(env: NodeJS.ProcessEnv, className: string, withinMs = 20_000): Promise<number> {
  const deadline = Date.now() + withinMs
  for (;;) {
    const { stdout } = await run('xdotool', ['search', '--onlyvisible', '--class', className], { env }).catch(() => ({ stdout: '' }))
    const id = Number(stdout.trim().split('\n').at(-1))
    if (id > 0) return id
    if (Date.now() > deadline) throw new Error(`No window of ${className} came up within ${withinMs} ms.`)
    await pause(POLL_MS)
  }
}

export async function boxOf(env: NodeJS.ProcessEnv, window: number): Promise<Box> {
  const { stdout } = await run('xdotool', ['getwindowgeometry', '--shell', String(window)], { env })
  const read = (name: string) => Number(new RegExp(`^${name}=(-?\\d+)`, 'm').exec(stdout)?.[1] ?? 0)
  return { x: read('X'), y: read('Y'), width: read('WIDTH'), height: read('HEIGHT') }
}

export async function place(env: NodeJS.ProcessEnv, window: number, box: Box): Promise<void> {
  await run('xdotool', ['windowsize', '--sync', String(window), String(box.width), String(box.height)], { env, timeout: 5000 }).catch(
    () => {},
  )
  await run('xdotool', ['windowmove', '--sync', String(window), String(box.x), String(box.y)], { env, timeout: 5000 }).catch(() => {})
}

export async function activate(env: NodeJS.ProcessEnv, window: number): Promise<void> {
  await run('xdotool', ['windowactivate', String(window)], { env, timeout: 5000 })
}
