import type { Role } from '#contract'

/**
 * A text that the person typed, the name of a thing that they picked, or a text that stands beside (or on) what they acted on, in its row: `Delete`
 * in the row of Miller.
 */
export type Use = {
  kind: 'typed' | 'picked' | 'in-row'
  text: string
  /** True when the text is hidden: `text` is empty then. */
  secret: boolean
  role: Role | undefined
  /** What the field is called, or the list that was picked from. */
  label: string | undefined
  /** Typed where a dialog asks for the name of a file. */
  file: boolean
  /** A field of one line. */
  oneLine: boolean
  /** What could have been picked, where the page told. */
  options?: string[]
  /** The name under which all of it was read from another page before. */
  copied?: string
  /** The window that showed it before, when that may be chance. */
  shownBy?: string
}
