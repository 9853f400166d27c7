import { AppWindow } from 'lucide-react'
import { Suspense } from 'react'
import type { PictureId } from '#contract'
import { usePicture } from '../state/pictures.ts'
import { classes } from './classes.ts'
import styles from './shot.module.css'

/** A window's picture so much wider than high would lose too much where it fills the frame. */
const WIDE = 2.2

/** A window's picture that fills a frame from its top left corner. */
export function Shot({ id, className }: { id: PictureId | undefined; className?: string }) {
  return (
    <span className={classes(styles.shot, className)}>
      <Suspense>
        <Inside id={id} />
      </Suspense>
    </span>
  )
}

function Inside({ id }: { id: PictureId | undefined }) {
  const loaded = usePicture(id)
  if (!loaded) return <AppWindow aria-hidden="true" />
  const shape = loaded.width / loaded.height
  return <img src={loaded.url} alt="" draggable={false} className={shape > WIDE || shape < 1 ? styles.whole : undefined} />
}
