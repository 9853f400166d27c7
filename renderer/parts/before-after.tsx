import { Suspense, useId, useState } from 'react'
import type { Box, PictureId, Point, StepAct } from '#contract'
import { usePicture } from '../state/pictures.ts'
import { words } from '../words/index.ts'
import styles from './before-after.module.css'
import { Picture, type RingTone } from './picture.tsx'

type Props = {
  before?: PictureId
  after?: PictureId
  ring?: Box
  tone?: RingTone
  act?: StepAct
  mark?: Point
  maxHeight?: string
  alt: string
}

/** The picture before an act, and a slider that draws the one after it across. */
export function BeforeAfter(props: Props) {
  if (!props.before || !props.after) return <Picture {...props} id={props.before ?? props.after} />
  return (
    <Suspense fallback={<Picture {...props} id={props.before} />}>
      <Both {...props} before={props.before} after={props.after} />
    </Suspense>
  )
}

function Both({ before, after, ring, tone, act, mark, maxHeight, alt }: Props & { before: PictureId; after: PictureId }) {
  const id = useId()
  const [share, setShare] = useState(0)
  const later = usePicture(after)
  const shown = share < 100
  return (
    <div className={styles.both}>
      <Picture
        id={before}
        alt={alt}
        ring={shown ? ring : undefined}
        tone={tone}
        act={shown ? act : undefined}
        mark={mark}
        maxHeight={maxHeight}
      >
        {later && (
          <img src={later.url} alt="" draggable={false} className={styles.after} style={{ clipPath: `inset(0 ${100 - share}% 0 0)` }} />
        )}
        {share > 0 && share < 100 && <span className={styles.edge} style={{ left: `${share}%` }} />}
      </Picture>
      <div className={styles.slider}>
        <button type="button" className={styles.end} aria-pressed={share === 0} onClick={() => setShare(0)}>
          {words.common.before}
        </button>
        <label htmlFor={id} className="only-heard">
          {words.run.scrub}
        </label>
        <input id={id} type="range" min={0} max={100} step={2} value={share} onChange={(event) => setShare(Number(event.target.value))} />
        <button type="button" className={styles.end} aria-pressed={share === 100} onClick={() => setShare(100)}>
          {words.common.after}
        </button>
      </div>
    </div>
  )
}
