import type { ClipboardContent } from '#contract'
import type { KeyPlace } from './focus-question.ts'
import { type Stage, wordsOf } from './stage.ts'

/** A longer text tells nothing about a task that its beginning and its length do not. */
const LONGEST_TEXT = 20_000
/** Clipboard managers take over what another program copied, and may forget that it was marked. */
const TAKEN_OVER_WITHIN_MS = 2000
const NOT_TOLD = 'What is copied and pasted is not in the recording: this desktop does not tell.'

/** Writes that something was copied: its kind and length, and its text only where the person said so and nothing speaks against it. */
export function createClipboardWatch(
  stage: Stage,
  options: {
    keepTexts: boolean
    /** Where the person is now, as for a key. */
    place: () => Promise<KeyPlace>
    looksSecret: (text: string) => boolean
  },
): { begin(): Promise<() => Promise<void>> } {
  const { desktop, clock, scope } = stage

  let markedMs = Number.NEGATIVE_INFINITY

  const write = ({ atMs, content, length, text, secret }: ClipboardContent, place: KeyPlace) => {
    if (secret) markedMs = atMs
    const hushed = atMs - markedMs <= TAKEN_OVER_WITHIN_MS || place === 'secret'
    const kept = text !== undefined && options.keepTexts && !hushed && !options.looksSecret(text) ? text.slice(0, LONGEST_TEXT) : undefined
    stage.write({
      kind: 'clipboard',
      atMs: Math.round(stage.nowMs() - (clock.nowMs() - atMs)),
      content,
      length: hushed ? null : length,
      ...(kept === undefined ? {} : { text: kept }),
    })
  }
  const take = async (content: ClipboardContent) => {
    if (!stage.open() || scope.isOutsideProgram(content.program)) return
    const place = await options.place()
    if (stage.open() && place !== 'own') write(content, place)
  }
  return {
    async begin() {
      if (!desktop.watchClipboard) {
        stage.notice(NOT_TOLD)
        return async () => {}
      }
      try {
        return await desktop.watchClipboard({ texts: options.keepTexts }, (content) => void take(content))
      } catch (error) {
        stage.notice(`What is copied and pasted is not in the recording: ${wordsOf(error)}`)
        return async () => {}
      }
    },
  }
}
