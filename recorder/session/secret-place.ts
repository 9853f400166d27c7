import type { UiElement, WindowInfo } from '#contract'

/** Where keys go at a moment. */
export type KeyboardPlace = { element: UiElement | undefined; window: WindowInfo | undefined }

/** True where what is typed must never be stored. The one place that decides; a prompt in a terminal would be told here too. */
export function isSecretPlace({ element }: KeyboardPlace): boolean {
  return element?.role === 'password'
}

/** The element without what must not be stored. */
export function withoutSecret(element: UiElement): UiElement {
  if (element.role !== 'password' || element.value === undefined) return element
  const { value: _secret, ...rest } = element
  return rest
}
