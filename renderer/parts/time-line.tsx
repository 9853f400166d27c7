import { clockTime } from '../state/format.ts'
import styles from './time-line.module.css'

type Props = { leftMs: number; ofMs: number /** With the time that is left. */; says: (time: string) => string; late: string }

/** Drains to the left. Moves in steps, so that it is right also where motion is unwanted. */
export function TimeLine({ leftMs, ofMs, says, late }: Props) {
  const share = Math.min(1, leftMs / ofMs)
  return (
    <div className={styles.time}>
      <span className={styles.track} aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span role="timer">{leftMs > 0 ? says(clockTime(Math.ceil(leftMs / 1000) * 1000)) : late}</span>
    </div>
  )
}
