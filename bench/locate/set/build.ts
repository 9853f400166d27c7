import { allGroups } from '../programs/index.ts'
import { groupFolder, loadShots, saveShots } from './cache.ts'
import type { Group } from './group.ts'
import type { Shot } from './shot.ts'
import { openStage } from './stage.ts'

/** Change it when what a scene is, or how it is taken, changes. */
const BUILDER = '4'

export type BuiltGroup = { group: Group; shots: Shot[] }

/** The shots of the chosen groups, from the cache or built anew on real programs; what cannot be built is told and left out. */
export async function builtGroups(options: { only: string[]; rebuild: boolean }): Promise<BuiltGroup[]> {
  const chosen = allGroups.filter(({ id }) => options.only.length === 0 || options.only.some((part) => id.includes(part)))
  const built = new Map<Group, Shot[]>()
  const waiting = [...chosen]
  const work = async () => {
    for (let group = waiting.shift(); group; group = waiting.shift()) {
      const folder = groupFolder(group.id, `${BUILDER}\n${group.version}`)
      const kept = options.rebuild ? undefined : await loadShots(folder)
      const shots = kept ?? (await build(group))
      if (!kept && shots) await saveShots(folder, shots)
      if (shots) built.set(group, shots)
    }
  }
  // Programs mostly wait while they start: two desktops at once.
  await Promise.all([work(), work()])
  return chosen.flatMap((group) => {
    const shots = built.get(group)
    return shots ? [{ group, shots }] : []
  })
}

async function build(group: Group): Promise<Shot[] | undefined> {
  const startedMs = performance.now()
  try {
    await using stage = await openStage()
    const shots = await group.build(stage)
    process.stdout.write(`built ${group.id}: ${shots.length} shots in ${((performance.now() - startedMs) / 1000).toFixed(1)} s\n`)
    return shots
  } catch (error) {
    process.stdout.write(`NOT built ${group.id}: ${error instanceof Error ? error.stack : error}\n`)
    return undefined
  }
}
