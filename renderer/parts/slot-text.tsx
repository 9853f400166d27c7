import type { GoalPart } from '#contract'
import { oneLine, type Piece, piecesOf } from '../state/slots.ts'
import { words } from '../words/index.ts'
import styles from './slot-text.module.css'

/** A sentence whose learned values stand out as violet chips: with the value where it is known, else with the slot's name. */
export function SlotText({ text, values }: { text: string | readonly (GoalPart | Piece)[]; values?: Record<string, string> }) {
  const pieces = typeof text === 'string' ? piecesOf(text) : text
  let place = 0
  return (
    <>
      {pieces.map((piece) => {
        place += 1
        if (piece.kind === 'words') return <span key={place}>{piece.text}</span>
        return <Slot key={place} name={piece.parameter} value={values?.[piece.parameter]} />
      })}
    </>
  )
}

export function Slot({ name, value }: { name: string; value?: string }) {
  const label = name.replaceAll('-', ' ')
  return (
    <span className={value ? styles.filled : styles.slot} title={words.common.slot(label)}>
      {value ? oneLine(value) : label}
    </span>
  )
}
