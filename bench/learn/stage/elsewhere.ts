import { centreOf } from '#contract'
import type { Detours } from '../person/disturb.ts'
import type { Find } from '../person/person.ts'
import type { World } from './world.ts'

/** A window that has nothing to do with the task, at the lower right: people look into it and come back. */
export async function openElsewhere(world: World): Promise<Pick<Detours, 'wander'>> {
  const { stage } = world
  const program = 'xterm'
  stage.session.start('xterm', [
    '-class',
    'Notes',
    '-title',
    'Notes',
    '-geometry',
    '46x12+930+560',
    '-e',
    'sh',
    '-c',
    'echo "Call Anna back"; exec sleep 3600',
  ])
  const other = await stage.window({ title: 'Notes' })
  await stage.settled(other)
  const front = (await stage.desktop.windows()).find((window) => window.program !== other.program && window.kind === 'normal')
  if (front) await stage.keys(front)
  const window =
    (id: number): Find =>
    async () => {
      const now = (await stage.desktop.windows()).find((each) => each.id === id)
      if (!now) throw new Error(`The window ${program} is gone.`)
      const { x, y } = centreOf(now.box)
      return { role: 'window', name: now.title, box: now.box, point: { x: Math.round(x), y: Math.round(y) }, window: now }
    }
  return {
    async wander(person) {
      const before = await stage.desktop.activeWindow()
      await person.click(window(other.id))
      await person.rest(500)
      if (before) await person.click(titleBar(world, before.id))
    },
  }
}

/** Where people take hold of a window to bring it back. */
function titleBar(world: World, id: number): Find {
  return async () => {
    const now = (await world.stage.desktop.windows()).find((each) => each.id === id)
    if (!now) throw new Error('The window to come back to is gone.')
    const outer = now.outer ?? now.box
    const height = Math.max(4, now.box.y - outer.y)
    const box = { x: outer.x, y: outer.y, width: outer.width, height }
    return {
      role: 'window',
      name: now.title,
      box,
      point: { x: Math.round(outer.x + outer.width / 2), y: Math.round(outer.y + height / 2) },
      window: now,
    }
  }
}
