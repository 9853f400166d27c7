import { type Box, intersection, type UiElement } from '#contract'
import { type TrueWord, wordsIn } from './words.ts'

/** Things whose name is written on or beside them. Buttons of tool bars have names that nobody sees. */
const SHOWS_NAME: ReadonlySet<string> = new Set([
  'label',
  'menu',
  'menu-item',
  'cell',
  'text',
  'heading',
  'tab',
  'link',
  'radio',
  'checkbox',
  'list-item',
  'button',
  'toggle',
])
const SHOWS_VALUE: ReadonlySet<string> = new Set(['field', 'text', 'combobox', 'cell'])

/**
 * The words that a window shows, as accessibility tells them: of things whose words are drawn, only where the box has room for them, and once.
 * A text of several lines has its words somewhere in its area.
 */
export function toldWords(elements: UiElement[], window: Box, iconsOnly: (element: UiElement) => boolean): TrueWord[] {
  const seen = new Set<string>()
  return elements.flatMap((element) => {
    const { role, name, value, box } = element
    const shown = intersection(box, window)
    if (!shown || shown.width * shown.height < 0.9 * box.width * box.height || iconsOnly(element)) return []
    const holdsValue = SHOWS_VALUE.has(role) && value !== undefined && value.trim() !== ''
    // Cells of a sheet are called by their address, which is not written in them.
    const text = holdsValue ? value : SHOWS_NAME.has(role) && !(role === 'cell' && /^[A-Z]{1,3}\d+$/.test(name)) ? name : ''
    const words = wordsIn(text)
    const isArea = text.trim().includes('\n')
    if (words.length === 0 || (!isArea && (box.width < (role === 'cell' ? 7.5 : 6) * text.length || box.height < 8))) return []
    const at = { ...shown, x: shown.x - window.x, y: shown.y - window.y }
    // A button and the label in it are one.
    const key = `${text} ${Math.round((at.x + at.width / 2) / 12)} ${Math.round((at.y + at.height / 2) / 12)}`
    if (seen.has(key)) return []
    seen.add(key)
    return words.map((word) => ({ text: word, box: at, ...(isArea && { area: true as const }) }))
  })
}
