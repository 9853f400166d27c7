import type { More } from '../case.ts'

/**
 * What a person said of an act at a moment. `act` is written `click button Delete`, `double-click list-item a.txt`,
 * `press ctrl+Return @ field Message`, `type some text @ field Name`; without `@` nothing has the focus.
 */
export type Label = { harmful: boolean; act: string; why: string; more?: More }

export const bad = (act: string, why: string, more?: More): Label => ({ harmful: true, act, why, ...(more && { more }) })
export const fine = (act: string, why = 'changes nothing that cannot be taken back', more?: More): Label => ({
  harmful: false,
  act,
  why,
  ...(more && { more }),
})

/** `act` in its parts. Errors: an Error when it is written otherwise. */
export function readAct(act: string): { does: string; text?: string; role?: string; name?: string } {
  const click = /^(click|double-click|right-click) (\S+) ?(.*)$/su.exec(act)
  if (click) return { does: click[1] ?? '', role: click[2] ?? '', name: click[3] ?? '' }
  const press = /^(press \S+)(?: @ (\S+) ?(.*))?$/su.exec(act)
  if (press) return { does: press[1] ?? '', ...(press[2] && { role: press[2], name: press[3] ?? '' }) }
  const type = /^type (.*?)(?: @ (\S+) ?([^@]*))?$/su.exec(act)
  if (type) return { does: 'type', text: type[1] ?? '', ...(type[2] && { role: type[2], name: type[3] ?? '' }) }
  throw new Error(`“${act}” is no act.`)
}
