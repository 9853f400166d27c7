import { AppWindow, Clock, Eye, Hand, Keyboard, ListChecks, type LucideIcon, Play, TextCursor } from 'lucide-react'
import { Suspense } from 'react'
import type { PictureId, Point, StepAct } from '#contract'
import { usePicture } from '../state/pictures.ts'
import { type Size, thumbView } from '../state/thumb-view.ts'
import { ActMark } from './act-mark.tsx'
import styles from './thumb.module.css'

export const THUMB: Size = { width: 72, height: 45 }

type ThumbProps = { picture: PictureId | undefined; act?: StepAct; mark?: Point; size?: Size }

/** A small picture of what was there, near where the act took place, with the act drawn on it. */
export function Thumb({ picture, act, mark, size = THUMB }: ThumbProps) {
  return (
    <span className={styles.thumb} style={size}>
      <Suspense>
        <Inside picture={picture} act={act} mark={mark} size={size} />
      </Suspense>
    </span>
  )
}

function Inside({ picture, act, mark, size = THUMB }: ThumbProps) {
  const loaded = usePicture(picture)
  if (!loaded) return <span className={styles.none}>{act ? iconOf(act) : <AppWindow aria-hidden="true" />}</span>
  const view = thumbView(loaded, size, mark)
  return (
    <>
      <img
        src={loaded.url}
        alt=""
        draggable={false}
        style={{
          width: loaded.width * view.scale,
          height: loaded.height * view.scale,
          transform: `translate(${-view.left}px, ${-view.top}px)`,
        }}
      />
      {act && view.mark && <ActMark act={act} at={view.mark} scale={view.scale} />}
    </>
  )
}

const ICONS: Partial<Record<StepAct['kind'], LucideIcon>> = {
  wait: Clock,
  'start-program': Play,
  'hand-over': Hand,
  'run-task': ListChecks,
  press: Keyboard,
  type: TextCursor,
  read: Eye,
}

function iconOf(act: StepAct) {
  const Icon = ICONS[act.kind] ?? AppWindow
  return <Icon aria-hidden="true" />
}
