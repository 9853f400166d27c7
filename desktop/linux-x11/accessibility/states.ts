/** The state bits of AT-SPI as two 32-bit words. */
export type States = readonly [number, number]

export const STATE = {
  active: 1,
  checked: 4,
  editable: 7,
  enabled: 8,
  focusable: 11,
  focused: 12,
  pressed: 20,
  selectable: 22,
  selected: 23,
  sensitive: 24,
  showing: 25,
  visible: 30,
  managesDescendants: 31,
  checkable: 41,
} as const

export function has(states: States, bit: number): boolean {
  return (((states[bit >> 5] ?? 0) >>> (bit & 31)) & 1) === 1
}
