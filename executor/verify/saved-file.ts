import type { FileFacts, Step, UiElement, WindowInfo } from '#contract'
import { overlap } from '#contract'
import { isOneOf, words } from '../gate/reading.ts'
import { SAVE } from '../gate/words.ts'
import type { Sight } from '../place/sight.ts'
import { short } from '../plain-text.ts'
import type { Run } from '../run/run.ts'
import type { Check } from './before.ts'

/** The file that an act may write. `sure`: its name tells the folder too, and the act is known to write it. */
export type FileBefore = { name: string; sure: boolean; dialog: number | undefined; window: WindowInfo; files: FileFacts[] }

/** Which file a save would write now, by the dialog's name field or by the title of the window; undefined where nothing tells. Looks at the disk only for what it says of a file, never into it. */
export async function fileBefore(run: Run, sight: Sight | undefined, focused: UiElement | undefined): Promise<FileBefore | undefined> {
  if (!run.files || !sight) return undefined
  const { window } = sight
  const told = window.kind === 'dialog' ? inDialog(sight, focused) : inTitle(window.title)
  if (!told) return undefined
  const { name, sure } = told
  const dialog = window.kind === 'dialog' ? window.id : undefined
  return { name, sure, dialog, window, files: await run.files.facts(name, { processId: window.processId }) }
}

/** Whether a step that saves has written its file: undefined for other steps, and where that cannot be told. A dialog that is still open has written nothing yet. */
export async function savedFile(
  run: Run,
  step: Step,
  sight: Sight | undefined,
  before: FileBefore | undefined,
): Promise<Check | undefined> {
  if (!run.files || !before || !saves(step, sight, before)) return undefined
  const windows = await run.desktop.windows()
  if (before.dialog !== undefined && windows.some(({ id }) => id === before.dialog)) return undefined
  // Where the program asks on, it has not written yet.
  if (windows.some(({ active, kind, program }) => active && kind === 'dialog' && program === before.window.program)) return undefined
  const now = await run.files.facts(before.name, { processId: before.window.processId })
  const written = now.find(({ path, changedAtMs, size }) => {
    const was = before.files.find((file) => file.path === path)
    return !was || was.changedAtMs !== changedAtMs || was.size !== size
  })
  if (written) return { held: true, text: `The file “${short(written.path)}” was written.` }
  return before.sure ? { held: false, text: `The file “${short(before.name)}” was not written.` } : undefined
}

function saves({ act }: Step, sight: Sight | undefined, { dialog }: FileBefore): boolean {
  if (act.kind === 'click') return sight?.found?.names.some((name) => isOneOf(name, SAVE)) ?? false
  if (act.kind !== 'press') return false
  if (dialog !== undefined) return act.key === 'Return' || act.key === 'KP_Enter'
  return act.key === 's' && act.modifiers.length === 1 && act.modifiers[0] === 'ctrl'
}

/** The name that stands in a dialog that saves: in the field with the cursor, else in its only field. */
function inDialog({ window, scene }: Sight, focused: UiElement | undefined): { name: string; sure: boolean } | undefined {
  const buttons = (scene?.elements ?? []).filter(({ role }) => role === 'button')
  const saves = titleSaves(window.title) || buttons.some(({ name }) => isOneOf(name, SAVE))
  if (!saves) return undefined
  const fields = (scene?.elements ?? []).filter(({ role, value }) => role === 'field' && value !== undefined && value.trim() !== '')
  const ours = focused?.role === 'field' && overlap(focused.box, window.box) > 0 ? focused.value : undefined
  const name = (ours ?? (fields.length === 1 ? fields[0]?.value : undefined))?.trim()
  if (name === undefined || name === '' || name.endsWith('/')) return undefined
  // Programs put an ending behind a name that has none.
  return { name, sure: isWhole(name) && /\.\p{L}[\p{L}\p{N}]{0,4}$/u.test(name) && titleSaves(window.title) }
}

function titleSaves(title: string): boolean {
  const said = ` ${words(title)} `
  return SAVE.some((word) => said.includes(` ${words(word)} `))
}

const UNSAVED = /^[*•●]\s?/u
const FILE_NAME = /^[^\\/:*?"<>|]{1,120}\.\p{L}[\p{L}\p{N}]{0,4}$/u

/** The document in a title: `*list.txt - Mousepad`, `list.txt (~/notes) - gedit`, `/home/me/list.txt — FeatherPad`. Only a title that says 'unsaved' promises that saving writes. */
function inTitle(title: string): { name: string; sure: boolean } | undefined {
  const unsaved = UNSAVED.test(title)
  for (const part of title.replace(UNSAVED, '').split(/\s[-–—|·•]\s/u)) {
    const bare = part.replace(UNSAVED, '').trim()
    const inFolder = /^(.+\S)\s+\((~?\/.*|~)\)$/u.exec(bare)
    const name = inFolder ? `${inFolder[2]?.replace(/\/$/u, '')}/${inFolder[1]}` : bare
    const last = name.split('/').at(-1) ?? ''
    if (FILE_NAME.test(last) && (isWhole(name) || !name.includes('/'))) return { name, sure: unsaved && isWhole(name) }
  }
  return undefined
}

function isWhole(name: string): boolean {
  return name.startsWith('/') || name.startsWith('~/') || /^[A-Za-z]:[\\/]/u.test(name)
}
