import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import type { Signature } from './format.ts'

/** A new key to sign with, as PEM text: for a file that only its owner reads. */
export function newSigningKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

export function signed(contents: Uint8Array, privateKeyPem: string): Signature {
  const key = createPrivateKey(privateKeyPem)
  return { publicKey: derOf(createPublicKey(key)).toString('base64'), signature: sign(null, contents, key).toString('base64') }
}

/** The signer's fingerprint when the signature is right for these contents; undefined when it is not. */
export function signerOf(contents: Uint8Array, { publicKey, signature }: Signature): string | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' })
    const right = key.asymmetricKeyType === 'ed25519' && verify(null, contents, key, Buffer.from(signature, 'base64'))
    return right ? fingerprint(derOf(key)) : undefined
  } catch {
    return undefined
  }
}

/** How others name the owner of this key. */
export function ownFingerprint(privateKeyPem: string): string {
  return fingerprint(derOf(createPublicKey(privateKeyPem)))
}

function derOf(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' })
}

/** `3f2a 91bc …`: eight groups that two people can read to each other. */
function fingerprint(der: Uint8Array): string {
  const digest = createHash('sha256').update(der).digest('hex')
  return (digest.slice(0, 32).match(/.{4}/g) ?? []).join(' ')
}
