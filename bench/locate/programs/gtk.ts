import type { Group } from '../set/group.ts'
import { nativeGroup } from './native.ts'
import { inRows } from './told-things.ts'
import { GTK3_VARIANTS, GTK4_VARIANTS, gtkSettings } from './toolkits.ts'

const TEXT = `Minutes of the board\n\nPresent: Anna Berg, Carl Lind, Dora Falk\nSave the date: File the report, edit the search, help the view.\n${Array.from({ length: 12 }, (_, at) => `Point ${at + 1}: nothing was decided.`).join('\n')}\n`

const mousepad = {
  version: '2',
  command: 'mousepad',
  args: (folder: string) => ['--disable-server', `${folder}/minutes.txt`],
  files: { 'minutes.txt': TEXT },
  settings: gtkSettings(),
  main: { program: 'mousepad', kind: 'normal' as const },
  variants: [...GTK3_VARIANTS, { perturbation: 'data', files: { 'minutes.txt': 'Quite another text.\n\nFile\nEdit\nView\n'.repeat(4) } }],
}

const calculator = {
  command: 'galculator',
  args: () => [],
  settings: gtkSettings(),
  main: { program: 'galculator', kind: 'normal' as const },
}

const FILES = [
  'Agenda.txt',
  'Budget 2025.txt',
  'Budget 2026.txt',
  'Contract.txt',
  'Invoice 2041.txt',
  'Invoice 2042.txt',
  'Letter to Anna.txt',
  'Minutes.txt',
  'Offer.txt',
  'Report.txt',
  'Tax.txt',
]
const folderOf = (names: string[]) => Object.fromEntries(names.map((name, at) => [`papers/${name}`, 'x'.repeat(100 + 37 * at)]))

export const gtkGroups: Group[] = [
  nativeGroup({ ...mousepad, id: 'mousepad/main', at: { x: 120, y: 90, width: 720, height: 520 } }),
  nativeGroup({
    ...mousepad,
    id: 'mousepad/replace',
    at: { x: 220, y: 160, width: 560, height: 300 },
    async open(stage, main) {
      await stage.keys(main, 'ctrl+r')
      return stage.window({ program: 'mousepad', kind: 'dialog' })
    },
  }),
  nativeGroup({
    ...mousepad,
    id: 'mousepad/preferences',
    args: () => ['--disable-server', '--preferences'],
    main: { program: 'mousepad', kind: 'dialog' as const },
    fixedSize: true,
    at: { x: 220, y: 100, width: 560, height: 520 },
    variants: GTK3_VARIANTS,
  }),
  nativeGroup({
    ...calculator,
    version: '2',
    id: 'galculator/basic',
    at: { x: 140, y: 110, width: 420, height: 420 },
    variants: GTK3_VARIANTS,
  }),
  nativeGroup({
    ...calculator,
    version: '2',
    id: 'galculator/scientific',
    settings: { ...gtkSettings(), 'galculator/galculator.conf': 'mode=1\n' },
    at: { x: 140, y: 110, width: 620, height: 460 },
    variants: GTK3_VARIANTS,
  }),
  nativeGroup({
    id: 'thunar/papers',
    version: '3',
    command: 'thunar',
    args: (folder) => [`${folder}/papers`],
    files: folderOf(FILES),
    settings: gtkSettings(),
    main: { program: 'thunar', kind: 'normal' },
    at: { x: 130, y: 90, width: 860, height: 560 },
    variants: [...GTK3_VARIANTS],
    open: async (stage, main) => {
      await stage.keys(main, 'ctrl+2')
      return main
    },
    things: (_, scene, told) => inRows(told, scene, ({ name }) => name.endsWith('.txt')),
  }),
  nativeGroup({
    id: 'gnome-calculator/advanced',
    version: '2',
    command: 'gnome-calculator',
    args: () => [],
    settings: gtkSettings(),
    main: { program: 'gnome-calculator', kind: 'normal' },
    at: { x: 150, y: 110, width: 420, height: 540 },
    variants: GTK4_VARIANTS,
    /** The keys type what they are called: their boxes are where they are. */
    async check(stage, _scene, things) {
      const now = await stage.window({ program: 'gnome-calculator' })
      for (const digit of '1234567890') {
        const key = things.find((thing) => thing.key === `button-${digit}`)
        if (key) await stage.click({ x: key.box.x + key.box.width / 2, y: key.box.y + key.box.height / 2 })
      }
      const scene = await stage.settled(now)
      const typed = scene.elements.map(({ value, name }) => (value ?? name).replace(/\D/gu, '')).find((text) => text.length > 5)
      if (typed !== '1234567890') throw new Error(`The keys typed ${typed ?? 'nothing'}.`)
    },
  }),
]
