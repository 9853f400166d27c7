import { type Evidence, missingCase, type Scene } from '#contract'
import { nameLikeness, readLikeness, spokenName } from '../elements/names.ts'
import { isActionable, roleLikeness } from '../elements/roles.ts'
import type { Candidate, Judged } from './candidate.ts'
import { sameEntity } from './entity.ts'
import { labelFit, neighbourScore, type Vote } from './neighbours.ts'
import { placeScore, sizeScore } from './place.ts'
import { inOwnRow, isContested, type RowSearch } from './row-agreement.ts'
import type { Sight } from './sights.ts'
import { isSign } from './sign.ts'
import type { Wanted } from './wanted.ts'
import { DOUBTFUL, WEIGHTS } from './weights.ts'

/** What a judge sees besides the candidate. */
export type Bench = {
  wanted: Wanted
  scene: Scene
  /** Every named thing known of the window, and what the remembered neighbours among them say. */
  sights: Sight[]
  vote: Vote
  /** The rows that may be the target's; undefined when it stands in none. */
  rows: RowSearch | undefined
  /** All names of the window are known: what is not among them is not there. */
  complete: boolean
}

/** One piece of evidence: its weighed voice, and how it is shown to people (0 to 1). `mayBe` keeps a candidate in doubt, whatever else speaks for it. Undefined: it has nothing to say. */
type Voice = { adds: number; shown: Evidence } | { veto: string } | { mayBe: string } | undefined

/** Certain names under this likeness are two names: “Save” and “Save As”, “Delete” and “Deselect”. */
const SAME_NAME = 0.85
/** Read names are held to less, since reading errs; but what is clearly another word is another thing. */
const OTHER_READ_NAME = 0.6

/** Weighs all that is known of one candidate. Missing evidence is silent; a contradiction vetoes. */
export function judge(candidate: Candidate, bench: Bench): Judged {
  const voices = [
    nameVoice(candidate, bench),
    labelVoice(candidate, bench),
    roleVoice(candidate, bench),
    rowVoice(candidate, bench),
    pictureVoice(candidate, bench),
    neighbourVoice(candidate, bench),
    placeVoice(candidate, bench),
    sizeVoice(candidate, bench),
    pathVoice(candidate, bench),
    windowVoice(bench),
  ]
  const evidence: Evidence[] = []
  let total = 0
  let most = Number.POSITIVE_INFINITY
  for (const voice of voices) {
    if (!voice) continue
    if ('mayBe' in voice) {
      most = DOUBTFUL
      continue
    }
    if ('veto' in voice) return { candidate, total: Number.NEGATIVE_INFINITY, evidence, veto: voice.veto }
    total += voice.adds
    evidence.push({ ...voice.shown, score: clamp(voice.shown.score) })
  }
  return { candidate, total: Math.min(total, most), evidence }
}

function nameVoice({ name, from, element }: Candidate, { wanted }: Bench): Voice {
  if (wanted.name === undefined) {
    // It had no name; one that was told its own name is more likely something else.
    return name?.told && element?.name.trim() ? { adds: -0.3 * WEIGHTS.name, shown: { kind: 'name', score: 0 } } : undefined
  }
  if (!name) {
    if (from === 'accessibility') return { adds: -0.5 * WEIGHTS.name, shown: { kind: 'name', score: 0 } }
    // A thing that shows its name, and here nothing is written: only the places that were read may be held to it.
    return wanted.nameShows && from === 'vote' ? { adds: -0.5 * WEIGHTS.text, shown: { kind: 'text', score: 0 } } : undefined
  }
  if (name.told) {
    const likeness = nameLikeness(wanted.name, name.text)
    if (likeness < SAME_NAME || (wanted.entity && differs(wanted.name, name.text, false))) return { veto: `it is called “${name.text}”` }
    return { adds: WEIGHTS.name * ((likeness - 0.7) / 0.3), shown: { kind: 'name', score: likeness } }
  }
  return readVoice(name, wanted.name, wanted)
}

