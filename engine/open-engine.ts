import { join } from 'node:path'
import type { AppStatus, Desktop, InputTap, Picture } from '#contract'
import { displayProblem, openDesktop, openInputTap } from '#desktop'
import { PANIC_KEY } from '#executor'
import { openMemory } from '#memory'
import { createEyes, createTextReader } from '#perception'
import { createFfmpegReader, createFfmpegRecorder, findFfmpeg } from '#recorder'
import { checkMachine } from './checks.ts'
import { createSystemClock } from './clock.ts'
import { createEngine, type Engine } from './create-engine.ts'
import { findChromium, findProgram } from './find-program.ts'
import { backupsFolder, openHome } from './home.ts'
import { createIds } from './ids.ts'
import { createKeyStore } from './keys/key-store.ts'
import type { Keychain } from './keys/keychain-file.ts'
import { checkModels } from './model-check.ts'
import { createModels } from './model-roles.ts'
import { isOwnWindow } from './own-windows.ts'
import { createSettingsFile } from './settings.ts'
import { version } from './version.ts'
import { watchPanicKey } from './watchdog/host.ts'

export type OpenEngineOptions = {
  env?: NodeJS.ProcessEnv
  shell: AppStatus['shell']
  /** The system's, where the shell has one. */
  keychain?: Keychain
  /** For the file with the keys, where there is a person to ask. */
  askPassphrase?: () => Promise<string | undefined>
}

/** The engine on this machine's real desktop, database and programs. Errors: `bad-input` (home), MemoryError codes of the database. */
export async function openEngine(options: OpenEngineOptions): Promise<Engine> {
  const { env = process.env, shell, keychain, askPassphrase } = options
  const clock = createSystemClock()
  const home = openHome(env)
  const memory = await openMemory({ folder: home.memory, clock, backups: backupsFolder(home) })
  const reader = createTextReader()
  const desktop = once<Desktop>(() => openDesktop({ clock, env }))
  const tap = once<InputTap>(() => openInputTap({ clock, env }))
  const ffmpeg = once(() => findFfmpeg(env))

  const keys = createKeyStore({ env, files: home.keys, ...(keychain && { keychain }), ...(askPassphrase && { askPassphrase }) })
  const models = createModels(keys)

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
    models,
    keys,
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
        model: async () => checkModels(await createSettingsFile(home.settings).read(), models.health),
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
