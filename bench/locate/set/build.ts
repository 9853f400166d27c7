import { allGroups } from '../programs/index.ts'
import { groupFolder, loadShots, saveShots } from './cache.ts'
import type { Group } from './group.ts'
import type { Shot } from './shot.ts'
import { openStage } from './stage.ts'

/** Change it when what a scene is, or how it is taken, changes. */
const BUILDER = '3'

export type BuiltGroup = { group: Group; shots: Shot[] }

/** The shots of the chosen groups, from the cache or built anew on real programs; what cannot be built is told and left out. */
export async function builtGroups(options: { only: string[]; rebuild: boolean }): Promise<BuiltGroup[]> {
  const chosen = allGroups.filter(({ id }) => options.only.length === 0 || options.only.some((part) => id.includes(part)))
  const built: BuiltGroup[] = []
  for (const group of chosen) {
    const folder = groupFolder(group.id, `${BUILDER}\n${group.version}`)
    const kept = options.rebuild ? undefined : await loadShots(folder)
    const shots = kept ?? (await build(group))
    if (!shots) continue
    if (!kept) await saveShots(folder, shots)
    built.push({ group, shots })
  }
  return built
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
