import { type Box, centreOf, contains, type Scene, type TextLine } from '#contract'
import { readLikeness } from '../elements/names.ts'
import { runIn, wordsInside } from '../elements/words.ts'
import { grown } from '../pixels/crop.ts'
import type { Candidate } from './candidate.ts'
import { centresBy, drawnScales, type Vote, votedCentres } from './neighbours.ts'
import type { PictureEvidence } from './picture-evidence.ts'
import { boxAround, expectedPlaces } from './place.ts'
import { centresByRow, type RowSearch } from './row-agreement.ts'
import type { Sight } from './sights.ts'
import type { Wanted } from './wanted.ts'

export type PixelSources = {
  scene: Scene
  wanted: Wanted
  lines: TextLine[]
  pictures: PictureEvidence | undefined
  seen: { box: Box; score: number }[]
  vote: Vote
  rows: RowSearch | undefined
  sights: Sight[]
}

/** Everything in the pixels that may be the target: words that read like it, places that look like it, and where the neighbours say it is. */
export function pixelCandidates(sources: PixelSources): Candidate[] {
  const { scene, wanted, seen, vote, rows, sights } = sources
  const { target } = wanted
  const centres = [...(rows ? centresByRow(rows) : votedCentres(vote)), ...(wanted.label ? centresBy(wanted.label, sights) : [])]
  const voted = centres.map((centre) => boxAround(centre, target.place))
  if (target.neighbours.length === 0) {
    const { x, y } = scene.window.box
    voted.push(...expectedPlaces(target, scene.window.box).map((place) => ({ ...place, x: place.x + x, y: place.y + y })))
  }
  return [
    ...textCandidates(sources),
    ...seen.map(({ box, score }) => named({ box, from: 'picture', picture: score }, sources)),
    ...voted.map((box) => named({ from: 'vote', ...fitOf(box, sources) }, sources)),
  ]
}

/** How well the picture fits on a voted place, in the size that was learned or one that the neighbours show; the thing has the size that fits better. */
function fitOf(box: Box, { pictures, vote }: PixelSources): { box: Box; picture?: number } {
  let best: { box: Box; picture?: number } = { box }
  for (const scale of [1, ...drawnScales(vote)]) {
    const picture = pictures?.fitAt(centreOf(box), scale)
    if (picture === undefined || picture <= (best.picture ?? Number.NEGATIVE_INFINITY)) continue
    best = { box: boxAround(centreOf(box), { width: box.width * scale, height: box.height * scale }), picture }
  }
  return best
}

/** Lines that read like the name, and the words in longer lines that do. A field is not where its label is, nor an icon where its tooltip's words are. */
function textCandidates({ wanted, lines, seen, pictures }: PixelSources): Candidate[] {
  const { name, target } = wanted
  if (name === undefined || !isWritten(wanted)) return []
  return lines.flatMap((line): Candidate[] => {
    const whole = readLikeness(name, line.text) >= 0.8
    const box = whole ? line.box : runIn(line, name)
    if (!box) return []
    const confidence = whole ? line.confidence : 0.6 * line.confidence
    const text = whole ? line.text : name
    const centre = centreOf(box)
    const under = seen.filter((match) => contains(match.box, centre)).map((match) => match.score)
    // Only a target that was itself a line of text has its middle where the text has it.
    const fit = under.length > 0 ? Math.max(...under) : target.source === 'ocr' ? pictures?.fitAt(centre) : undefined
    return [{ box, from: 'text', name: { text, told: false, confidence, alone: whole }, ...(fit !== undefined && { picture: fit }) }]
  })
}

/** Whether the name can be read on the thing. A choice without a label is called by what it stands at. */
function isWritten({ nameShows, label, target }: Wanted): boolean {
  return nameShows || (target.role === 'combobox' && !label)
}

/** Adds what is written on a place. */
function named(candidate: Candidate, { wanted, lines }: PixelSources): Candidate {
  if (wanted.name === undefined || !isWritten(wanted)) return candidate
  const around = grown(candidate.box, 2)
  const inside = lines
    .map((line) => ({ text: wordsInside(line, around), line: line.text, confidence: line.confidence }))
    .filter(({ text }) => text !== '')
  if (inside.length === 0) return candidate
  const best = inside.find(({ text }) => readLikeness(wanted.name ?? '', text) >= 0.8)
  const read = best ? [best] : inside
  const name = {
    text: read.map(({ text }) => text).join(' '),
    told: false,
    confidence: Math.min(...read.map(({ confidence }) => confidence)),
    cut: read.some(({ text, line }) => text.length < line.length),
  }
  return { ...candidate, name }
}
