import { areaOf, type Box, contains, overlap, shareInside, type UiElement, type WindowInfo } from '#contract'

/** A field is the same one when it lies where it lay, give or take. */
const SAME_PLACE = 0.5
/** What lies within a field that hides what it holds tells what that is. */
const WITHIN = 0.8
/** Bounds memory over hours. */
const MOST_FIELDS = 200

/** `offset`: its box from the window's corner. `shown`: its program shows now what it holds ('show password'). */
type Field = { windowId: number; name: string; offset: Box; shown: boolean }

/**
 * Remembers the fields that secrets are typed into. Such a field stays one when its program begins to show what it holds and calls it a plain field,
 * until it is gone from its window.
 */
export interface SecretFields {
  /** What a window holds, as just told; nothing told changes nothing. */
  see(window: WindowInfo, elements: readonly UiElement[]): void
  /** One element of a window, as just told. */
  meet(window: WindowInfo | undefined, element: UiElement): void
  /** The windows there are now, topmost first. */
  follow(windows: readonly WindowInfo[]): void
  isSecret(element: UiElement): boolean
  isNear(windowId: number): boolean
  /** Without what must not be stored. */
  scrubbed(element: UiElement): UiElement
  /** Where such fields can be seen now. `shown`: only those that show what they hold. */
  boxes(options?: { shown?: boolean; windowId?: number }): Box[]
}

/** A field that shows dots in place of what was typed is one for secrets, whatever it is called. */
export function showsOnlyMasks(value: string | undefined): boolean {
  return value !== undefined && /^(?:[•●∙·⬤⚫◦○⦁‣*＊⁎∗✱]\s?)+$/u.test(value) && !/^\*{1,2}$/.test(value)
}

export function isSecretByItself({ role, value }: UiElement): boolean {
  return role === 'password' || (TYPED_INTO.has(role) && showsOnlyMasks(value))
}

const TYPED_INTO: ReadonlySet<UiElement['role']> = new Set<UiElement['role']>([
  'field',
  'combobox',
  'spinner',
  'text',
  'document',
  'unknown',
  'password',
])

export function createSecretFields(): SecretFields {
  let fields: Field[] = []
  let windows: readonly WindowInfo[] = []

  const windowOf = (windowId: number) => windows.find(({ id }) => id === windowId)
  const boxOf = ({ windowId, offset }: Field): Box | undefined => {
    const window = windowOf(windowId)
    return window && { ...offset, x: window.box.x + offset.x, y: window.box.y + offset.y }
  }
  const isSame = (field: Field, element: UiElement): boolean => {
    const box = boxOf(field)
    if (!box || !TYPED_INTO.has(element.role)) return false
    return overlap(box, element.box) >= SAME_PLACE && (field.name === element.name || field.name === '' || element.name === '')
  }
  const fieldOf = (window: WindowInfo, element: UiElement, name = element.name): Field => {
    const { box } = element
    const offset = { ...box, x: box.x - window.box.x, y: box.y - window.box.y }
    return { windowId: window.id, name, offset, shown: !isSecretByItself(element) }
  }
  /** Scrolled, it lies elsewhere: it is known by its name and size then. */
  const found = (field: Field, elements: readonly UiElement[]) =>
    elements.find((element) => isSame(field, element)) ??
    elements.find(
      ({ role, name, box }) =>
        TYPED_INTO.has(role) &&
        field.name !== '' &&
        name === field.name &&
        box.width === field.offset.width &&
        box.height === field.offset.height,
    )
  const isCovered = (box: Box, { id }: WindowInfo): boolean => {
    const above = windows.slice(
      0,
      Math.max(
        0,
        windows.findIndex((window) => window.id === id),
      ),
    )
    return above.some((window) => isInside(box, window.box))
  }
  return {
    see(window, elements) {
      if (elements.length === 0) return
      windows = windows.some(({ id }) => id === window.id)
        ? windows.map((each) => (each.id === window.id ? window : each))
        : [...windows, window]
      const told = elements.filter(isSecretByItself)
      const remembered = fields.filter(({ windowId }) => windowId === window.id)
      const still = remembered.flatMap((field) => {
        const element = found(field, elements)
        return element && !told.includes(element) ? [fieldOf(window, element, field.name || element.name)] : []
      })
      fields = [...fields.filter(({ windowId }) => windowId !== window.id), ...told.map((element) => fieldOf(window, element)), ...still]
    },
    meet(window, element) {
      const known = fields.find((field) => isSame(field, element))
      if (known) known.shown = !isSecretByItself(element)
      else if (window && isSecretByItself(element)) {
        if (!windowOf(window.id)) windows = [...windows, window]
        fields.push(fieldOf(window, element))
      }
    },
    follow(now) {
      // A window may come back: its fields are remembered.
      windows = now
      fields = fields.slice(-MOST_FIELDS)
    },
    isSecret: (element) => isSecretByItself(element) || fields.some((field) => isSame(field, element)),
    isNear: (id) => fields.some(({ windowId }) => windowId === id),
    scrubbed(element) {
      if (isSecretByItself(element) || fields.some((field) => isSame(field, element))) return withoutValue(element)
      const inside = fields.some((field) => {
        const box = boxOf(field)
        return box && isInside(element.box, box)
      })
      return inside ? { ...withoutValue(element), name: '' } : element
    },
    boxes({ shown, windowId: only } = {}) {
      return fields.flatMap((field) => {
        const [box, window] = [boxOf(field), windowOf(field.windowId)]
        if (!box || !window || isCovered(box, window)) return []
        return (shown && !field.shown) || (only !== undefined && only !== field.windowId) ? [] : [box]
      })
    },
  }
}

function withoutValue(element: UiElement): UiElement {
  if (element.value === undefined) return element
  const { value: _secret, ...rest } = element
  return rest
}

/** True when most of `inner` lies in `outer`; a line without an area lies where it begins. */
function isInside(inner: Box, outer: Box): boolean {
  return areaOf(inner) > 0 ? shareInside(inner, outer) >= WITHIN : contains(outer, inner)
}
