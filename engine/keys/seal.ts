import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { z } from 'zod'

/** How a passphrase becomes a key (RFC 7914): memory about 128 · cost · blockSize bytes. */
export const Derivation = z.object({
  salt: z.base64(),
  cost: z
    .number()
    .int()
    .min(2 ** 10)
    .max(2 ** 20)
    .refine((cost) => Number.isInteger(Math.log2(cost)), 'not a power of two'),
  blockSize: z.literal(8),
  parallel: z.literal(1),
})
export type Derivation = z.infer<typeof Derivation>

/** A sealed text: AES-256-GCM with a nonce of its own. */
export const Sealed = z.object({ nonce: z.base64(), tag: z.base64(), data: z.base64() })
export type Sealed = z.infer<typeof Sealed>

const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12

export function newDerivation(cost: number): Derivation {
  return { salt: randomBytes(16).toString('base64'), cost, blockSize: 8, parallel: 1 }
}

/** The same passphrase in any way of writing its accents gives the same key. Takes a good part of a second, on purpose. */
export function deriveKey(passphrase: string, { salt, cost, blockSize, parallel }: Derivation): Promise<Buffer> {
  const memory = 256 * cost * blockSize
  const options = { N: cost, r: blockSize, p: parallel, maxmem: memory }
  return new Promise((resolve, reject) =>
    scrypt(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )
}

/** `name` is sealed along: a text that is put in another's place does not open. */
export function seal(text: string, name: string, key: Buffer): Sealed {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(name))
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return { nonce: nonce.toString('base64'), tag: cipher.getAuthTag().toString('base64'), data: data.toString('base64') }
}

/** Undefined when the key is another, or one bit of it was changed. */
export function unseal({ nonce, tag, data }: Sealed, name: string, key: Buffer): string | undefined {
  try {
    const decipher = createDecipheriv(CIPHER, key, Buffer.from(nonce, 'base64'), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(name)).setAuthTag(Buffer.from(tag, 'base64'))
    return Buffer.concat([decipher.update(Buffer.from(data, 'base64')), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
