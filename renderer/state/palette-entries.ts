import type { Page, TaskSummary } from '#contract'
import { words } from '../words/index.ts'
import { programName, programNames } from './format.ts'
import { hrefOf, type Route } from './route.ts'
import { plainText } from './slots.ts'

export type PaletteEntry = { id: string; kind: 'go' | 'run' | 'page' | 'ask'; text: string; detail?: string; href: string }

const PLACES: readonly [Route, string][] = [
  [{ screen: 'home' }, words.nav.home],
  [{ screen: 'record' }, words.nav.record],
  [{ screen: 'recordings' }, words.nav.recordings],
  [{ screen: 'tasks' }, words.nav.tasks],
  [{ screen: 'pages' }, words.nav.pages],
  [{ screen: 'history' }, words.nav.history],
  [{ screen: 'settings' }, words.nav.settings],
]

const MOST = 12

/** What fits the typed words: tasks to run, places, pages; at last the words themselves as a request. */
export function paletteEntries(typed: string, tasks: readonly TaskSummary[], pages: readonly Page[]): PaletteEntry[] {
  const goals = tasks.map((task) => ({
    task,
    text: plainText(task.goal),
    programs: programNames(task.programs),
  }))
  const all: PaletteEntry[] = [
    ...goals.map(({ task, text, programs }) => entry('run', { screen: 'task', id: task.id }, text, programs)),
    ...PLACES.map(([route, text]) => entry('go', route, text)),
    ...pages.map((page) => entry('page', { screen: 'page', id: page.id }, page.name, programName(page.look.window.program))),
  ]
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const fitting = all.filter(({ kind, text, detail = '' }) => {
    const said = `${words.palette[kind === 'ask' ? 'run' : kind]} ${text} ${detail}`.toLowerCase()
    return wanted.every((word) => said.includes(word))
  })
  const shown = wanted.length === 0 ? fitting.filter(({ kind }) => kind === 'run' || kind === 'go') : fitting
  const ask = typed.trim() === '' ? [] : [entry('ask', { screen: 'home', ask: typed.trim() }, words.palette.ask(typed.trim()))]
  return [...shown.slice(0, MOST), ...ask]
}

function entry(kind: PaletteEntry['kind'], route: Route, text: string, detail?: string): PaletteEntry {
  const href = hrefOf(route)
  return { id: `${kind} ${href}`, kind, text, detail, href }
}
