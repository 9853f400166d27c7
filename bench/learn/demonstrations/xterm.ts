import { until } from '../../locate/set/stage.ts'
import type { Demonstration } from '../demonstration.ts'
import { openElsewhere } from '../stage/elsewhere.ts'
import type { World } from '../stage/world.ts'

const PROGRAM = 'xterm'

async function openTerminal(world: World) {
  const { stage } = world
  const folder = await stage.folder('papers', { 'report.txt': 'one\ntwo\nthree\n', 'plan.txt': 'a\nb\n' })
  const args = ['-geometry', '90x26+40+60', '-e', 'sh', '-c', `cd '${folder}' && PS1='$ ' exec sh`]
  world.commands[PROGRAM] = ['xterm', ...args]
  stage.session.start('xterm', args)
  const window = await stage.window({ program: PROGRAM })
  await stage.settled(window)
  const elsewhere = await openElsewhere(world)
  const screen = async () => {
    const now = await until('the terminal', 10_000, async () => (await stage.desktop.windows()).find(({ id }) => id === window.id))
    const { x, y, width, height } = now.box
    return { role: 'field', name: '', box: now.box, point: { x: Math.round(x + width / 2), y: Math.round(y + height / 2) }, window: now }
  }
  return { screen, detours: elsewhere }
}

const count: Demonstration = {
  id: 'xterm/count-lines',
  program: 'xterm',
  goal: 'Count the lines of report.txt',
  values: [{ name: 'file', value: 'report.txt', type: 'file' }],
  calms: 2,
  async open(world) {
    const { screen, detours } = await openTerminal(world)
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.click(screen)
        await person.type('wc -l ', { value: 'file', text: 'report.txt' })
        await person.press('Return')
        await person.calm()
      },
    }
  },
}

const FOLDERS = ['spring', 'summer', 'autumn']

const folders: Demonstration = {
  id: 'xterm/three-folders',
  program: 'xterm',
  goal: 'Make the folders for the seasons',
  values: [],
  roundValues: { folder: FOLDERS },
  calms: 1,
  async open(world) {
    const { screen, detours } = await openTerminal(world)
    return {
      detours,
      async act(person) {
        await person.calm()
        await person.click(screen)
        for (const [index, name] of FOLDERS.entries()) {
          await person.round('folders', index, async () => {
            await person.type('mkdir ', { value: 'folder', text: name })
            await person.press('Return')
          })
        }
      },
    }
  },
}

export const xtermDemonstrations = [count, folders]
