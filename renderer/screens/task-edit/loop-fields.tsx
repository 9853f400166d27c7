import type { LoopOver, Parameter, Role } from '#contract'
import { Check } from '../../parts/check.tsx'
import { Choices } from '../../parts/choices.tsx'
import { ChoiceField, TextField } from '../../parts/field.tsx'
import type { BlockDraft, BlockFault } from '../../state/block-draft.ts'
import { parameterLabel } from '../../state/format.ts'
import { parameterName } from '../../state/text-parts.ts'
import { words } from '../../words/index.ts'
import styles from './fields.module.css'

const OVERS = Object.entries(words.flow.overs) as [LoopOver['kind'], string][]
const ROWS: readonly Role[] = ['row', 'list-item', 'tree-item', 'cell']

type Props = {
  draft: BlockDraft
  parameters: readonly Parameter[]
  fault: BlockFault | undefined
  onDraft: (part: Partial<BlockDraft>) => void
}

/** What a loop goes over, and where it ends at the latest. */
export function LoopFields({ draft, parameters, fault, onDraft }: Props) {
  const said = words.flow
  return (
    <>
      <Choices
        legend={said.over}
        value={draft.over}
        options={OVERS.map(([value, text]) => ({ value, text }))}
        onChange={(over) => onDraft({ over })}
      />
      {draft.over === 'values' && <ForEach draft={draft} parameters={parameters} fault={fault} onDraft={onDraft} />}
      {draft.over === 'rows' && (
        <>
          <div className={styles.two}>
            <ChoiceField label={said.rowsOf} value={draft.role} onChange={(event) => onDraft({ role: event.target.value as Role })}>
              {ROWS.map((role) => (
                <option key={role} value={role}>
                  {words.role[role]}
                </option>
              ))}
            </ChoiceField>
            <TextField
              label={said.within}
              hint={said.withinHint}
              value={draft.within}
              onChange={(event) => onDraft({ within: event.target.value })}
            />
          </div>
          <TextField
            label={said.item}
            value={parameterLabel(draft.item)}
            fault={fault === 'item' ? words.edit.needed : undefined}
            onChange={(event) => onDraft({ item: event.target.value === '' ? '' : parameterName(event.target.value) || draft.item })}
          />
        </>
      )}
      {draft.over === 'times' && (
        <div className={styles.two}>
          <ChoiceField label={said.times} value={draft.timesBy} onChange={(event) => onDraft({ timesBy: event.target.value })}>
            <option value="">{said.overs.times}</option>
            {parameters
              .filter(({ type }) => type === 'number')
              .map(({ name }) => (
                <option key={name} value={name}>
                  {parameterLabel(name)}
                </option>
              ))}
          </ChoiceField>
          {draft.timesBy === '' && (
            <TextField
              label={said.times}
              value={draft.times}
              inputMode="numeric"
              fault={fault === 'times' ? said.timesFault : undefined}
              onChange={(event) => onDraft({ times: event.target.value })}
            />
          )}
        </div>
      )}
      {draft.over !== 'times' && (
        <TextField
          label={said.atMost}
          hint={said.atMostHint}
          value={draft.atMost}
          inputMode="numeric"
          fault={fault === 'atMost' ? said.atMostFault : undefined}
          onChange={(event) => onDraft({ atMost: event.target.value })}
        />
      )}
    </>
  )
}

function ForEach({ draft, parameters, fault, onDraft }: Props) {
  const possible = parameters.filter(({ type }) => type !== 'secret')
  return (
    <fieldset className={styles.group} aria-invalid={fault === 'parameters' || undefined}>
      <legend>{words.flow.values}</legend>
      {possible.length > 0 && !possible.some(({ many }) => many) && <p className={styles.soft}>{words.flow.noMany}</p>}
      <div className={styles.ticks}>
        {possible.map(({ name }) => (
          <Check
            key={name}
            label={parameterLabel(name)}
            checked={draft.parameters.includes(name)}
            onChange={(yes) =>
              onDraft({ parameters: possible.map((it) => it.name).filter((it) => (it === name ? yes : draft.parameters.includes(it))) })
            }
          />
        ))}
      </div>
      {fault === 'parameters' && <p role="alert">{words.edit.needed}</p>}
    </fieldset>
  )
}
