import { z } from 'zod'
import { Box } from './geometry.ts'

/** The roles that Understudy tells apart, whatever a platform calls them; `text` is plain text, `field` takes typing, `unknown` is seen but not understood. */
export const Role = z.enum([
  'button',
  'toggle',
  'checkbox',
  'radio',
  'link',
  'field',
  'password',
  'combobox',
  'list',
  'list-item',
  'menu',
  'menu-item',
  'menubar',
  'tab',
  'table',
  'row',
  'cell',
  'tree',
  'tree-item',
  'slider',
  'spinner',
  'scrollbar',
  'image',
  'icon',
  'text',
  'heading',
  'label',
  'document',
  'toolbar',
  'dialog',
  'alert',
  'panel',
  'window',
  'statusbar',
  'unknown',
])
export type Role = z.infer<typeof Role>

/** Things that one acts on. */
export const ACTIONABLE_ROLES: readonly Role[] = [
  'button',
  'toggle',
  'checkbox',
  'radio',
  'link',
  'field',
  'password',
  'combobox',
  'list-item',
  'menu',
  'menu-item',
  'tab',
  'row',
  'cell',
  'tree-item',
  'slider',
  'spinner',
  'icon',
]

/** A thing on the screen: seen in the accessibility tree, read from pixels, or both. */
export const UiElement = z.object({
  role: Role,
  /** What it is called: its label, or the text on it. Empty when nothing names it. */
  name: z.string(),
  /** What it holds now: a field's text, a slider's number. Never of a password field. */
  value: z.string().optional(),
  box: Box,
  source: z.enum(['accessibility', 'ocr', 'shape']),
  /** How sure the source is that it is there and reads so, 0 to 1. */
  confidence: z.number().min(0).max(1),
  focused: z.boolean().optional(),
  checked: z.boolean().optional(),
  selected: z.boolean().optional(),
  enabled: z.boolean().optional(),
  /** Roles and names from the window down to the element's parent; for people and for tie-breaks, never alone for finding. */
  path: z.array(z.string()).optional(),
})
export type UiElement = z.infer<typeof UiElement>
