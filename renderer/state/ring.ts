import type { Box } from '#contract'
import type { StepView } from './step-view.ts'

/** Where in its picture the found thing is; undefined when nobody said where the picture was taken. */
export function ringOf({ place }: Pick<StepView, 'place'>): Box | undefined {
  if (!place?.pictureBox) return undefined
  const { box, pictureBox } = place
  return { x: box.x - pictureBox.x, y: box.y - pictureBox.y, width: box.width, height: box.height }
}
