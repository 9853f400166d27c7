import { setTimeout as pause } from 'node:timers/promises'

/** Asks again until the answer is neither false nor undefined; fails, saying for what it waited, after `withinMs`. */
export async function until<Answer>(what: string, ask: () => Promise<Answer | undefined | false>, withinMs = 15_000): Promise<Answer> {
  const deadline = Date.now() + withinMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer
    if (Date.now() > deadline) throw new Error(`Waited ${withinMs} ms in vain for ${what}.`)
    await pause(50)
  }
}
