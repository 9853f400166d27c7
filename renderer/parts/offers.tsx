import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Keycaps } from './keycap.tsx'
import styles from './offers.module.css'

export type Offer = {
  text: string
  /** What comes of it. */
  hint?: string
  icon: ReactNode
  look?: 'primary' | 'stop'
  /** The key that does the same. */
  keys?: string
  onTake: () => void
}

/** A few ways on, each with what comes of it. The first has the focus with `focus`. */
export function Offers({
  offers,
  disabled,
  across,
  focus,
}: {
  offers: readonly Offer[]
  disabled: boolean
  across?: boolean
  focus?: boolean
}) {
  return (
    <div className={classes(styles.offers, across && styles.across)} data-count={offers.length}>
      {offers.map(({ text, hint, icon, look, keys, onTake }, index) => (
        <button
          key={text}
          type="button"
          className={classes(styles.offer, look && styles[look])}
          disabled={disabled}
          // biome-ignore lint/a11y/noAutofocus: these are what one came for
          autoFocus={focus && index === 0}
          onClick={onTake}
        >
          {icon}
          <span className={styles.text}>{text}</span>
          {keys ? <Keycaps keys={keys} onColour={look === 'primary'} /> : <span />}
          {hint && <span className={styles.hint}>{hint}</span>}
        </button>
      ))}
    </div>
  )
}
