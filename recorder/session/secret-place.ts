import type { UiElement, WindowInfo } from '#contract'
import { isTerminal } from '#contract'
import { asksForSecret } from '../terminal/prompts.ts'
import type { SecretFields } from './secret-fields.ts'
import { takesOnlySecrets } from './secret-programs.ts'

/** Where keys go at a moment. */
export type KeyboardPlace = {
  element: UiElement | undefined
  window: WindowInfo | undefined
  /** The window is a terminal that does not show what is typed into it. */
  hidesTyping: boolean
}

/** True where what is typed must never be stored. The one place that decides. */
export function isSecretPlace({ element, window, hidesTyping }: KeyboardPlace, fields: Pick<SecretFields, 'isSecret'>): boolean {
  if (hidesTyping || (window && takesOnlySecrets(window))) return true
  if (!element) return false
  return fields.isSecret(element) || (window !== undefined && isTerminal(window.program) && asksForSecret(element.value ?? ''))
}
