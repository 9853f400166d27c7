import { kindOf } from '../parameters/kinds.ts'
import { quoted } from '../words/quoted.ts'

/** `⟦amount⟧ changes: “12.50”, then “30”.` */
export function changes(name: string, before: string, after: string): string {
  return `⟦${name}⟧ changes: ${quoted(before)}, then ${quoted(after)}.`
}

/** One type for all: where they differ it is text, but money written without its sign is still money. */
export function typeOfAll(values: readonly string[], label: string | undefined): ReturnType<typeof kindOf> {
  const use = { kind: 'typed' as const, text: '', secret: false, role: undefined, label, file: false, oneLine: true }
  const types = new Set(values.map((value) => kindOf(value, '', [use])))
  const [only] = types
  if (types.size === 1 && only) return only
  return [...types].every((type) => type === 'money' || type === 'number') ? 'money' : 'text'
}
