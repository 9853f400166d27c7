import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** A part of the bench in a process of its own, which answers each message with one. */
export interface Child extends AsyncDisposable {
  readonly id: number
  ask<T>(answer: z.ZodType<T>, message: unknown): Promise<T>
}

const ANSWER_WITHIN_MS = 240_000

export async function startChild(name: 'inject' | 'record' | 'film' | 'receive', env: NodeJS.ProcessEnv): Promise<Child> {
  const child = fork(fileURLToPath(new URL(`./children/${name}.ts`, import.meta.url)), { env })
  await nextMessage(child, name)
  return {
    id: child.pid ?? 0,
    async ask(answer, message) {
      const answered = nextMessage(child, name)
      child.send(message as object)
      return answer.parse(await answered)
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null) return
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}

async function nextMessage(child: ChildProcess, name: string): Promise<unknown> {
  const done = new AbortController()
  const signal = AbortSignal.any([done.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)])
  const ended = once(child, 'exit', { signal }).then(([code]) => Promise.reject(new Error(`The process ${name} ended with ${code}`)))
  try {
    const [message] = await Promise.race([once(child, 'message', { signal }), ended])
    return message
  } finally {
    done.abort()
    ended.catch(() => {})
  }
}

export const Pressed = z.object({ presses: z.array(z.object({ keycode: z.number(), ms: z.number() })) })
export const Sent = z.object({ sentMs: z.array(z.number()) })
export const Started = z.object({ started: z.literal(true) })
export const Stopped = z.object({ stopped: z.literal(true) })
export const Recorded = z.object({ folder: z.string(), heardMs: z.array(z.number()), notices: z.array(z.string()) })
