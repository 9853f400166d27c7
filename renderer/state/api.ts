import type { UnderstudyApi } from '#contract'

/** The one way out of the pages. Throws a plain error when no shell set it: `app.tsx` looks first and says so in words. */
export function api(): UnderstudyApi {
  if (!window.understudy) throw new Error('No shell set window.understudy')
  return window.understudy
}
