import { type Box, intersection, type Scene, type WindowInfo } from '#contract'
import type { Group } from '../set/group.ts'
import { BASE, type Shot, type Thing } from '../set/shot.ts'
import { type Stage, until } from '../set/stage.ts'
import { coverRightHalf } from './cover.ts'
import { toldThings } from './told-things.ts'

/** One way in which a program is started. */
export type Variant = {
  perturbation: string
  env?: Record<string, string>
  args?: string[]
  /** Files of its settings folder (XDG_CONFIG_HOME). */
  settings?: Record<string, string>
  at?: Box
  /** What was done to its data. */
  files?: Record<string, string>
  /** What was done to its data, by hand: writes into the folder. */
  prepare?(folder: string): void
  /**
   * The toolkit draws everything so many times as large and goes on telling accessibility the small numbers. The truth is then measured on a
   * twin: the same program unscaled in a window so many times as small, where everything is laid out alike.
   */
  drawnScale?: { by: number; unset: string[] }
}

export type NativeProgram = {
  id: string
  version: string
  command: string
  /** `folder` holds the files. */
  args(folder: string): string[]
  files?: Record<string, string>
  prepare?(folder: string): void
  settings?: Record<string, string>
  env?: Record<string, string>
  /** The window that comes up first. */
  main: Partial<Pick<WindowInfo, 'program' | 'kind' | 'title'>> & { program: string }
  at: Box
  /** Opens what is to be seen, and says which window it is; it may type and click. */
  open?(stage: Stage, main: WindowInfo, folder: string): Promise<WindowInfo>
  variants: Variant[]
  /** The truth, when accessibility is not the whole of it. */
  things?(stage: Stage, scene: Scene, told: Thing[]): Promise<Thing[]> | Thing[]
  /** Acts on what was told of the base, and fails where the truth is not true. */
  check?(stage: Stage, scene: Scene, things: Thing[]): Promise<void>
  /** Whether its window can be given another size. */
  fixedSize?: boolean
}

export function nativeGroup(program: NativeProgram): Group {
  const { id, version, variants } = program
  return {
    id,
    version: `${version}\n${JSON.stringify([variants, program.at, program.files])}`,
    build: (stage) => buildProgram(stage, program),
  }
}

async function buildProgram(stage: Stage, program: NativeProgram): Promise<Shot[]> {
  const shots = await started(stage, program, { perturbation: BASE }, async (window) => {
    const base = await shotOf(stage, program, window, BASE)
    const seen = [base, await coverRightHalf(stage, base)]
    const shot = async (perturbation: string, box: Partial<Box>) => {
      const now = await stage.place(window, box)
      seen.push(await shotOf(stage, program, now, perturbation))
    }
    const { x, y, width, height } = window.box
    await shot('moved', { x: x < 300 ? x + 330 : x - 170, y: y < 200 ? y + 150 : y - 90 })
    if (!program.fixedSize) {
      await shot('resized-larger', { x: 60, y: 60, width: Math.round(width * 1.35), height: Math.round(height * 1.3) })
      await shot('resized-smaller', { x: 90, y: 80, width: Math.round(width * 0.8), height: Math.round(height * 0.8) })
      await stage.place(window, { x, y, width, height })
    }
    if (program.check) await program.check(stage, await stage.settled(window), base.things)
    return seen
  })
  for (const variant of program.variants) {
    try {
      shots.push(
        ...(await started(stage, program, variant, async (window) => [await shotOf(stage, program, window, variant.perturbation)])),
      )
    } catch (error) {
      process.stdout.write(`  ${program.id}, ${variant.perturbation} is left out: ${error instanceof Error ? error.message : error}\n`)
    }
  }
  return shots
}

/** Errors: an Error when the twin cannot be given the size at which it is laid out alike. */
async function _withTwinsTruth(stage: Stage, program: NativeProgram, variant: Variant, shot: Shot): Promise<Shot> {
  const { by, unset } = variant.drawnScale ?? { by: 1, unset: [] }
  const { box } = shot.window
  const env = Object.fromEntries(Object.entries(variant.env ?? {}).filter(([name]) => !unset.includes(name)))
  const at = { ...program.at, width: Math.round(box.width / by), height: Math.round(box.height / by) }
  const [twin] = await started(stage, program, { ...variant, env, at }, async (window) => [await shotOf(stage, program, window, 'twin')])
  if (!twin) throw new Error('there is no twin')
  const off = Math.max(Math.abs(twin.window.box.width * by - box.width), Math.abs(twin.window.box.height * by - box.height))
  if (off > 2 * by) throw new Error(`its twin is not of the same shape: ${JSON.stringify([twin.window.box, box])}`)
  const large = (one: Box): Box => ({
    x: box.x + (one.x - twin.window.box.x) * by,
    y: box.y + (one.y - twin.window.box.y) * by,
    width: one.width * by,
    height: one.height * by,
  })
  const things = twin.things.map((thing): Thing => ({ ...thing, hit: undefined, box: large(thing.box) }))
  return {
    ...shot,
    things: things.map((thing) => (intersection(thing.box, shot.picture.box) ? thing : { ...thing, state: 'hidden' as const })),
  }
}

const LEAST_TOLD = 4
let starts = 0

async function started(
  stage: Stage,
  program: NativeProgram,
  variant: Variant,
  use: (window: WindowInfo) => Promise<Shot[]>,
): Promise<Shot[]> {
  const count = ++starts
  const folder = await stage.folder('files', { ...program.files, ...variant.files })
  for (const prepare of [program.prepare, variant.prepare]) prepare?.(folder)
  const settings = await stage.folder(`settings-${count}`, { ...program.settings, ...variant.settings })
  const env = { ...program.env, ...variant.env, XDG_CONFIG_HOME: settings }
  const child = stage.session.start(program.command, [...program.args(folder), ...(variant.args ?? [])], { env, cwd: folder })
  try {
    const main = await stage.window(program.main)
    await stage.settled(main)
    const opened = program.open ? await program.open(stage, main, folder) : main
    return await use(
      await stage.place(opened, { ...program.at, ...variant.at, ...(program.fixedSize && { width: undefined, height: undefined }) }),
    )
  } finally {
    if (child.pid !== undefined) end(child.pid)
    await stage.gone(program.main.program)
  }
}

/** A program with all that it started: it has a process group of its own. */
function end(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

async function shotOf(stage: Stage, program: NativeProgram, window: WindowInfo, perturbation: string): Promise<Shot> {
  // A program that has only just started may draw first and tell later.
  const scene = await until(`accessibility of “${window.title}”`, 45_000, async () => {
    const seen = await stage.settled(window)
    return seen.elements.length >= LEAST_TOLD ? seen : undefined
  })
  const told = await toldThings(stage, scene)
  const things = program.things ? await program.things(stage, scene, told) : told
  return { perturbation, ...scene, pictureBox: scene.picture.box, things }
}
