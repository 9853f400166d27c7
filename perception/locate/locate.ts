import { type Box, Cancelled, type Located, type Picture, type Scene, type Target, type TextLine } from '#contract'
import { silentLines, windowPicture } from '../elements/look.ts'
import type { Reading } from '../elements/reading.ts'
import { grown } from '../pixels/crop.ts'
import { mergedBoxes } from '../pixels/merged-boxes.ts'
import type { Candidate, Judged } from './candidate.ts'
import { decide } from './decide.ts'
import { type Bench, judge } from './judge.ts'
import { drawnScales, votedCentres, voteOf } from './neighbours.ts'
import { type PictureEvidence, pictureEvidence } from './picture-evidence.ts'
import { pixelCandidates } from './pixel-candidates.ts'
import { boxAround, expectedPlaces } from './place.ts'
import { inOwnRow, type RowSearch, searchRows } from './row-agreement.ts'
import { sightsOf, tellsMuch } from './sights.ts'
import { isSpokenFor, toldCandidates } from './told-candidates.ts'
import { type Wanted, wantedIn, windowVeto } from './wanted.ts'
import { DOUBTFUL } from './weights.ts'

export type LocateOptions = { values: Record<string, string>; crop?: Picture; signal?: AbortSignal }

/** Other sizes at which the learned picture is looked for: the usual steps of display scaling. */
const OTHER_SCALES = [0.67, 0.8, 1.25, 1.5, 2]

/**
 * Finds a target again by all evidence together. Cheap evidence is asked first, and the dear one only while the answer is open: what
 * accessibility tells; the learned picture; words read near the likely places; all words; the picture at other sizes.
 */
export async function locate(target: Target, scene: Scene, options: LocateOptions, reading: Reading): Promise<Located> {
  const wanted = wantedIn(target, scene, options.values)
  if (windowVeto(target, scene, wanted.titleFits)) return { kind: 'unsure', reason: 'nothing-like-it' }

  const told = toldCandidates(scene, wanted)
  const structure = benchOf(wanted, scene, [], tellsMuch(scene))
  const byStructure = decide(told.map((candidate) => judge(candidate, structure)))
  if (byStructure.kind === 'found') return byStructure

  const window = windowPicture(scene)
  const pictures = wanted.other ? undefined : pictureEvidence(target, options.crop, window)
  const withPictures = pictures ? told.map((candidate) => pictured(candidate, pictures, structure)) : told
  const joined = decide(withPictures.map((candidate) => judge(candidate, structure)))
  if (joined.kind === 'found') return joined
  // What the structure cannot tell apart, a guess from pixels must not decide; nor whether a name is there, where all names are told.
  if (joined.reason === 'two-alike' || (structure.complete && isTold(wanted))) return joined

  stopIfAsked(options.signal)
  return locateInPixels({ wanted, scene, window, pictures, told: withPictures, reading, signal: options.signal })
}

/** Whether accessibility told the thing's name while learning, and so would tell it again. */
function isTold({ target, name, label }: Wanted): boolean {
  return target.source === 'accessibility' && name !== undefined && !label && target.role !== undefined
}

type PixelSearch = {
  wanted: Wanted
  scene: Scene
  window: Picture
  pictures: PictureEvidence | undefined
  told: Candidate[]
  reading: Reading
  signal: AbortSignal | undefined
}

async function locateInPixels(search: PixelSearch): Promise<Located> {
  const { scene, pictures, reading, signal } = search
  const seen = pictures?.seen([1]) ?? []
  const speaks = tellsMuch(scene)
  if (reading.able() && !speaks) {
    const near = await readNear(search, seen)
    stopIfAsked(signal)
    const quick = decideWith(search, near, seen, false)
    if (quick.kind === 'found' && isPlain(quick)) return quick
  }
  const lines = await silentLines(scene, reading)
  stopIfAsked(signal)
  const full = decideWith(search, lines, seen, reading.able() || speaks)
  if (full.kind === 'found' || full.reason === 'two-alike' || !pictures || speaks) return full
  // In the size that the neighbours show first; the other sizes cost more, and bring more that is only alike.
  const hinted = drawnScales(voteOf(search.wanted.target, sightsOf(scene.elements, lines), scene.window.box))
  let all = seen
  for (const scales of hinted.length > 0 ? [hinted, OTHER_SCALES] : [OTHER_SCALES]) {
    const scaled = pictures.seen(scales)
    if (scaled.length === 0) continue
    all = [...all, ...scaled]
    const found = decideWith(search, lines, all, reading.able())
    if (found.kind === 'found') return found
  }
  return all === seen ? full : decideWith(search, lines, all, reading.able())
}

