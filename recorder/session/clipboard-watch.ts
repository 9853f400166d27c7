import type { ClipboardContent } from '#contract'
import type { KeyPlace } from './focus-question.ts'
import { takesOnlySecrets } from './secret-programs.ts'
import { type Stage, wordsOf } from './stage.ts'

/** A longer text tells nothing about a task that its beginning and its length do not. */
const LONGEST_TEXT = 20_000
/** Clipboard managers take over what another program copied, and may forget that it was marked. */
const TAKEN_OVER_WITHIN_MS = 2000
const NOT_TOLD = 'What is copied and pasted is not in the recording: this desktop does not tell.'

export interface ClipboardWatch {
  /** Listens until the returned function is called. Never rejects: what cannot be heard is a notice. */
  begin(): Promise<() => Promise<void>>
  /** Resolves when all that was heard is written. */
  drained(): Promise<void>
}

/** Writes that something was copied: its kind and length, and its text only where the person said so and nothing speaks against it. */
export function createClipboardWatch(
  stage: Stage,
  options: {
    keepTexts: boolean
    /** Where the person is now, as for a key. */
    place: () => Promise<KeyPlace>
    looksSecret: (text: string) => Promise<boolean>
  },
): ClipboardWatch {
  const { desktop, clock, scope } = stage

  let markedMs = Number.NEGATIVE_INFINITY

  const taking = new Set<Promise<void>>()

  const keptText = async (text: string | undefined): Promise<string | undefined> => {
    if (text === undefined || !options.keepTexts) return undefined
    const kept = text.slice(0, LONGEST_TEXT)
    return (await options.looksSecret(kept)) ? undefined : kept
  }
  const take = async ({ atMs, content, length, text, secret, program }: ClipboardContent) => {
    const lateMs = clock.nowMs() - atMs
    const toldMs = stage.nowMs() - lateMs
    if (!stage.open(toldMs) || scope.isOutsideProgram(program)) return
    if (secret || takesOnlySecrets({ program })) markedMs = toldMs
    const marked = toldMs - markedMs <= TAKEN_OVER_WITHIN_MS
    const place = await options.place()
    const hushed = marked || place === 'secret'
    const kept = hushed ? undefined : await keptText(text)
    if (!stage.open(toldMs) || place === 'own') return
    const what = { content, length: hushed ? null : length, ...(kept === undefined ? {} : { text: kept }) }
    stage.write({ kind: 'clipboard', atMs: Math.round(toldMs), ...what })
  }
  return {
    async drained() {
      await Promise.allSettled(taking)
    },
    async begin() {
      if (!desktop.watchClipboard) {
        stage.notice(NOT_TOLD)
        return async () => {}
      }
      try {
        return await desktop.watchClipboard({ texts: options.keepTexts }, (content) => {
          const taken = take(content).finally(() => taking.delete(taken))
          taking.add(taken)
        })
      } catch (error) {
        stage.notice(`What is copied and pasted is not in the recording: ${wordsOf(error)}`)
        return async () => {}
      }
    },
  }
}
