import { type Action, type ApprovedAction, contains, type Desktop, type Point } from '#contract'

/** What an act hit: all names and roles that are told of the place, or of what has the keyboard. */
export type Hit = { action: Action; names: string[]; roles: string[]; program: string }

/** A desktop that writes down what each act of pointing or typing hits, right before it is done. `amid` is called once, after the second act. */
export function watchedDesktop(desktop: Desktop, amid: () => Promise<void>): { desktop: Desktop; hits: Hit[] } {
  const hits: Hit[] = []
  let acts = 0
  const perform: Desktop['perform'] = async (approved: ApprovedAction, options) => {
    const { action } = approved
    if (isAct(action)) hits.push(await hitBy(desktop, action))
    await desktop.perform(approved, options)
    if (isAct(action) && ++acts === 2) await amid()
  }
  // Every other call goes to the desktop itself, with its own `this`.
  const watched = new Proxy(desktop, {
    get(of, name) {
      if (name === 'perform') return perform
      const member = Reflect.get(of, name, of)
      return typeof member === 'function' ? member.bind(of) : member
    },
  })
  return { desktop: watched, hits }
}

function isAct(action: Action): boolean {
  return action.kind === 'click' || action.kind === 'drag' || action.kind === 'type' || action.kind === 'press'
}

async function hitBy(desktop: Desktop, action: Action): Promise<Hit> {
  const point = pointOf(action)
  const active = await desktop.activeWindow()
  // An open list lies over the window in front, and may tell nothing.
  const window = point ? (await desktop.windows()).find(({ box }) => contains(box, point)) : active
  const told = point ? [await desktop.elementAt(point)] : [await desktop.focusedElement()]
  const around = window && point ? (await desktop.elements(window)).filter(({ box }) => contains(box, point)) : []
  const all = [...told, ...around].filter((one) => one !== undefined)
  return {
    action,
    names: [...new Set(all.map(({ name }) => name.trim()).filter((name) => name !== ''))],
    roles: [...new Set(all.map(({ role }) => role))],
    program: (window?.program || active?.program) ?? '',
  }
}

function pointOf(action: Action): Point | undefined {
  if (action.kind === 'click') return action.at
  return action.kind === 'drag' ? action.path[0] : undefined
}
