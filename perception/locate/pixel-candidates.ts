import { type Box, centreOf, contains, type Scene, type TextLine } from '#contract'
import { labelFor, labelTexts } from '../elements/labels.ts'
import { readLikeness, spokenName } from '../elements/names.ts'
import { holdsValue } from '../elements/roles.ts'
import { grown } from '../pixels/crop.ts'
import type { Candidate } from './candidate.ts'
import { type Vote, votedCentres } from './neighbours.ts'
import type { PictureEvidence } from './picture-evidence.ts'
import { boxAround, expectedPlaces } from './place.ts'
import type { Wanted } from './wanted.ts'

export type PixelSources = {
  scene: Scene
  wanted: Wanted
  lines: TextLine[]
  pictures: PictureEvidence | undefined
  seen: { box: Box; score: number }[]
  vote: Vote
}

/** Everything in the pixels that may be the target: words that read like it, places that look like it, and where the neighbours say it is. */
export function pixelCandidates(sources: PixelSources): Candidate[] {
  const { scene, wanted, seen, vote } = sources
  const { target } = wanted
  const centres = votedCentres(vote)
  const voted = centres.map((centre) => boxAround(centre, target.place))
  if (target.neighbours.length === 0) {
    const { x, y } = scene.window.box
    voted.push(...expectedPlaces(target, scene.window.box).map((place) => ({ ...place, x: place.x + x, y: place.y + y })))
  }
  return [
    ...textCandidates(sources),
    ...seen.map(({ box, score }) => named({ box, from: 'picture', picture: score }, sources)),
    ...voted.map((box) => named({ box, from: 'vote', picture: sources.pictures?.fitAt(centreOf(box)) }, sources)),
  ]
}

/** Lines that read like the name, and the words in longer lines that do. A field is not where its label is. */
function textCandidates({ wanted, lines, seen, pictures }: PixelSources): Candidate[] {
  const { name, target } = wanted
  if (name === undefined || (target.role !== undefined && holdsValue(target.role))) return []
  return lines.flatMap((line): Candidate[] => {
    const whole = readLikeness(name, line.text) >= 0.8
    const box = whole ? line.box : wordsWithin(line, name)
    if (!box) return []
    const confidence = whole ? line.confidence : 0.6 * line.confidence
    const text = whole ? line.text : name
    const centre = centreOf(box)
    const under = seen.filter((match) => contains(match.box, centre)).map((match) => match.score)
    // Only a target that was itself a line of text has its middle where the text has it.
    const fit = under.length > 0 ? Math.max(...under) : target.source === 'ocr' ? pictures?.fitAt(centre) : undefined
    return [{ box, from: 'text', name: { text, told: false, confidence }, ...(fit !== undefined && { picture: fit }) }]
  })
}

/** Where in a longer line whole words make up the name, by their share of the letters. */
function wordsWithin(line: TextLine, name: string): Box | undefined {
  const wanted = spokenName(name)
  if (wanted.length < 3) return undefined
  const text = line.text.toLowerCase()
  const at = ` ${text} `.indexOf(` ${wanted} `)
  if (at < 0 || text.length === 0) return undefined
  const letter = line.box.width / text.length
  return { x: line.box.x + at * letter, y: line.box.y, width: wanted.length * letter, height: line.box.height }
}

/** Adds what is written on a place, or for a field the label beside it. */
function named(candidate: Candidate, { wanted, lines, scene }: PixelSources): Candidate {
  const { target } = wanted
  if (wanted.name === undefined) return candidate
  if (target.role !== undefined && holdsValue(target.role)) {
    const label = labelFor(candidate.box, labelTexts(scene.elements, lines))
    return label ? { ...candidate, name: { text: label.text, told: false, confidence: 0.9 } } : candidate
  }
  if (!wanted.nameShows) return candidate
  const inside = lines.filter((line) => contains(grown(candidate.box, 2), centreOf(line.box)))
  if (inside.length === 0) return candidate
  const best = inside.find((line) => readLikeness(wanted.name ?? '', line.text) >= 0.8)
  const text = best ? best.text : inside.map((line) => line.text).join(' ')
  return { ...candidate, name: { text, told: false, confidence: Math.min(...(best ? [best] : inside).map((line) => line.confidence)) } }
}