/** What was read on a candidate, against the name that is looked for. */
function readVoice(name: NonNullable<Candidate['name']>, wantedName: string, wanted: Wanted): Voice {
  const likeness = readLikeness(wantedName, name.text)
  if (wanted.entity && likeness >= OTHER_READ_NAME && likeness < 1) {
    if (differs(wantedName, name.text, true)) return { veto: `it reads “${name.text}”` }
    // A letter of a value may have been misread, or it is somebody else's name.
    if (wanted.target.nameParameter !== undefined) return { mayBe: `it reads “${name.text}”` }
  }
  // Of “Save all” the part on the place of “Save” reads almost like it: what is cut out must be the name itself.
  const isCut = name.cut && likeness >= OTHER_READ_NAME && likeness < 0.95
  if (isCut || goesOn(wantedName, name.text)) return { mayBe: `it reads “${name.text}”` }
  if (likeness < OTHER_READ_NAME) {
    // An icon is read as this or that sign.
    if (isSign(wantedName) || isSign(name.text)) return undefined
    // A picture says where the thing is, and there other words are written.
    if (name.confidence >= 0.85 && wanted.nameShows) return { veto: `it reads “${name.text}”` }
    return { adds: -0.6 * WEIGHTS.text, shown: { kind: 'text', score: likeness } }
  }
  return { adds: WEIGHTS.text * name.confidence * ((likeness - 0.7) / 0.3), shown: { kind: 'text', score: likeness * name.confidence } }
}

/** Whether one is the other with more letters right behind it: “roofers”, “Edits”. Reading takes letters for others, but seldom adds or drops them. */
function goesOn(one: string, other: string): boolean {
  const [short, long] = [one, other].map(spokenName).toSorted((a, b) => a.length - b.length) as [string, string]
  return short.length >= 3 && long.length > short.length && long.startsWith(short) && /^\p{L}/u.test(long.slice(short.length))
}

/** Of two entities a likeness says nothing; a count behind the name (“Inbox (3)”) is no part of it. */
function differs(wanted: string, name: string, read: boolean): boolean {
  const same = [name, name.replace(/\s*\(\d+\)$/u, '')].map((text) =>
    sameEntity({ text: wanted.replace(/\s*\(\d+\)$/u, ''), read }, { text, read }),
  )
  return !same.includes('yes') && !(read && same.includes('near'))
}

/** Of a field or check box seen in the pixels: whether its label stands where it stood. */
function labelVoice({ box, from }: Candidate, { wanted, sights, complete }: Bench): Voice {
  if (!wanted.label || from === 'accessibility') return undefined
  const fit = labelFit(wanted.label, wanted.target, box, sights)
  // Its box may look the same, and stand where it stood: without its label it may be another's.
  if (fit === undefined) return complete ? { mayBe: `its label “${wanted.label.name}” is not read` } : undefined
  return { adds: WEIGHTS.text * (1.6 * fit - 0.6), shown: { kind: 'text', score: fit } }
}

function roleVoice({ element, name }: Candidate, { wanted }: Bench): Voice {
  const { target } = wanted
  // A value that was a line by itself is one again, which a word in a sentence is not.
  if (name?.alone && wanted.other && target.source === 'ocr' && sameEntity(read(name.text), read(wanted.name ?? '')) === 'yes')
    return { adds: 0.5 * WEIGHTS.role, shown: { kind: 'role', score: 0.5 } }
  if (element?.source !== 'accessibility' || target.role === undefined) return undefined
  if (target.source !== 'accessibility') {
    // The learned role was a guess from pixels: anything one acts on may be it.
    return {
      adds: isActionable(element.role) ? 0.5 * WEIGHTS.role : 0,
      shown: { kind: 'role', score: isActionable(element.role) ? 0.5 : 0 },
    }
  }
  const likeness = roleLikeness(target.role, element.role)
  if (likeness === 0) return { veto: `it is a ${element.role}` }
  return { adds: WEIGHTS.role * (likeness === 1 ? 1 : 0.2), shown: { kind: 'role', score: likeness } }
}

