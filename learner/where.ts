import type { Point, WindowInfo } from '#contract'
import { contains } from '#contract'
import type { Sight } from './timeline.ts'

/** How far a window manager's frame reaches beyond what the program draws, at most. */
const FRAME_TOP_PX = 44
const FRAME_SIDE_PX = 8

/** The window that a gesture went to, the menus of its program that were open over it, and whether only its frame was touched. */
export type Where = { window: WindowInfo; menus: WindowInfo[]; onFrame: boolean }

/**
 * Where the pointer was. A click in a menu belongs to the window that the menu was opened from: menus come and go, and are looked at together with
 * their window when the task runs.
 * @param named accessibility named something at the point: then it is no frame
 */
export function whereAt(point: Point, sight: Sight, named: boolean): Where | undefined {
  const window = sight.windows.find((each) => contains(each.box, point))
  const framed = named ? undefined : sight.windows.find((each) => contains(each.box, point) || onFrameOf(each, point))
  if (framed && framed !== window) return { window: framed, menus: [], onFrame: true }
  return window && inWindow(window, sight)
}

/** Where keys go: to the active window. */
export function whereKeysGo(sight: Sight): Where | undefined {
  const window = sight.active ?? sight.windows.find((each) => each.kind === 'normal' || each.kind === 'dialog')
  return window && inWindow(window, sight)
}

function inWindow(window: WindowInfo, sight: Sight): Where {
  const owner = window.kind === 'menu' || window.kind === 'other' ? (ownerOf(window, sight) ?? window) : window
  const isMenu = (each: WindowInfo) => each.id === window.id || (each.kind === 'menu' && each.program === owner.program)
  const menus = sight.windows.filter((each) => each.id !== owner.id && isMenu(each))
  return { window: owner, menus, onFrame: false }
}

function ownerOf(menu: WindowInfo, sight: Sight): WindowInfo | undefined {
  const candidates = sight.windows.filter((each) => each.program === menu.program && (each.kind === 'normal' || each.kind === 'dialog'))
  return candidates.find((each) => each.id === sight.active?.id) ?? candidates[0]
}

function onFrameOf({ box, kind }: WindowInfo, point: Point): boolean {
  if (kind !== 'normal' && kind !== 'dialog') return false
  const frame = {
    x: box.x - FRAME_SIDE_PX,
    y: box.y - FRAME_TOP_PX,
    width: box.width + 2 * FRAME_SIDE_PX,
    height: box.height + FRAME_TOP_PX + FRAME_SIDE_PX,
  }
  return contains(frame, point)
}
