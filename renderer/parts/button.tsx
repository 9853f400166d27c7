import type { ComponentPropsWithRef, ReactNode } from 'react'
import styles from './button.module.css'
import { classes } from './classes.ts'

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger' | 'stop'

type Common = { look?: ButtonLook; small?: boolean; icon?: ReactNode }

export function Button({ look = 'plain', small, icon, className, children, ...rest }: ComponentPropsWithRef<'button'> & Common) {
  return (
    <button type="button" {...rest} className={classes(styles.button, styles[look], small && styles.small, className)}>
      {icon}
      {children}
    </button>
  )
}

/** A link that looks like a button: for what leads somewhere else. */
export function ButtonLink({ look = 'plain', small, icon, className, children, ...rest }: ComponentPropsWithRef<'a'> & Common) {
  return (
    <a {...rest} className={classes(styles.button, styles[look], small && styles.small, className)}>
      {icon}
      {children}
    </a>
  )
}

/** A button that is only an icon. `label` is what is heard, and shown on hover and focus. */
export function IconButton({
  label,
  look = 'quiet',
  small,
  className,
  children,
  ...rest
}: ComponentPropsWithRef<'button'> & Common & { label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      {...rest}
      data-tip={label}
      className={classes(styles.button, styles.icon, styles[look], small && styles.small, className)}
    >
      {children}
    </button>
  )
}
