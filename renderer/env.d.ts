import type { UnderstudyApi } from '#contract'

declare global {
  interface Window {
    /** Set by the shell before the page loads; absent when the page was opened without one. */
    understudy?: UnderstudyApi
  }
}
