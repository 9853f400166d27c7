import { GTK_MOMENTS } from './gtk.ts'
import { OTHER_MOMENTS } from './other.ts'

export const MOMENTS = [...GTK_MOMENTS, ...OTHER_MOMENTS]
