import { execFile } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Point } from '#contract'

const run = promisify(execFile)

/** How long a person rests on a thing before pressing, and between two things. */
const REST_MS = 220
const THINK_MS = 450
const MOVE_STEPS = 12

/**
 * A scripted person at a display: real X input through xdotool, a program of its own, so that what records and what repeats is
 * tested against somebody else's hands. Moves in small steps, rests before pressing, types at a human rate.
 */
export function createPerson(env: NodeJS.ProcessEnv) {
  let actions = 0
  const xdotool = (...args: (string | number)[]) => run('xdotool', args.map(String), { env })

  async function moveTo(to: Point): Promise<void> {
    const from = await whereIsPointer()
    for (let step = 1; step <= MOVE_STEPS; step++) {
      const share = step / MOVE_STEPS
      await xdotool('mousemove', '--', Math.round(from.x + (to.x - from.x) * share), Math.round(from.y + (to.y - from.y) * share))
    }
    await pause(REST_MS)
  }

  async function whereIsPointer(): Promise<Point> {
    const { stdout } = await xdotool('getmouselocation', '--shell')
    const read = (name: string) => Number(new RegExp(`${name}=(-?\\d+)`).exec(stdout)?.[1] ?? 0)
    return { x: read('X'), y: read('Y') }
  }

  return {
    /** How many actions the person did: a click, a text, a key press each count once. */
    actions: () => actions,
    moveTo,
    async click(at: Point): Promise<void> {
      actions += 1
      await moveTo(at)
      await xdotool('click', 1)
      await pause(THINK_MS)
    },
    async type(text: string): Promise<void> {
      actions += 1
      // xdotool types a line break as the key Linefeed, which no keyboard has any more.
      for (const [index, line] of text.split('\n').entries()) {
        if (index > 0) await xdotool('key', 'Return')
        if (line !== '') await xdotool('type', '--delay', 25, line)
      }
      await pause(THINK_MS)
    },
    /** An X key chord such as `ctrl+s` or `Return`. */
    async press(chord: string): Promise<void> {
      actions += 1
      await xdotool('key', '--delay', 40, chord)
      await pause(THINK_MS)
    },
    pause: (forMs: number): Promise<void> => pause(forMs),
  }
}
export type Person = ReturnType<typeof createPerson>
