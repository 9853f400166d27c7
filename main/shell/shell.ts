import type { ApprovalId, AppStatus, RunId } from '#contract'

/** A small window beside the main one. Each kind is open at most once per id. */
export type PopUp = { kind: 'approval' | 'secret' | 'help'; id: ApprovalId } | { kind: 'taught'; id: RunId } | { kind: 'bar' }

/** What shows the app's pages: Electron, or the system's Chromium. Both serve the same pages with the same `window.understudy`. */
export interface Shell extends AsyncDisposable {
  readonly kind: AppStatus['shell']
  /** Opens the main window, or brings it to the front. */
  openMain(): Promise<void>
  /** Opens a small window of its own, above the others, without closing what is open. */
  openPopUp(popUp: PopUp): Promise<void>
  /** Closes it; nothing happens when it is not open. */
  closePopUp(popUp: PopUp): Promise<void>
  /** Settles when the person has closed the main window. */
  readonly closed: Promise<void>
}

/** Where a page of the renderer lies, after the `#`. */
export function routeOf(popUp: PopUp): string {
  return popUp.kind === 'bar' ? '/bar' : `/${popUp.kind}/${popUp.id}`
}

/** The size of each small window in logical pixels, and where it stands: `top` pixels below the screen's upper edge, in the middle. */
export function sizeOf(popUp: PopUp): { width: number; height: number; top: number } {
  return SIZES[popUp.kind]
}

const QUESTION = { width: 440, height: 640, top: 48 }
const SIZES = {
  approval: QUESTION,
  secret: QUESTION,
  help: { ...QUESTION, height: 700 },
  taught: { ...QUESTION, height: 700 },
  bar: { width: 520, height: 56, top: 32 },
}
