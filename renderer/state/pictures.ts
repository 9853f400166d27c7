import { use, useMemo } from 'react'
import type { PictureId } from '#contract'
import { api } from './api.ts'
import { pngSize } from './png-size.ts'
import type { Size } from './thumb-view.ts'

export type LoadedPicture = Size & { url: string }

/** Pictures never change, so each is fetched once; the oldest are let go. */
const KEPT = 300
const pictures = new Map<string, Promise<LoadedPicture | null>>()

export function loadPicture(id: PictureId): Promise<LoadedPicture | null> {
  const known = pictures.get(id)
  if (known) return known
  const loading = fetchPicture(id).catch(() => {
    pictures.delete(id)
    return null
  })
  pictures.set(id, loading)
  if (pictures.size > KEPT) {
    const [oldest] = pictures
    if (oldest) {
      pictures.delete(oldest[0])
      void oldest[1].then((picture) => picture && URL.revokeObjectURL(picture.url))
    }
  }
  return loading
}

async function fetchPicture(id: PictureId): Promise<LoadedPicture | null> {
  const { png } = await api().picture.get({ id })
  if (png === null) return null
  const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0))
  const size = pngSize(bytes)
  return size ? { ...size, url: URL.createObjectURL(new Blob([bytes], { type: 'image/png' })) } : null
}

const nothing = Promise.resolve(null)

/** Waits (by Suspense) for a picture; null when it is gone or there is none. */
export function usePicture(id: PictureId | undefined): LoadedPicture | null {
  const loading = useMemo(() => (id ? loadPicture(id) : nothing), [id])
  return use(loading)
}
