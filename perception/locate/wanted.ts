import { type Neighbour, type Scene, type Target, titleFits } from '#contract'
import { hasRoomFor } from '../elements/labels.ts'
import { readLikeness } from '../elements/names.ts'
import { holdsValue, showsData } from '../elements/roles.ts'
import { type WantedRow, wantedRow } from './row-agreement.ts'
import { ROW } from './row-words.ts'

/** What is looked for in one locate, with the values of this run filled in. */
export type Wanted = {
  target: Target
  /** The name to look for now; undefined when the target has none. */
  name: string | undefined
  /** True when the name comes from a value of this run: then the learned picture and place are those of another thing. */
  other: boolean
  /** Whether the name can be read on the thing itself (a button's text), and not only near it or nowhere (a field's label, an icon's tooltip). */
  nameShows: boolean
  /** The remembered label beside a field or check box, when the name stands there. */
  label: Neighbour | undefined
  /** The row that it stands in. */
  row: WantedRow | undefined
  /** Whether the name is that of a person, a document, an amount: such a name is the same or another, never alike. */
  entity: boolean
  /** Whether the window's title fits what was learned. */
  titleFits: boolean
}

export function wantedIn(target: Target, scene: Scene, values: Record<string, string>): Wanted {
  const value = target.nameParameter === undefined ? undefined : values[target.nameParameter]
  const row = wantedRow(target, values)
  const data = target.role !== undefined && showsData(target.role)
  const inRow = row?.other === true && value === undefined ? nameInRow(target, values) : { name: target.name }
  // What is shown in somebody else's row is not what was shown in the first one's.
  const others = row?.other === true && value === undefined && (data || inRow.name === undefined)
  const name = others ? undefined : (value ?? inRow.name)?.trim() || undefined
  return {
    target,
    name,
    row,
    entity: value !== undefined || data,
    other: others || inRow.name !== target.name || (value !== undefined && value.trim() !== target.name?.trim()),
    nameShows: name !== undefined && showsName(target, name),
    label: name === undefined ? undefined : target.neighbours.find((one) => one.role === 'label' && readLikeness(one.name, name) >= 0.87),
    titleFits: titleFits(target.window.title, scene.window.title),
  }
}

/**
 * What a thing in another row is called. Boxes and buttons may be named after their row: “Choose mail from City Bank”. Without a name where only a part of
 * the words that its name holds is known.
 */
function nameInRow({ name, neighbours }: Target, values: Record<string, string>): { name: string | undefined } {
  for (const { role, name: words, parameter, before = '', after = '' } of neighbours) {
    const value = role === ROW && parameter !== undefined ? values[parameter]?.trim() : undefined
    if (value === undefined || words.trim() === '' || !name?.includes(words)) continue
    return { name: `${before}${after}`.trim() === '' ? name.replace(words, () => value) : undefined }
  }
  return { name }
}

function showsName(target: Target, name: string): boolean {
  // A lone sign (the dot or minus key of a calculator) is too little to be read for sure.
  if (!/[\p{L}\p{N}]/u.test(name)) return false
  if (target.source === 'ocr') return true
  if (target.role === undefined || holdsValue(target.role) || target.role === 'icon' || target.role === 'image') return false
  return hasRoomFor(name, target.place)
}

/** Why nothing in this window can be the target, in words; undefined when it may. */
export function windowVeto(target: Target, scene: Scene, fits: boolean): string | undefined {
  if (scene.window.program !== target.window.program) return `another program: ${scene.window.program}`
  if (target.window.kind === 'dialog' && scene.window.kind === 'dialog' && !fits) return `another dialog: ${scene.window.title}`
  return undefined
}