function decideWith(search: PixelSearch, lines: TextLine[], seen: { box: Box; score: number }[], complete: boolean): Located {
  const { wanted, scene, pictures, told } = search
  const bench = benchOf(wanted, scene, lines, complete)
  const guesses = pixelCandidates({
    scene,
    wanted,
    lines,
    pictures,
    seen,
    vote: bench.vote,
    rows: bench.rows,
    sights: bench.sights,
  }).filter(({ box }) => wanted.target.source !== 'accessibility' || !isSpokenFor(scene, box))
  // What accessibility would have told, had it been there, is not there.
  const shows =
    pictures !== undefined ||
    wanted.name !== undefined ||
    wanted.target.source === 'shape' ||
    (tellsMuch(scene) && wanted.target.source === 'accessibility')
  const judged = [...told, ...guesses].map((candidate) =>
    shows ? heldDown(judge(candidate, bench), wanted, bench.rows) : judge(candidate, bench),
  )
  return decide(judged)
}

function benchOf(wanted: Wanted, scene: Scene, lines: TextLine[], complete: boolean): Bench {
  const sights = sightsOf(scene.elements, lines)
  const vote = voteOf(wanted.target, sights, scene.window.box)
  return {
    wanted,
    scene,
    sights,
    vote,
    rows: wanted.row && searchRows(wanted.row, sights, complete, { scales: vote.scales, place: wanted.target.place }),
    complete,
  }
}

/** How well the picture must fit until it speaks for a place. */
const ALIKE = 0.75
const ALIKE_IN_ROW = 0.55

/**
 * Neighbours and place say where a thing should be, not that it is there. Of a thing that has a look or a name to be known by, a place
 * that shows neither is never clicked.
 */
function heldDown(judged: Judged, { row, name }: Wanted, rows: RowSearch | undefined): Judged {
  // What is shown in another one's row cannot be known beforehand: there the row itself speaks for the place.
  if (judged.candidate.from === 'accessibility' || (row?.other && name === undefined)) return judged
  // Where its own row is known for sure, something like it in its column is it: ticked or not, lit by the pointer or not.
  const inRow = rows !== undefined && rows.needed.length > 0 && inOwnRow(rows, judged.candidate.box).is === 'yes'
  const alike = inRow ? ALIKE_IN_ROW : ALIKE
  const itself = judged.evidence.some(
    ({ kind, score }) => ((kind === 'name' || kind === 'text') && score >= 0.7) || (kind === 'picture' && score >= alike),
  )
  return itself ? judged : { ...judged, total: Math.min(judged.total, DOUBTFUL) }
}

/** Looks at the learned picture on an accessibility candidate, unless it is already out of the question. */
function pictured(candidate: Candidate, pictures: PictureEvidence, bench: Bench): Candidate {
  if (judge(candidate, bench).total < 0) return candidate
  const { x, y, width, height } = candidate.box
  const fit = pictures.fitAt({ x: x + width / 2, y: y + height / 2 })
  return fit === undefined ? candidate : { ...candidate, picture: fit }
}

/** Reads only around the places where the target is seen or expected. */
async function readNear({ wanted, scene, window, reading }: PixelSearch, seen: { box: Box; score: number }[]): Promise<TextLine[]> {
  const { target } = wanted
  const { x, y } = scene.window.box
  const expected = expectedPlaces(target, scene.window.box).slice(0, 2)
  const voted = votedCentres(voteOf(target, sightsOf(scene.elements, []), scene.window.box), 1).map((centre) =>
    boxAround(centre, target.place),
  )
  const likely = [
    ...seen.slice(0, 2).map(({ box }) => box),
    ...voted,
    ...expected.map((place) => ({ ...place, x: place.x + x, y: place.y + y })),
  ]
  const parts = mergedBoxes(likely.map((box) => ({ ...grown(box, 24), x: box.x - 100, width: box.width + 200 })))
  const lines: TextLine[] = []
  for (const part of parts) lines.push(...(await reading.part(window, part)))
  return lines
}

/** A find that needs no look at the rest of the window: it looks and reads like the target, and lies where it was. */
function isPlain(found: Located & { kind: 'found' }): boolean {
  const score = (kind: string) => Math.max(0, ...found.evidence.filter((one) => one.kind === kind).map((one) => one.score))
  return found.confidence >= 0.95 && score('picture') >= 0.9 && score('text') >= 0.8 && score('place') >= 0.6
}

function stopIfAsked(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Cancelled('looking for a target')
}
