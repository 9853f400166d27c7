import type { Parameter } from '#contract'
import { ChoiceField } from '../../parts/field.tsx'
import { words } from '../../words/index.ts'

const TYPES = Object.entries(words.value.types) as [Parameter['type'], string][]

/** What kind of value it is. */
export function TypeField({ type, onType }: { type: Parameter['type']; onType: (type: Parameter['type']) => void }) {
  return (
    <ChoiceField label={words.value.type} value={type} onChange={(event) => onType(event.target.value as Parameter['type'])}>
      {TYPES.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </ChoiceField>
  )
}
