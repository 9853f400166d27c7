import { goalSentence, looksOf, type Page, type TaskSummary } from '#contract'
import type { Field, Kind } from './documents.ts'
import type { Gate } from './gate.ts'
import type { Likely } from './rank.ts'
import { termsOf, wordsOfProgramTerm } from './terms.ts'
import { idleDays, type Use } from './worth.ts'

const NAMED = 3
const LONG_AGO_DAYS = 60

type Known = { kind: Kind; use: Use; steps: number | undefined; gate: Gate; nowMs: number; embedder: string | undefined }

/** Why a page was returned, the strongest first, each a few plain words. Never empty. */
export function whyPage(page: Page, found: Likely, known: Known): string[] {
  const labels = looksOf(page).flatMap(({ elements }) => elements.map(({ name }) => name))
  return why(found, known, {
    name: ['its name says', [page.name]],
    purpose: ['what it is for says', [page.purpose]],
    ways: ['something done there says', []],
    labels: ['it shows', labels],
  })
}

export function whyTask(task: TaskSummary, found: Likely, known: Known): string[] {
  return why(found, known, {
    name: ['its goal says', [goalSentence(task.goal)]],
    purpose: ['its values or programs are called', []],
    ways: ['a part of it is called', []],
    labels: ['a step of it says', []],
  })
}

function why(found: Likely, known: Known, texts: Record<Field, [lead: string, texts: readonly string[]]>): string[] {
  const { use, steps, gate, nowMs, embedder } = known
  const fields = Object.entries(texts) as [Field, [string, readonly string[]]][]
  const matched = [...(found.word?.fields() ?? [])]
  const words = fields.flatMap(([field, [lead, whole]]) => {
    const terms = matched.filter(([, where]) => where.has(field)).map(([term]) => term)
    return terms.length === 0 ? [] : [`${lead} ${quote(field === 'labels' && whole.length > 0 ? labelsWith(terms, whole) : terms)}`]
  })
  const meant = found.likeness !== undefined && found.likeness > 0 ? [`it means about the same, by ${embedder ?? 'vectors'}`] : []
  return [
    ...words,
    ...programReason(found, gate),
    ...(found.word === undefined || (found.likeness ?? 0) >= 0.5 ? meant : []),
    ...(steps === undefined ? [] : [stepsInWords(steps)]),
    howItWent(use, known.kind),
    ...(idleDays(use, nowMs) >= LONG_AGO_DAYS ? [`not used for ${Math.floor(idleDays(use, nowMs) / 30)} months`] : []),
  ]
}

/** What stands there as it is written there, where that is known. */
function labelsWith(terms: readonly string[], labels: readonly string[]): string[] {
  const left = new Set(terms)
  const written: string[] = []
  const saying = [...new Set(labels)]
    .map((label) => ({ label, has: termsOf(label).filter((term) => left.has(term)) }))
    .filter(({ has }) => has.length > 0)
    .sort((a, b) => b.has.length - a.has.length || a.label.length - b.label.length)
  for (const { label, has } of saying) {
    if (left.size === 0) break
    if (!has.some((term) => left.has(term))) continue
    for (const term of has) left.delete(term)
    written.push(label)
  }
  return written.length > 0 ? written : [...terms]
}

function quote(texts: readonly string[]): string {
  const shown = texts.slice(0, NAMED).map((text) => `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`)
  return `${shown.join(', ')}${texts.length > NAMED ? ` and ${texts.length - NAMED} more` : ''}`
}

function programReason(found: Likely, gate: Gate): string[] {
  const program = gate.programs.find((each) => found.programs.split(' ').includes(each))
  if (program === undefined) return []
  const name = wordsOfProgramTerm(program).join(' ')
  if (gate.kind === 'named') return [`it is in ${name}, which you named`]
  return gate.kind === 'here' ? [`it is in ${name}, where you are`] : [`it is in ${name}`]
}

function stepsInWords(steps: number): string {
  if (steps === 0) return 'this is where you are'
  return steps === 1 ? 'one step from here' : `${steps} steps from here`
}

function howItWent({ tried, worked }: Use, kind: Kind): string {
  if (kind === 'task') return tried === 0 ? 'not run yet' : `${worked} of ${tried} runs succeeded`
  return tried === 0 ? 'no way to it is known yet' : `${worked} of ${tried} times the way to it worked`
}
