import { en } from './en.ts'

/** Each language is one table of the same shape. English is the only one so far. */
export type Words = typeof en

export const words: Words = en
