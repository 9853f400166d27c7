import '../without-eval.ts'
import type {} from '../../../renderer/env.d.ts'
import { createFakeApi, type FakeOptions } from '../fake-api.ts'
import {
  approvalRequest,
  dryRun,
  helplessRun,
  helpRequest,
  mixedPlan,
  type Pictures,
  planOf,
  runEvents,
  stuckRun,
  worldOf,
} from '../world/index.ts'

/** Runs in the page before the app: puts the fake where a shell would put its bridge, and its far side in `window.fake`. */
declare global {
  interface Window {
    fakeSeed: { ids: Pictures; pngs: Record<string, string>; options: FakeOptions }
    fake: ReturnType<typeof createFakeApi>['control'] & { make: typeof make; ids: Pictures }
  }
}

const make = { approvalRequest, dryRun, helplessRun, helpRequest, mixedPlan, planOf, runEvents, stuckRun }
const { ids, pngs, options } = window.fakeSeed
const { api, control } = createFakeApi(worldOf(ids), ids, pngs, options)
window.understudy = api
// Where a shell would hand the chosen file over, the fake knows its path.
window.understudyFiles = {
  import: (file) => api.recording.import({ file: `/home/tom/Downloads/${file.name}` }),
  openTask: (file) => api.task.openImport({ file: `/home/tom/Downloads/${file.name}` }),
}
window.fake = Object.assign(control, { make, ids })
