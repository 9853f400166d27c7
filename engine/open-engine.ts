import { join } from 'node:path'
import type { AppStatus, Desktop, InputTap, ModelSettings, Picture } from '#contract'
import { displayProblem, openDesktop, openInputTap } from '#desktop'
import { PANIC_KEY } from '#executor'
import { openMemory } from '#memory'
import { createEmbedder, createModel } from '#models'
import { createEyes, createTextReader } from '#perception'
import { createFfmpegReader, createFfmpegRecorder, findFfmpeg } from '#recorder'
import { checkMachine } from './checks.ts'
import { createSystemClock } from './clock.ts'
import { createEngine, type Engine } from './create-engine.ts'
import { findChromium, findProgram } from './find-program.ts'
import { backupsFolder, openHome } from './home.ts'
import { createIds } from './ids.ts'
import { checkModel } from './model-check.ts'
import { isOwnWindow } from './own-windows.ts'
import { createSettingsFile } from './settings.ts'
import { version } from './version.ts'
import { watchPanicKey } from './watchdog/host.ts'

/** The engine on this machine's real desktop, database and programs. Errors: `bad-input` (home), MemoryError codes of the database. */
export async function openEngine(options: { env?: NodeJS.ProcessEnv; shell: AppStatus['shell'] }): Promise<Engine> {
  const { env = process.env, shell } = options
  const clock = createSystemClock()
  const home = openHome(env)
  const memory = await openMemory({ folder: home.memory, clock, backups: backupsFolder(home) })
  const reader = createTextReader()
  const desktop = once<Desktop>(() => openDesktop({ clock, env }))
  const tap = once<InputTap>(() => openInputTap({ clock, env }))
  const ffmpeg = once(() => findFfmpeg(env))

  const openModel = ({ url, name }: ModelSettings, how: { timeoutMs: number; retries?: number }) =>
    createModel({ baseUrl: url, model: name, apiKey: env.UNDERSTUDY_MODEL_KEY || undefined, ...how })

  const engine = await createEngine({
    home,
    clock,
    ids: createIds(clock),
    memory,
    eyes: createEyes({ reader }),
    desktop: desktop.get,
    tap: tap.get,
    async video() {
      const path = await ffmpeg.get()
      return path
        ? { recorder: createFfmpegRecorder({ ffmpeg: path, clock, env }) }
        : { problem: 'ffmpeg was not found: this recording has no pictures. On Debian: apt-get install ffmpeg.' }
    },
    ffmpeg: ffmpeg.get,
    textReader: reader,
    openModel: (settings) => openModel(settings, { timeoutMs: ANSWER_MS }),
    openEmbedder: ({ url, name }) =>
      // A key of its own: that of the model is not for another server.
      createEmbedder({ baseUrl: url, model: name, apiKey: env.UNDERSTUDY_EMBEDDER_KEY || undefined, timeoutMs: VECTORS_MS, retries: 0 }),
    async videoReader() {
      const path = await ffmpeg.get()
      return path ? createFfmpegReader({ ffmpeg: path }) : undefined
    },
    watchPanicKey: (onPanic) => watchPanicKey(onPanic),
    isOwnWindow,
    canStart: ([program]) => program !== undefined && findProgram(program, env) !== undefined,
    checks: () =>
      checkMachine({
        desktop: desktop.get,
        ffmpeg: ffmpeg.get,
        async tryTap() {
          const problem = displayProblem(env, process.platform)
          if (problem) throw problem
          const stop = await (await tap.get()).start(() => {})
          await stop()
          return undefined
        },
        async tryTextReader() {
          await reader.read(BLANK)
          return undefined
        },
        databaseFile: join(home.memory, 'memory.sqlite'),
        model: async () =>
          checkModel((await createSettingsFile(home.settings).read()).model, (model) =>
            openModel(model, { timeoutMs: HEALTH_MS, retries: 0 }),
          ),
        shell: () => ({ found: shell === 'electron' ? 'Electron' : findChromium(env), advice: 'On Debian: apt-get install chromium.' }),
      }),
    about: { version, shell, platform: process.platform, panicKey: PANIC_KEY },
  })
  return {
    ...engine,
    async [Symbol.asyncDispose]() {
      await engine[Symbol.asyncDispose]()
      await reader.close()
      await (await desktop.opened())?.[Symbol.asyncDispose]()
    },
  }
}

/** For several steps with their pictures: a model on this machine needs minutes. */
const ANSWER_MS = 5 * 60_000
/** Nobody waits longer for vectors: recall goes by words alone then. */
const VECTORS_MS = 5_000
/** A server that does not tell what it offers by then is told of as one that does not answer; the first screen waits for this. */
const HEALTH_MS = 3_000

/** A picture with nothing on it: reading it loads what reading needs. */
const BLANK: Picture = { width: 64, height: 32, data: new Uint8Array(64 * 32 * 4).fill(255), box: { x: 0, y: 0, width: 64, height: 32 } }

/** Opens a thing when first asked for it; a failure is not remembered, so that mending the machine is enough. */
function once<Thing>(open: () => Promise<Thing>) {
  let thing: Promise<Thing> | undefined
  return {
    get(): Promise<Thing> {
      thing ??= open().catch((error) => {
        thing = undefined
        throw error
      })
      return thing
    },
    opened: (): Promise<Thing | undefined> => Promise.resolve(thing).catch(() => undefined),
  }
}
