import type { ParentPort, SafeStorage, UtilityProcess } from 'electron'
import { z } from 'zod'
import type { Keychain } from '#engine'

/** What the engine's process asks of the main one, where alone Electron's safeStorage is; and its answer, null when it cannot. */
const KeychainAsk = z.object({
  kind: z.literal('keychain-ask'),
  id: z.number().int(),
  what: z.enum(['ready', 'seal', 'open']),
  text: z.string(),
})
type KeychainAsk = z.infer<typeof KeychainAsk>
const KeychainAnswer = z.object({ kind: z.literal('keychain-answer'), id: z.number().int(), text: z.string().nullable() })
type KeychainAnswer = z.infer<typeof KeychainAnswer>

type Safe = Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'>

/** Answers the engine's process. Nobody else is listened to: pages have no way here. */
export function serveKeychain(child: UtilityProcess, safe: Safe, platform: NodeJS.Platform): void {
  child.on('message', async (raw: unknown) => {
    const ask = KeychainAsk.safeParse(raw)
    if (!ask.success) return
    const text = await answerTo(ask.data, safe, platform).catch(() => null)
    child.postMessage({ kind: 'keychain-answer', id: ask.data.id, text } satisfies KeychainAnswer)
  })
}

async function answerTo({ what, text }: KeychainAsk, safe: Safe, platform: NodeJS.Platform): Promise<string | null> {
  // On Linux without a keychain, Electron seals with a password that everybody knows.
  const ready = (await safe.isAsyncEncryptionAvailable()) && (platform !== 'linux' || safe.getSelectedStorageBackend() !== 'basic_text')
  if (!ready) return null
  if (what === 'ready') return ''
  if (what === 'seal') return (await safe.encryptStringAsync(text)).toString('base64')
  return (await safe.decryptStringAsync(Buffer.from(text, 'base64'))).result
}

/** True for what `serveKeychain` answers, and no page is to see. */
export function isKeychainAsk(raw: unknown): boolean {
  return KeychainAsk.safeParse(raw).success
}

/** The system may ask the person for their password first. */
const ANSWER_WITHIN_MS = 60_000

/** The keychain as the engine's process has it: over its line to the main process. */
export function keychainOver(port: Pick<ParentPort, 'on' | 'postMessage'>): Keychain {
  const waiting = new Map<number, (text: string | null) => void>()
  let last = 0
  port.on('message', ({ data }) => {
    const answer = KeychainAnswer.safeParse(data)
    if (!answer.success) return
    waiting.get(answer.data.id)?.(answer.data.text)
  })
  const ask = (what: KeychainAsk['what'], text: string): Promise<string | undefined> =>
    new Promise((settle) => {
      last += 1
      const id = last
      const timer = setTimeout(() => settled(null), ANSWER_WITHIN_MS)
      const settled = (answer: string | null) => {
        clearTimeout(timer)
        waiting.delete(id)
        settle(answer ?? undefined)
      }
      waiting.set(id, settled)
      port.postMessage({ kind: 'keychain-ask', id, what, text } satisfies KeychainAsk)
    })
  return {
    ready: async () => (await ask('ready', '')) !== undefined,
    seal: (text) => ask('seal', text),
    open: (sealed) => ask('open', sealed),
  }
}

/** True for the answers that are no calls of a page. */
export function isKeychainAnswer(raw: unknown): boolean {
  return KeychainAnswer.safeParse(raw).success
}
