import type { Page } from 'playwright'
import type { FakeOptions } from '../fake-api.ts'

/** One picture to be taken: where, over which world, and what a person does first. `window`: in a window of that size alone. */
export type Shot = {
  name: string
  route: string
  empty?: boolean
  faults?: boolean
  settings?: FakeOptions['settings']
  locked?: string
  window?: [number, number]
  height?: number
  before?: (page: Page) => Promise<unknown>
}
