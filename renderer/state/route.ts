/** Where in the app one is: what stands after the `#`. */
export type Route =
  | { screen: 'home'; ask?: string }
  | { screen: 'record'; goal?: string }
  | { screen: 'recordings' }
  | { screen: 'recording'; id: string }
  | { screen: 'tasks' }
  | { screen: 'task'; id: string }
  | { screen: 'plan' }
  | { screen: 'pages' }
  | { screen: 'page'; id: string }
  | { screen: 'history' }
  | { screen: 'run'; id: string }
  | { screen: 'settings' }
  | { screen: 'approval'; id: string }
  | { screen: 'secret'; id: string }
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
const DETAILS = { recordings: 'recording', tasks: 'task', pages: 'page', runs: 'run', approval: 'approval', secret: 'secret' } as const

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?')
  const [first = '', id = '', ...more] = path.split('/').filter((part) => part !== '')
  const asked = wordsIn(query)
  if (first === '') return asked.ask ? { screen: 'home', ask: asked.ask } : { screen: 'home' }
  if (more.length > 0) return { screen: 'nowhere', path }
  if (id === '' && Object.hasOwn(LISTS, first)) {
    const screen = LISTS[first as keyof typeof LISTS]
    return screen === 'record' && asked.goal ? { screen, goal: asked.goal } : { screen }
  }
  if (id !== '' && Object.hasOwn(DETAILS, first)) return { screen: DETAILS[first as keyof typeof DETAILS], id: decode(id) }
  return { screen: 'nowhere', path }
}

/** The link to a place, with its `#`. */
export function hrefOf(route: Route): string {
  switch (route.screen) {
    case 'home':
      return route.ask ? `#/?ask=${encodeURIComponent(route.ask)}` : '#/'
    case 'record':
      return route.goal ? `#/record?goal=${encodeURIComponent(route.goal)}` : '#/record'
    case 'history':
      return '#/runs'
    case 'recording':
    case 'task':
    case 'page':
    case 'run':
      return `#/${route.screen}s/${encodeURIComponent(route.id)}`
    case 'approval':
    case 'secret':
      return `#/${route.screen}/${encodeURIComponent(route.id)}`
    case 'nowhere':
      return `#${route.path}`
    default:
      return `#/${route.screen}`
  }
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
