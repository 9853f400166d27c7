/** The exit status of a set-up that could not be finished (`set-up` in contract/errors.ts). */
export const SET_UP_FAILED = 27

/** The machine's or the network's fault, with what to do about it: shown without a stack. */
export class SetUpError extends Error {
  /**
   * @param {string} message What is wrong.
   * @param {string} advice What to do.
   */
  constructor(message, advice) {
    super(message)
    this.name = 'SetUpError'
    this.advice = advice
  }
}

/**
 * To the error stream: the output belongs to the command that is being started, and may be read by a program.
 *
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`${text}\n`)
}
