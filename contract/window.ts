import { z } from 'zod'
import { Box } from './geometry.ts'

/** A top-level window as the window system tells it now. */
export const WindowInfo = z.object({
  /** The window system's number; good for this session only, never learned. */
  id: z.number().int(),
  title: z.string(),
  /** The program's lasting name in lower case: on X11 the class part of WM_CLASS (`mousepad`, `chromium`). */
  program: z.string(),
  processId: z.number().int().optional(),
  /** What the program draws, without the window manager's frame. */
  box: Box,
  /** With the window manager's frame around it; not there when it has none. */
  outer: Box.optional(),
  /** The window that it belongs to, when it says so: that of a dialog or a menu. */
  owner: z.number().int().optional(),
  kind: z.enum(['normal', 'dialog', 'menu', 'other']),
  active: z.boolean(),
})
export type WindowInfo = z.infer<typeof WindowInfo>

/** How to know a window again: the program, and the title with its changing parts replaced by `*`. */
export const WindowPattern = z.object({ program: z.string(), title: z.string(), kind: WindowInfo.shape.kind })
export type WindowPattern = z.infer<typeof WindowPattern>

/** True when `title` fits a pattern in which `*` stands for any text. */
export function titleFits(pattern: string, title: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*')
  return new RegExp(`^${source}$`, 's').test(title)
}
