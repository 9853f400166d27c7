import type { IpcError } from '#contract'

/** Whatever a call was rejected with, as words that a person can act on. */
export function problemOf(error: unknown): IpcError {
  if (typeof error === 'object' && error !== null && 'message' in error) {
    const { code, message, advice } = error as Partial<IpcError>
    if (typeof code === 'string' && typeof advice === 'string') return { code, message: String(message), advice }
  }
  return {
    code: 'bug',
    message: 'Something in Understudy went wrong.',
    advice: 'Nothing you recorded is lost. Try again; if it stays, please report it.',
  }
}
