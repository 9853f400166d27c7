import type { PageId, PictureId } from '#contract'
import type { PictureName } from '../draw-pictures.ts'

/** The digest of each drawn picture by its name. */
export type Pictures = Record<PictureName, PictureId>

export const minute = 60_000
export const ago = (ms: number) => new Date(Date.now() - ms).toISOString()

export type Shown = { program: string; title: string; kind: 'normal' | 'dialog'; page: PageId }

export const EDITOR: Shown = { program: 'mousepad', title: '* - Mousepad', kind: 'normal', page: 'page-editor' as PageId }
export const SAVE: Shown = { program: 'mousepad', title: 'Save As', kind: 'dialog', page: 'page-save' as PageId }
export const FORM: Shown = { program: 'chromium', title: 'Ledger: new invoice', kind: 'normal', page: 'page-form' as PageId }
export const FILES: Shown = { program: 'thunar', title: '* - Files', kind: 'normal', page: 'page-files' as PageId }
