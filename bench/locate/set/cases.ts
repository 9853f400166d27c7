import type { BuiltGroup } from './build.ts'
import type { Case, Source, Truth } from './case.ts'
import { halfOf, lot } from './half.ts'
import { BASE, type Shot, type Thing } from './shot.ts'

/**
 * How many things are asked for of one page under one perturbation: those that are there, those that are not, those of another row or value.
 * `wide` is for whoever improves the eyes and wants to see more of the same.
 */
const MOST = { there: 1, absent: 1, entity: 1 } as const
const MOST_WIDE = { there: 3, absent: 2, entity: 2 } as const
type Most = Record<keyof typeof MOST, number>

/**
 * All cases of the built groups. Which things are asked for is drawn by hash, for each perturbation anew, so that the set stays the same
 * when other pages come in.
 */
export function casesOf(built: BuiltGroup[], { wide }: { wide: boolean } = { wide: false }): Case[] {
  const most = wide ? MOST_WIDE : MOST
  return built.flatMap((each) => {
    const base = each.shots.find(({ perturbation }) => perturbation === BASE)
    return base ? each.shots.flatMap((after) => [...sameThing(each, base, after, most), ...otherEntity(each, base, after, most)]) : []
  })
}

function sameThing({ group }: BuiltGroup, before: Shot, after: Shot, most: Most): Case[] {
  const answers = before.things
    .filter((thing) => thing.state === 'showing')
    .map((thing) => ({ thing, truth: truthOf(thing.key, after) }))
    .toSorted((a, b) => lot(`${group.id} ${after.perturbation} ${a.thing.key}`) - lot(`${group.id} ${after.perturbation} ${b.thing.key}`))
  const there = answers.filter(({ truth }) => truth?.kind === 'there').slice(0, most.there)
  const absent = answers.filter(({ truth }) => truth !== undefined && truth.kind !== 'there').slice(0, most.absent)
  return [...there, ...absent].flatMap(({ thing, truth }) => (truth ? bothSources(group, before, after, thing, truth) : []))
}

/** Things in rows, looked for in the row of another entity; and things whose name is a value, with another value. */
function otherEntity({ group }: BuiltGroup, before: Shot, after: Shot, most: Most): Case[] {
  if (!ENTITY_PERTURBATIONS.includes(after.perturbation)) return []
  const order = (words: string) => lot(`${group.id} ${after.perturbation} entity ${words}`)
  const things = before.things
    .filter((thing) => thing.state === 'showing' && isOnce(thing, before))
    .toSorted((a, b) => order(a.key) - order(b.key))
    .slice(0, most.entity)
  return things.flatMap((thing) => {
    const others = before.things.filter((other) => isKin(other, thing) && wordsOf(other) !== wordsOf(thing) && isOnce(other, before))
    const other = others.toSorted((a, b) => order(`${thing.key} to ${a.key}`) - order(`${thing.key} to ${b.key}`))[0]
    const now = other && after.things.find(({ key }) => key === other.key)
    const truth = other && (!now || isOnce(now, after)) ? truthOf(other.key, after) : undefined
    const [learned, wanted] = [wordsOf(thing), other && wordsOf(other)]
    if (!learned || !wanted || !truth) return []
    return bothSources(group, before, after, thing, truth, { kind: thing.value === undefined ? 'row' : 'name', learned, wanted })
  })
}

/** What tells a thing's entity: its own words, or those of its row. */
function wordsOf({ value, row }: Thing): string | undefined {
  return value ?? row
}

/** Whether no other thing of its kind has the same words: then they say which one is meant. */
function isOnce(thing: Thing, { things }: Shot): boolean {
  const words = wordsOf(thing)
  return words !== undefined && things.filter((other) => isKin(other, thing) && wordsOf(other) === words).length <= 1
}

const ENTITY_PERTURBATIONS = [BASE, 'sorted', 'grown', 'rows-removed', 'look-alikes', 'dark', 'scale-150', 'scrolled']

/** Elsewhere a thing that was not told may still be there: a tool bar that folds, a toolkit that is slow to tell. */
const TAKES_AWAY = ['removed', 'renamed', 'rows-removed', 'look-alikes', 'scrolled']

/** `edit-anna-berg` and `edit-carl-lind` are the same kind of thing in two rows; of cells those in one column. */
function isKin(a: Thing, b: Thing): boolean {
  const [one, other] = [a.key.split('-')[0], b.key.split('-')[0]]
  return one === other && (a.value === undefined) === (b.value === undefined) && (one !== 'cell' || Math.abs(a.box.x - b.box.x) < 4)
}

function truthOf(key: string, { things, perturbation }: Shot): Truth | undefined {
  const [thing, ...more] = things.filter((each) => each.key === key)
  if (more.length > 0) return undefined
  if (!thing) {
    // Several of one name are told apart by their order: of another number nobody knows which is which.
    const kin = key.split('#')[0]
    const isGone = TAKES_AWAY.includes(perturbation) && !things.some((each) => each.key.split('#')[0] === kin)
    return isGone ? { kind: 'absent', why: 'removed' } : undefined
  }
  if (thing.state === 'partly') return undefined
  if (thing.state === 'hidden') return { kind: 'absent', why: 'hidden' }
  return { kind: thing.state === 'covered' ? 'covered' : 'there', box: thing.box }
}

function bothSources(
  group: BuiltGroup['group'],
  before: Shot,
  after: Shot,
  thing: Thing,
  truth: Truth,
  entity?: NonNullable<Case['entity']>,
): Case[] {
  const sources: Source[] = group.pixelsOnly ? ['pixels'] : ['accessible', 'pixels']
  return sources.map((source) => ({
    id: [group.id, entity ? `${thing.key}>${entity.wanted}` : thing.key, after.perturbation, source].join('/').replaceAll(' ', '_'),
    group,
    program: group.id.split('/')[0] ?? group.id,
    perturbation: entity ? `entity, ${after.perturbation}` : after.perturbation,
    source,
    half: halfOf(group.id, thing.key),
    before,
    after,
    thing,
    truth,
    ...(entity && { entity }),
  }))
}
