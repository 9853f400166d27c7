/** Where in the app one is: what stands after the `#`. */
export type Route =
  | { screen: 'home'; ask?: string }
  /** `task`: the recording is a further demonstration of it; with `from` it replaces its steps from that one on. */
  | { screen: 'record'; goal?: string; task?: string; from?: string }
  | { screen: 'recordings' }
  | { screen: 'recording'; id: string }
  | { screen: 'tasks' }
  | { screen: 'task'; id: string }
  /** A task shown again; with `recording`, that one is learned from. */
  | { screen: 'again'; id: string; recording?: string }
  | { screen: 'plan' }
  | { screen: 'pages' }
  | { screen: 'page'; id: string }
  | { screen: 'history' }
  | { screen: 'run'; id: string }
  | { screen: 'settings' }
  | { screen: 'approval'; id: string }
  | { screen: 'secret'; id: string }
  | { screen: 'help'; id: string }
  /** What the person showed in a run, in a window of its own. */
  | { screen: 'taught'; id: string }
  /** A task once for each row of a table: before it begins, and as it stands. */
  | { screen: 'table'; task: string }
  | { screen: 'batch'; id: string }
  | { screen: 'bar' }
  | { screen: 'nowhere'; path: string }

const LISTS = {
  record: 'record',
  recordings: 'recordings',
  tasks: 'tasks',
  plan: 'plan',
  pages: 'pages',
  runs: 'history',
  settings: 'settings',
  bar: 'bar',
} as const
const DETAILS = {
  recordings: 'recording',
  tasks: 'task',
  again: 'again',
  pages: 'page',
  runs: 'run',
  approval: 'approval',
  secret: 'secret',
  help: 'help',
  taught: 'taught',
  tables: 'batch',
} as const

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?')
  const [first = '', id = '', ...more] = path.split('/').filter((part) => part !== '')
  const asked = wordsIn(query)
  if (first === '') return asked.ask ? { screen: 'home', ask: asked.ask } : { screen: 'home' }
  if (more.length > 0) return { screen: 'nowhere', path }
  if (id === '' && Object.hasOwn(LISTS, first)) {
    const screen = LISTS[first as keyof typeof LISTS]
    return screen === 'record' ? { screen, ...only(asked, 'goal', 'task', 'from') } : { screen }
  }
  if (first === 'table' && id !== '') return { screen: 'table', task: decode(id) }
  if (id !== '' && Object.hasOwn(DETAILS, first)) {
    const screen = DETAILS[first as keyof typeof DETAILS]
    return screen === 'again' ? { screen, id: decode(id), ...only(asked, 'recording') } : { screen, id: decode(id) }
  }
  return { screen: 'nowhere', path }
}

/** The link to a place, with its `#`. */
export function hrefOf(route: Route): string {
  switch (route.screen) {
    case 'home':
      return route.ask ? `#/?ask=${encodeURIComponent(route.ask)}` : '#/'
    case 'record':
      return `#/record${queryOf({ goal: route.goal, task: route.task, from: route.from })}`
    case 'history':
      return '#/runs'
    case 'recording':
    case 'task':
    case 'page':
    case 'run':
      return `#/${route.screen}s/${encodeURIComponent(route.id)}`
    case 'again':
      return `#/again/${encodeURIComponent(route.id)}${queryOf({ recording: route.recording })}`
    case 'table':
      return `#/table/${encodeURIComponent(route.task)}`
    case 'batch':
      return `#/tables/${encodeURIComponent(route.id)}`
    case 'approval':
    case 'secret':
    case 'help':
    case 'taught':
      return `#/${route.screen}/${encodeURIComponent(route.id)}`
    case 'nowhere':
      return `#${route.path}`
    default:
      return `#/${route.screen}`
  }
}

function queryOf(said: Partial<Record<string, string>>): string {
  const parts = Object.entries(said).flatMap(([name, value]) => (value ? [`${name}=${encodeURIComponent(value)}`] : []))
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

/** Those of the asked words that a place knows. */
function only<Name extends string>(asked: Partial<Record<string, string>>, ...names: Name[]): Partial<Record<Name, string>> {
  return Object.fromEntries(names.flatMap((name) => (asked[name] ? [[name, asked[name]]] : []))) as Partial<Record<Name, string>>
}

function wordsIn(query: string): Partial<Record<string, string>> {
  return Object.fromEntries(
    query
      .split('&')
      .map((part) => part.split('='))
      .map(([name = '', value = '']) => [name, decode(value.replaceAll('+', ' '))]),
  )
}

/** A link that someone cut in half must not break the app. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
