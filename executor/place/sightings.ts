import type { Step } from '#contract'
import type { Run } from '../run/run.ts'
import type { Sight } from './sight.ts'

/** Tells what was seen where the step acted, when anybody wants to learn from it. The pixels are in the store already. */
export async function tellSighting(run: Run, step: Step, sight: Sight | undefined, tookMs: number): Promise<void> {
  const { onSeen } = run.options
  if (!onSeen || !sight?.scene) return
  const { window, elements, picture } = sight.scene
  const { found } = sight
  onSeen({
    step: step.id,
    window,
    elements,
    picture: await run.keepPicture(picture),
    pictureBox: picture.box,
    found: found && { box: found.box, name: found.names[0] ?? '', confidence: found.confidence },
    tookMs,
  })
}
