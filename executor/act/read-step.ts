import type { Scene, Step, UiElement } from '#contract'
import { overlap } from '#contract'
import type { Sight } from '../place/sight.ts'
import { targetName } from '../run/failures.ts'
import { type Ended, failed } from '../run/outcome.ts'
import type { Run } from '../run/run.ts'

/** Keeps what the step's target shows under a name, for the slots of later steps: what a field holds, else its words. */
export async function readStep(run: Run, step: Step, into: string, sight: Sight | undefined): Promise<{ kind: 'acted' } | Ended> {
  const shown = sight?.scene && sight.found && (await shownAt(run, sight.scene, sight.found.box))
  if (shown === undefined) {
    return failed(step, {
      came: 'not-yet',
      reason: `There is nothing to read in ${targetName(run, step)}.`,
      advice: 'Look at whether the program shows it, then run the task again.',
    })
  }
  run.values.known[into] = shown
  return { kind: 'acted' }
}

/** A password field tells no value, and its dots are no text. */
async function shownAt(run: Run, scene: Scene, box: UiElement['box']): Promise<string | undefined> {
  const there = (elements: UiElement[]) =>
    elements
      .filter((element) => element.role !== 'password' && overlap(element.box, box) > 0.5)
      .sort((a, b) => overlap(b.box, box) - overlap(a.box, box))
      .map((element) => (element.value ?? element.name).trim())
      .find((text) => text !== '')
  return there(scene.elements) ?? there(await run.eyes.look(scene))
}
