import { CircleAlert } from 'lucide-react'
import { type ComponentPropsWithRef, type ReactNode, useId } from 'react'
import { classes } from './classes.ts'
import styles from './field.module.css'

type Common = { label: ReactNode; hint?: ReactNode; fault?: string; hideLabel?: boolean }

/** A label, what is typed or chosen, and below it what helps or what is wrong. `children` gets the ids that tie them together. */
export function Field({
  label,
  hint,
  fault,
  hideLabel,
  children,
}: Common & { children: (ids: { id: string; describedBy: string | undefined; invalid: boolean }) => ReactNode }) {
  const id = useId()
  const below = fault ?? hint
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={hideLabel ? 'only-heard' : styles.label}>
        {label}
      </label>
      {children({ id, describedBy: below ? `${id}-below` : undefined, invalid: fault !== undefined })}
      {below && (
        <p id={`${id}-below`} className={fault ? styles.fault : styles.hint}>
          {fault && <CircleAlert aria-hidden="true" />}
          {below}
        </p>
      )}
    </div>
  )
}

export function TextField({ label, hint, fault, hideLabel, className, ...rest }: ComponentPropsWithRef<'input'> & Common) {
  return (
    <Field label={label} hint={hint} fault={fault} hideLabel={hideLabel}>
      {({ id, describedBy, invalid }) => (
        <input
          type="text"
          autoComplete="off"
          spellCheck={false}
          {...rest}
          id={id}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          className={classes(styles.input, className)}
        />
      )}
    </Field>
  )
}

export function ChoiceField({ label, hint, fault, hideLabel, children, ...rest }: ComponentPropsWithRef<'select'> & Common) {
  return (
    <Field label={label} hint={hint} fault={fault} hideLabel={hideLabel}>
      {({ id, describedBy, invalid }) => (
        <select {...rest} id={id} aria-describedby={describedBy} aria-invalid={invalid || undefined} className={styles.input}>
          {children}
        </select>
      )}
    </Field>
  )
}

/** For several lines. */
export function LinesField({ label, hint, fault, hideLabel, ...rest }: ComponentPropsWithRef<'textarea'> & Common) {
  return (
    <Field label={label} hint={hint} fault={fault} hideLabel={hideLabel}>
      {({ id, describedBy, invalid }) => (
        <textarea
          rows={3}
          autoComplete="off"
          spellCheck={false}
          {...rest}
          id={id}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          className={classes(styles.input, styles.lines)}
        />
      )}
    </Field>
  )
}
