import { z } from 'zod'
import { Page, PictureId, Task, Transition } from '#contract'

/** The bundle's entries, in this order: contents, signature, then the pictures. */
export const CONTENTS_FILE = 'contents.json'
export const SIGNATURE_FILE = 'signature.json'
export const BUNDLE_FORMAT = 'understudy-tasks'
export const BUNDLE_VERSION = 1

export function pictureFile(id: PictureId): string {
  return `pictures/${id}.png`
}

/** Says all that is in a bundle. A picture's name is the digest of its bytes, so what is signed here covers them too. */
export const Contents = z.object({
  format: z.literal(BUNDLE_FORMAT),
  version: z.literal(BUNDLE_VERSION),
  madeAt: z.iso.datetime(),
  tasks: z.array(Task).min(1).max(1_000),
  pages: z.array(Page).max(20_000),
  transitions: z.array(Transition).max(200_000),
  pictures: z.array(PictureId).max(50_000),
})
export type Contents = z.infer<typeof Contents>

/** Ed25519 over the bytes of the contents; both in base64. */
export const Signature = z.object({ publicKey: z.base64(), signature: z.base64() })
export type Signature = z.infer<typeof Signature>

/** What a bundle may hold at most, so that a crafted one fills neither memory nor disk. */
export const MOST = { contentsBytes: 128 * 2 ** 20, pictureBytes: 64 * 2 ** 20, allBytes: 4 * 2 ** 30 }
