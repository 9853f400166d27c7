import type { Step } from '#contract'
import { Picture } from '../../parts/picture.tsx'
import { words } from '../../words/index.ts'
import styles from './as-recorded.module.css'

/** Until something is seen in this run: how it looked when the step was shown. */
export function AsRecorded({ step, alt }: { step: Step; alt: string }) {
  const { before, mark } = step.pictures
  if (!before) return null
  return (
    <figure className={styles.recorded}>
      <Picture id={before} alt={alt} act={step.act} mark={mark} maxHeight="46vh" />
      <figcaption>{words.run.asRecorded}</figcaption>
    </figure>
  )
}
