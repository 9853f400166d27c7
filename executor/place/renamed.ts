import { looksOf, type PageElement, type Role, type Scene, type Step, type Target } from '#contract'
import { plain } from '../plain-text.ts'
import type { Run } from '../run/run.ts'
import { learnedCrop, learnedName, type Search, searchIn } from './locate.ts'

/** What says on itself what it is called. A field's label stands beside it, and a row is known by its words. */
const NAMED: Role[] = ['button', 'toggle', 'link', 'menu-item', 'tab', 'icon']
/** Below this more than its name has changed. */
const SURE = 0.85

/**
 * The target by all that is known of it but its name: kind, place, neighbours, row, picture. Undefined when that does not tell for sure, or when what stands there
 * was there under this name before and is another thing. Whoever acts on it must ask: the name is what carries most.
 */
export async function searchRenamed(
  run: Run,
  step: Step,
  target: Target,
  scene: Scene,
): Promise<Extract<Search, { kind: 'found' }> | undefined> {
  const was = learnedName(run, target)
  const { name: _, otherNames: __, ...nameless } = target
  // A value is the thing itself: under another name it is another thing.
  if (!was || target.nameParameter !== undefined || target.role === undefined || !NAMED.includes(target.role)) return undefined
  const search = await searchIn(run, nameless, scene, await learnedCrop(run.memory.pictures, target))
  if (search.kind !== 'found' || search.found.role !== target.role || search.found.confidence < SURE) return undefined
  const [is] = search.found.names
  if (is === undefined || (await knownBefore(run, step, target, is))) return undefined
  return { ...search, found: { ...search.found, was } }
}

async function knownBefore(run: Run, step: Step, target: Target, name: string): Promise<boolean> {
  const page = step.page && (await run.memory.page(step.page))
  const looks = page ? looksOf(page) : []
  const known: Pick<PageElement, 'role' | 'name'>[] = [...target.neighbours, ...looks.flatMap(({ elements }) => elements)]
  return known.some((other) => other.role === target.role && plain(other.name) === plain(name))
}
