import { centreOf, contains, type WindowInfo } from '#contract'
import type { Shot, Thing } from '../set/shot.ts'
import type { Stage } from '../set/stage.ts'

/** The same shot with another program's window over the right half; what lies under it is `covered`. */
export async function coverRightHalf(stage: Stage, shot: Shot): Promise<Shot> {
  const { box } = shot.window
  const left = Math.round(box.x + box.width / 2)
  const columns = Math.max(10, Math.floor(box.width / 2 / 6))
  const rows = Math.max(6, Math.floor(box.height / 13))
  const text = `i=0; while [ $i -lt ${rows} ]; do echo "$i: Save the list, open the file, close it, cancel and edit"; i=$((i+1)); done; printf '\\033[?25l'; exec sleep 600`
  const args = ['-class', 'Cover', '-geometry', `${columns}x${rows}+${left}+${Math.round(box.y)}`, '-e', 'sh', '-c', text]
  const cover = stage.session.start('xterm', args)
  try {
    const window = await stage.window({ program: 'cover' })
    const placed = await stage.place(window, { x: left, y: Math.round(box.y) })
    await stage.settled(placed)
    const scene = await stage.settled(shot.window)
    const over = (await stage.desktop.windows()).find(({ program }) => program === 'cover') as WindowInfo
    return {
      ...shot,
      ...scene,
      perturbation: 'covered',
      pictureBox: scene.picture.box,
      things: shot.things.map((thing) => under(thing, over)),
    }
  } finally {
    cover.kill()
    await stage.gone('cover')
  }
}

function under(thing: Thing, { box }: WindowInfo): Thing {
  if (thing.state !== 'showing') return thing
  // The frame that the window manager draws around it.
  const whole = { x: box.x - 6, y: box.y - 26, width: box.width + 12, height: box.height + 32 }
  return contains(whole, centreOf(thing.box)) ? { ...thing, state: 'covered' } : thing
}
