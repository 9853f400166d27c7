import type { Desktop, Eyes, Memory, PageId, WindowInfo } from '#contract'
import { bestPage } from '#contract'

type PageNowPorts = {
  desktop: Pick<Desktop, 'windows' | 'capture' | 'elements'>
  eyes: Pick<Eyes, 'pageLook' | 'comparePages'>
  memory: Pick<Memory, 'pages'>
}

/** The page of memory that a program's foremost window shows now; undefined when none is like it, or it has no window. */
export async function pageNow(program: string, ports: PageNowPorts): Promise<PageId | undefined> {
  const window = foremost(await ports.desktop.windows(), program)
  const pages = window ? await ports.memory.pages(program) : []
  if (!window || pages.length === 0) return undefined
  const [picture, elements] = await Promise.all([ports.desktop.capture(window.box), ports.desktop.elements(window)])
  const look = await ports.eyes.pageLook({ window, picture, elements })
  return bestPage(look, pages, ports.eyes.comparePages)?.id
}

/** The one that has the focus, else the topmost; a menu is a part of the window under it. */
function foremost(windows: readonly WindowInfo[], program: string): WindowInfo | undefined {
  const own = windows.filter((window) => window.program === program && (window.kind === 'normal' || window.kind === 'dialog'))
  return own.find(({ active }) => active) ?? own[0]
}
