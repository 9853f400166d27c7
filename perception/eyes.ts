import type { Eyes, TextReader } from '#contract'
import { look } from './elements/look.ts'
import { createReading } from './elements/reading.ts'
import { locateByAnyName } from './locate/any-name.ts'
import { describe } from './locate/describe.ts'
import { comparePages } from './pages/compare.ts'
import { pageLook } from './pages/page-look.ts'
import { changedShare } from './pixels/difference.ts'
import { createWatch } from './pixels/watch.ts'

/** Eyes over a text reader; without one, names come from accessibility alone and the rest from shapes, pictures and places. */
export function createEyes({ reader }: { reader: TextReader | undefined }): Eyes {
  const reading = createReading(reader)
  return {
    look: (scene) => look(scene, reading),
    describe: (scene, point, hit) => describe(scene, point, hit, reading),
    locate: (target, scene, options) => locateByAnyName(target, scene, options, reading),
    pageLook: (scene) => pageLook(scene, reading),
    comparePages,
    changed: changedShare,
    watch: createWatch,
  }
}
