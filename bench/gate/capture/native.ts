import { setTimeout as pause } from 'node:timers/promises'
import type { Scene, WindowInfo } from '#contract'
import { gtkSettings } from '../../locate/programs/toolkits.ts'
import type { Stage } from '../../locate/set/stage.ts'
import type { Corpus } from '../corpus.ts'
import { addMoment } from './add.ts'
import type { Label } from './label.ts'
import { MOMENTS } from './moments/index.ts'

/** A state of a program of this machine, reached by keys that are the same in every language. */
export type Moment = {
  id: string
  program: string
  command: string
  args: (folder: string) => string[]
  files?: Record<string, string>
  settings?: Record<string, string>
  env?: Record<string, string>
  languages: string[]
  /** Brings the program there from its first window, and says which window is meant. */
  open?: (stage: Stage, main: WindowInfo, folder: string) => Promise<WindowInfo>
  /** Written for English; other languages are met by the place among its like. */
  labels: Label[]
}

const LOCALES: Record<string, string> = {
  en: 'C.UTF-8',
  de: 'de_DE.UTF-8',
  fr: 'fr_FR.UTF-8',
  es: 'es_ES.UTF-8',
  it: 'it_IT.UTF-8',
  pt: 'pt_BR.UTF-8',
  nl: 'nl_NL.UTF-8',
  pl: 'pl_PL.UTF-8',
  ru: 'ru_RU.UTF-8',
  sv: 'sv_SE.UTF-8',
  ja: 'ja_JP.UTF-8',
  zh: 'zh_CN.UTF-8',
}
const TOLD_LATE_MS = 500

export async function captureNative(
  stage: Stage,
  corpus: Corpus,
  takes: (id: string) => boolean,
  say: (text: string) => void,
  write: () => void,
): Promise<void> {
  for (const moment of MOMENTS.filter(({ id }) => takes(`native/${id}`))) {
    let english: Scene | undefined
    for (const language of moment.languages) {
      try {
        const scene = await taken(stage, moment, language)
        if (language === 'en') english = scene
        const id = `native/${moment.id}-${language}`
        addMoment(corpus, { id, language, scene, labels: moment.labels, english: language === 'en' ? undefined : english, onLost: say })
        say(`${id}: ${scene.elements.length} elements of “${scene.window.title}”`)
      } catch (error) {
        say(`native/${moment.id} (${language}) is left out: ${error instanceof Error ? error.message : error}`)
      }
    }
    write()
  }
}

async function taken(stage: Stage, moment: Moment, language: string): Promise<Scene> {
  const folder = await stage.folder(`${moment.id.replaceAll('/', '-')}-${language}`, moment.files)
  const config = await stage.folder(`config-${moment.id.replaceAll('/', '-')}-${language}`, moment.settings ?? gtkSettings())
  const locale = LOCALES[language] ?? 'C.UTF-8'
  const env = { LANG: locale, LC_ALL: locale, LANGUAGE: language === 'en' ? '' : language, XDG_CONFIG_HOME: config, ...moment.env }
  const child = stage.session.start(moment.command, moment.args(folder), { env, cwd: folder })
  try {
    const main = await stage.window({ program: moment.program, kind: 'normal' }, 40_000)
    await pause(TOLD_LATE_MS)
    const window = moment.open ? await moment.open(stage, main, folder) : main
    await pause(TOLD_LATE_MS)
    return await stage.settled(window)
  } finally {
    try {
      process.kill(-(child.pid ?? 0), 'SIGKILL')
    } catch {
      // It ended by itself.
    }
    await stage.gone(moment.program).catch(async () => {
      for (const left of await stage.desktop.windows())
        if (left.program === moment.program && left.processId !== undefined) process.kill(left.processId, 'SIGKILL')
    })
  }
}

/** Waits for the dialog of the program. */
export function dialogOf(stage: Stage, program: string): Promise<WindowInfo> {
  return stage.window({ program, kind: 'dialog' }, 15_000)
}
