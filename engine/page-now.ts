import type { Desktop, Eyes, Memory, PageId, WindowInfo } from '#contract'

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
  let best: { id: PageId; similarity: number } | undefined
  for (const { id, look: usual, variants } of pages) {
    for (const known of [usual, ...variants.map((variant) => variant.look)]) {
      const { same, similarity } = ports.eyes.comparePages(known, look)
      if (same && similarity > (best?.similarity ?? 0)) best = { id, similarity }
    }
  }
  return best?.id
}

/** The one that has the focus, else the topmost; a menu is a part of the window under it. */
function foremost(windows: readonly WindowInfo[], program: string): WindowInfo | undefined {
  const own = windows.filter((window) => window.program === program && (window.kind === 'normal' || window.kind === 'dialog'))
  return own.find(({ active }) => active) ?? own[0]
}
