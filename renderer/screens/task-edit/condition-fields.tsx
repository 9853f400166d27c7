import type { Condition, Role } from '#contract'
import { Check } from '../../parts/check.tsx'
import { ChoiceField, TextField } from '../../parts/field.tsx'
import { api } from '../../state/api.ts'
import { type ConditionDraft, conditionDraft } from '../../state/block-draft.ts'
import { programName } from '../../state/format.ts'
import { useCall } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import styles from './fields.module.css'

const KINDS = Object.entries(words.flow.conditions) as [Condition['kind'], string][]
const ROLES = (Object.entries(words.role) as [Role, string][]).toSorted(([, a], [, b]) => a.localeCompare(b))

type Props = {
  legend: string
  /** Null: there is none, and it is done when nothing else is. */
  when: ConditionDraft | null
  mayBeNone: boolean
  fault: boolean
  programs: readonly string[]
  onWhen: (when: ConditionDraft | null) => void
}

/** What must be seen. */
export function ConditionFields({ legend, when, mayBeNone, fault, programs, onWhen }: Props) {
  const said = words.flow
  const change = (part: Partial<ConditionDraft>) => when && onWhen({ ...when, ...part })
  return (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      {mayBeNone && (
        <Check label={said.otherwise} checked={when === null} onChange={(none) => onWhen(none ? null : conditionDraft(undefined))} />
      )}
      {when && (
        <>
          <ChoiceField
            label={legend}
            hideLabel
            value={when.kind}
            onChange={(event) => change({ kind: event.target.value as Condition['kind'] })}
          >
            {KINDS.map(([kind, text]) => (
              <option key={kind} value={kind}>
                {text}
              </option>
            ))}
          </ChoiceField>
          {when.kind === 'element-present' && (
            <div className={styles.two}>
              <ChoiceField label={said.role} value={when.role} onChange={(event) => change({ role: event.target.value as Role })}>
                {ROLES.map(([role, text]) => (
                  <option key={role} value={role}>
                    {text}
                  </option>
                ))}
              </ChoiceField>
              <TextField
                label={said.name}
                value={when.name}
                fault={fault ? words.edit.needed : undefined}
                onChange={(event) => change({ name: event.target.value })}
              />
            </div>
          )}
          {when.kind === 'window-present' && (
            <div className={styles.two}>
              <ChoiceField label={said.program} value={when.program} onChange={(event) => change({ program: event.target.value })}>
                {[...new Set(['', ...programs, when.program])].map((program) => (
                  <option key={program} value={program}>
                    {programName(program) || words.form.choose}
                  </option>
                ))}
              </ChoiceField>
              <TextField
                label={said.windowTitle}
                hint={said.windowTitleHint}
                value={when.title}
                fault={fault ? words.edit.needed : undefined}
                onChange={(event) => change({ title: event.target.value })}
              />
            </div>
          )}
          {when.kind === 'page' && <PageField page={when.page} fault={fault} onPage={(page) => change({ page })} />}
        </>
      )}
    </fieldset>
  )
}

function PageField({ page, fault, onPage }: { page: string; fault: boolean; onPage: (page: string) => void }) {
  const { data: pages = [] } = useCall('pages', () => api().page.list({}))
  return (
    <ChoiceField
      label={words.flow.page}
      value={page}
      fault={fault ? words.edit.needed : undefined}
      onChange={(event) => onPage(event.target.value)}
    >
      <option value="">{words.form.choose}</option>
      {pages.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </ChoiceField>
  )
}
