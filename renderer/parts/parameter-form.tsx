import { type ReactNode, useState } from 'react'
import type { Parameter } from '#contract'
import { checkLines, valueLines } from '../state/check-value.ts'
import { parameterLabel } from '../state/format.ts'
import { words } from '../words/index.ts'
import { Button } from './button.tsx'
import { ChoiceField, LinesField, TextField } from './field.tsx'
import styles from './parameter-form.module.css'

type Props = {
  parameters: readonly Parameter[]
  /** What is known already. */
  values?: Record<string, string>
  /** What the planner found wrong, by parameter. */
  wrong?: Record<string, string>
  submit: string
  icon?: ReactNode
  doing: boolean
  onSubmit: (values: Record<string, string>) => void
  focus?: boolean
}

/** One field a value. What is wrong is said below its field once one has tried, and nothing typed is lost. */
export function ParameterForm({ parameters, values: known = {}, wrong = {}, submit, icon, doing, onSubmit, focus }: Props) {
  const [values, setValues] = useState<Record<string, string>>(known)
  const [tried, setTried] = useState(false)
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const asked = parameters.filter((parameter) => parameter.type !== 'secret')
  const secrets = parameters.filter((parameter) => parameter.type === 'secret')
  const faultOf = (parameter: Parameter) => {
    const found = tried ? checkLines(parameter, values[parameter.name] ?? '') : undefined
    if (found) return found.line ? words.form.manyWrong(found.line, words.form.fault[found.fault]) : words.form.fault[found.fault]
    return touched.has(parameter.name) ? undefined : wrong[parameter.name]
  }
  const first = asked.find((parameter) => !values[parameter.name] || wrong[parameter.name])?.name

  function change(name: string, value: string) {
    setValues((before) => ({ ...before, [name]: value }))
    setTouched((before) => new Set(before).add(name))
  }

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        setTouched(new Set())
        const bad = asked.find((parameter) => checkLines(parameter, values[parameter.name] ?? ''))
        if (bad) event.currentTarget.querySelector<HTMLElement>(`[name="${bad.name}"]`)?.focus()
        else
          onSubmit(
            Object.fromEntries(
              asked.map(({ name, many }) => [name, many ? valueLines(values[name] ?? '').join('\n') : (values[name] ?? '').trim()]),
            ),
          )
      }}
    >
      {asked.length > 0 && (
        <div className={styles.fields}>
          {asked.map((parameter) => (
            <OneValue
              key={parameter.name}
              parameter={parameter}
              value={values[parameter.name] ?? ''}
              fault={faultOf(parameter)}
              onChange={(value) => change(parameter.name, value)}
              autoFocus={focus && parameter.name === first}
            />
          ))}
        </div>
      )}
      <div className={styles.foot}>
        {secrets.length > 0 && (
          <p className={styles.secrets}>
            {secrets.map((parameter) => parameterLabel(parameter.name)).join(', ')}: {words.form.secret}
          </p>
        )}
        <Button type="submit" look="primary" icon={icon} disabled={doing}>
          {submit}
        </Button>
      </div>
    </form>
  )
}

function OneValue(props: {
  parameter: Parameter
  value: string
  fault: string | undefined
  onChange: (value: string) => void
  autoFocus?: boolean
}) {
  const { parameter, value, fault, onChange, autoFocus } = props
  const { name, type, examples, options, many } = parameter
  const label = parameterLabel(name)
  const [example] = examples
  if (many) {
    return (
      <LinesField
        label={label}
        name={name}
        value={value}
        fault={fault}
        hint={words.form.many(valueLines(value).length)}
        placeholder={examples.flatMap(valueLines).slice(0, 3).join('\n')}
        autoFocus={autoFocus}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  }
  if (type === 'choice' && options && options.length > 0) {
    return (
      <ChoiceField
        label={label}
        name={name}
        value={value}
        fault={fault}
        autoFocus={autoFocus}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{words.form.choose}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </ChoiceField>
    )
  }
  return (
    <TextField
      label={label}
      name={name}
      value={value}
      fault={fault}
      placeholder={example ? words.form.like(example) : undefined}
      inputMode={type === 'number' || type === 'money' ? 'decimal' : undefined}
      autoFocus={autoFocus}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
