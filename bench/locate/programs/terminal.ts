import { type Box, centreOf, type WindowInfo } from '#contract'
import type { Group } from '../set/group.ts'
import { BASE, type Shot, type Thing } from '../set/shot.ts'
import type { Stage } from '../set/stage.ts'
import { coverRightHalf } from './cover.ts'
import { SCREENS, type Screen, type ScreenChange } from './terminal-screens.ts'

/*
 * Programs in a terminal: accessibility says nothing of them. The truth is the cells that were printed; where the cells are is measured
 * on a twin of the terminal that paints its first and its last cell.
 */
type Look = { perturbation: string; columns?: number; rows?: number; args?: string[]; change?: ScreenChange; at?: { x: number; y: number } }

const FONT = ['-fa', 'DejaVu Sans Mono', '-fs']
const BASE_SIZE = '10'

const LOOKS: Look[] = [
  { perturbation: BASE },
  { perturbation: 'moved', at: { x: 420, y: 210 } },
  { perturbation: 'resized-larger', columns: 104, rows: 34 },
  { perturbation: 'resized-smaller', columns: 72, rows: 24 },
  { perturbation: 'scale-125', args: [...FONT, '12.5'] },
  { perturbation: 'scale-150', args: [...FONT, '15'] },
  { perturbation: 'scale-200', args: [...FONT, '20'] },
  { perturbation: 'dark', args: [...FONT, BASE_SIZE, '-rv'] },
  { perturbation: 'scale-150-dark', args: [...FONT, '15', '-rv'] },
  { perturbation: 'font-mono', args: ['-fa', 'Nimbus Mono PS', '-fs', '11'] },
  { perturbation: 'sorted', change: 'sorted' },
  { perturbation: 'grown', change: 'grown' },
  { perturbation: 'rows-removed', change: 'rows-removed' },
  { perturbation: 'look-alikes', change: 'look-alikes' },
  { perturbation: 'scrolled', change: 'scrolled' },
  { perturbation: 'removed', change: 'removed' },
]

export const terminalGroups: Group[] = SCREENS.map((screen) => ({
  id: `xterm/${screen.name}`,
  version: `2\n${JSON.stringify(LOOKS)}\n${screen.draw(84, 28).text}`,
  pixelsOnly: true,
  build: (stage) => buildTerminal(stage, screen),
}))

async function buildTerminal(stage: Stage, screen: Screen): Promise<Shot[]> {
  const shots: Shot[] = []
  for (const look of LOOKS) {
    const drawn = screen.draw(look.columns ?? 84, look.rows ?? 28, look.change)
    const cells = await inTerminal(stage, look, paintOf(look.columns ?? 84, look.rows ?? 28), (window) => paintedCells(stage, window))
    await inTerminal(stage, look, drawn.text, async (window) => {
      const scene = await stage.settled(window)
      const things = drawn.things.map(({ key, row, value, column, line, length }): Thing => {
        const [width, height] = [cells.width / (look.columns ?? 84), cells.height / (look.rows ?? 28)]
        const box = { x: window.box.x + cells.x + column * width, y: window.box.y + cells.y + line * height, width: length * width, height }
        return { key, box, point: centreOf(box), state: 'showing', ...(row && { row }), ...(value && { value }) }
      })
      const shot: Shot = { perturbation: look.perturbation, ...scene, elements: [], pictureBox: scene.picture.box, things }
      shots.push(shot)
      if (look.perturbation === BASE) shots.push({ ...(await coverRightHalf(stage, shot)), elements: [] })
    })
  }
  return shots
}

async function inTerminal<Seen>(stage: Stage, look: Look, text: string, see: (window: WindowInfo) => Promise<Seen>): Promise<Seen> {
  const folder = await stage.folder('terminal', { 'screen.txt': text })
  const { columns = 84, rows = 28, at = { x: 120, y: 90 }, args = [...FONT, BASE_SIZE] } = look
  const place = ['-geometry', `${columns}x${rows}+${at.x}+${at.y}`, '-T', 'Text tools', '+sb', '-b', '2']
  const child = stage.session.start('xterm', [...place, ...args, '-e', 'sh', '-c', `stty -echo; cat ${folder}/screen.txt; exec sleep 600`])
  try {
    const window = await stage.window({ program: 'xterm' })
    return await see((await stage.settled(window)).window)
  } finally {
    child.kill()
    await stage.gone('xterm')
  }
}

/** Clears the screen, hides the cursor, paints the first and the last cell. */
function paintOf(columns: number, rows: number): string {
  return `\u001b[2J\u001b[?25l\u001b[48;5;201m\u001b[1;1H \u001b[${rows};${columns}H \u001b[0m`
}

/** Where all cells together lie, relative to the window. */
async function paintedCells(stage: Stage, window: WindowInfo): Promise<Box> {
  const { data, width, height } = await stage.desktop.capture(window.box)
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 4 * (y * width + x)
      if (data[at] !== 255 || data[at + 1] !== 0 || data[at + 2] !== 255) continue
      left = Math.min(left, x)
      top = Math.min(top, y)
      right = Math.max(right, x)
      bottom = Math.max(bottom, y)
    }
  }
  if (right - left < width / 2 || bottom - top < height / 2) throw new Error('The paint in the terminal is not seen.')
  return { x: left, y: top, width: right + 1 - left, height: bottom + 1 - top }
}
