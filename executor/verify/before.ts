import type { PictureId, UiElement, WindowInfo } from '#contract'
import type { Sight } from '../place/sight.ts'
import type { Run } from '../run/run.ts'
import { type FileBefore, fileBefore } from './saved-file.ts'

/** What was there before the act, to see what it changed. */
export type Before = {
  sight: Sight | undefined
  windows: WindowInfo[]
  focused: UiElement | undefined
  picture: PictureId | undefined
  /** The file that the act may write, as it was on the disk. */
  file?: FileBefore | undefined
}
/** `took`: the act had its effect, whatever became of what it was to write. */
export type Check = { held: boolean; text: string; took?: true }

export async function beforeAct(run: Run, sight: Sight | undefined): Promise<Before> {
  const picture = sight?.scene && (await run.keepPicture(sight.scene.picture))
  const [windows, focused] = [await run.desktop.windows(), await run.desktop.focusedElement()]
  return { sight, windows, focused, picture, file: await fileBefore(run, sight, focused) }
}
