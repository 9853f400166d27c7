import { Bookmark, EyeOff, Flag, Keyboard, KeyRound, type LucideIcon, MousePointerClick, Move, MoveVertical, Pause } from 'lucide-react'
import { Fragment, useState } from 'react'
import { type Gesture, missingCase, type RecordingDetail } from '#contract'
import { Button } from '../../parts/button.tsx'
import { classes } from '../../parts/classes.ts'
import { Keycaps } from '../../parts/keycap.tsx'
import { clockTime } from '../../state/format.ts'
import { type GesturePiece, gesturePieces } from '../../state/gesture-text.ts'
import { type TimelineEntry, timelineOf } from '../../state/timeline.ts'
import { words } from '../../words/index.ts'
import styles from './timeline.module.css'

/** As many as are shown at once; a long recording holds thousands. */
const AT_ONCE = 200

/** What was done, one act a line, with the notes, milestones and pauses between. */
export function Timeline({ detail }: { detail: RecordingDetail }) {
  const entries = timelineOf(detail)
  const [shown, setShown] = useState(AT_ONCE)
  const left = entries.length - shown
  return (
    <section className={styles.timeline} aria-labelledby="timeline">
      <h2 id="timeline">{words.recording.timeline}</h2>
      {entries.length === 0 && <p className={styles.nothing}>{words.recording.nothing}</p>}
      <ol>
        {entries.slice(0, shown).map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two acts of one moment have nothing else to tell them apart
          <Entry key={`${entry.atMs} ${index}`} entry={entry} />
        ))}
      </ol>
      {left > 0 && <Button onClick={() => setShown(shown + AT_ONCE)}>{words.recording.more(Math.min(left, AT_ONCE))}</Button>}
    </section>
  )
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const Icon = entry.kind === 'gesture' ? iconOf(entry.gesture) : ICONS[entry.kind]
  return (
    <li className={classes(styles.entry, entry.kind === 'milestone' && styles.milestone, !KEPT.has(entry.kind) && styles.note)}>
      <time className={styles.time}>{clockTime(entry.atMs)}</time>
      <Icon aria-hidden="true" />
      <span className={styles.text}>
        <EntryText entry={entry} />
      </span>
    </li>
  )
}

const ICONS = { note: Bookmark, milestone: Flag, pause: Pause, private: EyeOff } as const
const KEPT: ReadonlySet<TimelineEntry['kind']> = new Set(['gesture', 'milestone'])

function EntryText({ entry }: { entry: TimelineEntry }) {
  switch (entry.kind) {
    case 'gesture':
      return <GestureText gesture={entry.gesture} />
    case 'note':
    case 'milestone':
      return (
        <>
          <strong>{words.recording[entry.kind]}</strong>
          {entry.note !== '' && ` ${entry.note}`}
        </>
      )
    case 'pause':
    case 'private':
      return (
        <>
          <strong>{words.recording[entry.kind]}</strong> {entry.forMs === null ? words.recording.toTheEnd : clockTime(entry.forMs)}
        </>
      )
    default:
      return missingCase(entry)
  }
}

/** With real spaces between the pieces: who listens hears one sentence. */
function GestureText({ gesture }: { gesture: Gesture }) {
  return gesturePieces(gesture).map((piece, index) => (
    <Fragment key={piece.text}>
      {index > 0 && ' '}
      <Piece piece={piece} />
    </Fragment>
  ))
}

function Piece({ piece: { kind, text } }: { piece: GesturePiece }) {
  switch (kind) {
    case 'words':
      return text
    case 'typed':
      return <q className={styles.typed}>{text}</q>
    case 'keys':
      return <Keycaps keys={text} />
    default:
      return missingCase(kind)
  }
}

function iconOf(gesture: Gesture): LucideIcon {
  switch (gesture.kind) {
    case 'click':
      return MousePointerClick
    case 'drag':
      return Move
    case 'scroll':
      return MoveVertical
    case 'type':
      return gesture.secret ? KeyRound : Keyboard
    case 'press':
      return Keyboard
    default:
      return missingCase(gesture)
  }
}