const read = (text: string) => ({ text, read: true })

/** Another row is another thing, however alike. As long as the row's words may yet be read, nothing is sure. */
function rowVoice({ box }: Candidate, { rows }: Bench): Voice {
  if (!rows || rows.needed.length === 0) return undefined
  const { is, shared, across } = inOwnRow(rows, box)
  switch (is) {
    case 'no':
      return { veto: 'it is in another row' }
    case 'unknown':
      return { mayBe: 'which row it is in is not known yet' }
    case 'doubtful':
      return { mayBe: 'its row only looks like the one that is meant' }
    case 'yes':
      return {
        adds: WEIGHTS.row * (0.5 + (isContested(rows) ? 0.9 : 0.3) * (shared - 0.5) + 0.3 * across),
        shown: { kind: 'neighbours', score: 0.5 + 0.5 * shared },
      }
    default:
      return missingCase(is)
  }
}

function pictureVoice({ picture, name }: Candidate, { wanted }: Bench): Voice {
  if (picture === undefined || wanted.other) return undefined
  // 0.95 and more is the same drawing; 0.6 is what two buttons of one theme have in common.
  const signed = Math.max(-0.5, Math.min(1, (picture - 0.6) / 0.33))
  // What is told its name may look otherwise: in another theme, size or state.
  const counted = name?.told && wanted.name !== undefined ? Math.max(0, signed) : signed
  return { adds: WEIGHTS.picture * counted, shown: { kind: 'picture', score: picture } }
}

/** A page that is laid out anew takes a thing from its neighbours, not from its name: of what is told its name they say no less. */
const LEAST_NEIGHBOURS = -0.25

function neighbourVoice({ box, name }: Candidate, { wanted, vote, complete }: Bench): Voice {
  const score = neighbourScore(vote, box, complete, wanted.row?.inLine)
  if (score === undefined) return undefined
  // Another thing has other neighbours: they may help, not harm. In a row they only tell the column, which is the same in all rows.
  const counted = wanted.other
    ? (wanted.row ? 1 : 0.5) * Math.max(0, score)
    : Math.max(score, name?.told && wanted.name !== undefined ? LEAST_NEIGHBOURS : -1)
  return { adds: WEIGHTS.neighbours * counted, shown: { kind: 'neighbours', score: (score + 1) / 2 } }
}

function placeVoice({ box }: Candidate, { wanted, scene }: Bench): Voice {
  const score = placeScore(box, wanted.target, scene.window.box, wanted.row?.inLine)
  // Gentle: a thing far from its place has moved, which happens; it is not held against it much.
  return { adds: WEIGHTS.place * (1.25 * score - 0.25) * (wanted.other && !wanted.row ? 0.3 : 1), shown: { kind: 'place', score } }
}

function sizeVoice({ box, element }: Candidate, { wanted, scene }: Bench): Voice {
  if (!element || wanted.other) return undefined
  const score = sizeScore(box, wanted.target, scene.window.box)
  return { adds: WEIGHTS.size * (2 * score - 1), shown: { kind: 'place', score } }
}

function pathVoice({ element }: Candidate, { wanted: { target } }: Bench): Voice {
  if (!element?.path || !target.path || target.path.length === 0) return undefined
  const shared =
    target.path.filter((part, index) => element.path?.[index] === part).length / Math.max(target.path.length, element.path.length)
  return { adds: WEIGHTS.path * shared, shown: { kind: 'path', score: shared } }
}

function windowVoice({ wanted, scene }: Bench): Voice {
  const fits = wanted.titleFits && scene.window.kind === wanted.target.window.kind
  if (fits) return { adds: WEIGHTS.window, shown: { kind: 'window', score: 1 } }
  const kind = scene.window.kind === wanted.target.window.kind ? 0 : -1.2
  return { adds: kind - (wanted.titleFits ? 0 : 0.8), shown: { kind: 'window', score: 0 } }
}

function clamp(value: number): number {
  return Math.max(0, Math.min(1, value))
}
