/** Whether two pieces of plain data say the same, in whatever order their fields stand; a field that is not set is as one that is not there. */
export function same(a: unknown, b: unknown): boolean {
  return written(a) === written(b)
}

function written(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  )
}
