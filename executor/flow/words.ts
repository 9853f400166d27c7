import type { Condition } from '#contract'
import { missingCase } from '#contract'
import { short } from '../plain-text.ts'
import { windowName } from '../run/failures.ts'
import { fillSlots, type Values } from '../values.ts'

/** What a condition looks for, for the person: `“Save changes?”`, `the window “Print”`. */
export function conditionText(condition: Condition, values: Values): string {
  switch (condition.kind) {
    case 'window-present':
      return windowName({ ...condition.window, title: fillSlots(condition.window.title, values) })
    case 'element-present':
      return `“${short(fillSlots(condition.name, values))}”`
    case 'page':
      return 'the page that was shown'
    default:
      return missingCase(condition)
  }
}
