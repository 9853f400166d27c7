import { ImageOff } from 'lucide-react'
import { type ReactNode, Suspense, useLayoutEffect, useRef, useState } from 'react'
import type { Box, PictureId, Point, StepAct } from '#contract'
import { usePicture } from '../state/pictures.ts'
import { words } from '../words/index.ts'
import { ActMark } from './act-mark.tsx'
import { classes } from './classes.ts'
import styles from './picture.module.css'

export type RingTone = 'acting' | 'asking' | 'done' | 'pointed'

type PictureProps = {
  id: PictureId | undefined
  alt: string
  /** A box in the picture's pixels, drawn as a ring. */
  ring?: Box
  tone?: RingTone
  /** An act, drawn where it took place. */
  act?: StepAct
  mark?: Point
  /** CSS length that the picture's height may not exceed. */
  maxHeight?: string
  children?: ReactNode
}

/** A whole picture in its own proportions, with a ring or an act drawn on it. */
export function Picture(props: PictureProps) {
  return (
    <Suspense fallback={<div className={styles.waiting} />}>
      <Loaded {...props} />
    </Suspense>
  )
}

function Loaded({ id, alt, ring, tone = 'acting', act, mark, maxHeight = '48vh', children }: PictureProps) {
  const loaded = usePicture(id)
  const frame = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState(0)
  const width = loaded?.width ?? 0
  useLayoutEffect(() => {
    const element = frame.current
    if (!element || width === 0) return
    const measure = () => setScale(element.clientWidth / width)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [width])
  if (!loaded) {
    return (
      <div className={styles.none}>
        <ImageOff aria-hidden="true" />
        {words.common.noPicture}
      </div>
    )
  }
  const { height, url } = loaded
  const size = { aspectRatio: `${width} / ${height}`, width: `min(100%, ${width}px, calc(${maxHeight} * ${width / height}))` }
  return (
    <div ref={frame} className={styles.frame} style={size}>
      <img src={url} alt={alt} draggable={false} />
      {ring && <Ring ring={ring} tone={tone} width={width} height={height} />}
      {act && mark && scale > 0 && <ActMark act={act} at={{ x: mark.x * scale, y: mark.y * scale }} scale={scale} large />}
      {children}
    </div>
  )
}

/** Drawn a little outside of the box, so that it hides nothing of what it points at. */
function Ring({ ring, tone, width, height }: { ring: Box; tone: RingTone; width: number; height: number }) {
  const part = (value: number, of: number) => `${((value / of) * 100).toFixed(3)}%`
  const place = { left: part(ring.x, width), top: part(ring.y, height), width: part(ring.width, width), height: part(ring.height, height) }
  return <span className={classes(styles.ring, styles[tone])} style={place} aria-hidden="true" />
}
