import {
  type Page,
  type PageElement,
  Page as PageSchema,
  type Task,
  Task as TaskSchema,
  type Transition,
  Transition as TransitionSchema,
} from '#contract'
import type { BaseLook } from './base-looks.ts'
import { createRandom, type Random } from './random.ts'
import type { Language, WordList } from './word-lists.ts'

/** An invented program: its name, whose words it speaks, and in which language. */
type Program = { id: string; shown: string; words: WordList; language: Language }

/** A page or task, with what a person who asks for it would have in mind. */
export type Made<Thing> = {
  thing: Thing
  program: Program
  /** What it is about, as it is called there. */
  subject: string
  /** What is particular about it, as it is called there. */
  particulars: string[]
}

/** So many pages a program; a real one has tens to hundreds. */
const PAGES_A_PROGRAM = 250
const PAGES_A_TASK = 10
/** Of ten programs: half speak English. */
const SPOKEN: readonly Language[] = ['en', 'en', 'en', 'en', 'en', 'de', 'de', 'fr', 'es', 'ru']
const SYLLABLES = 'ba bel cor da del fen ga hal jo kal lim lo mar mer nov or pel qui ra ril sol ta tem ul vex vi wen xa yor zim'.split(' ')
const KINDS = {
  en: ['window', 'dialog', 'page'],
  de: ['Fenster', 'Dialog', 'Seite'],
  fr: ['fenêtre', 'dialogue', 'page'],
  es: ['ventana', 'diálogo', 'página'],
  ru: ['окно', 'диалог', 'страница'],
}
const VERBS = ['Open', 'Change', 'Send', 'Check', 'Export', 'Add', 'Remove', 'Print', 'Copy', 'Update']

/**
 * Pages and tasks made from real ones: each page is a real look of a real program, in which elements are dropped, renamed and added with the words of a real program
 * in one of its languages, under an invented program's name, with a name and a purpose in the learner's own form of sentences.
 */
export function makeMemory(pageCount: number, looks: readonly BaseLook[], lists: readonly WordList[]) {
  const random = createRandom(20261123)
  const programs = programsOf(Math.max(4, Math.round(pageCount / PAGES_A_PROGRAM)), lists, random)
  const pages: Made<Page>[] = []
  for (let index = 0; index < pageCount; index += 1) {
    pages.push(pageOf(index, programs[index % programs.length] ?? random.pick(programs), looks, random))
  }
  const tasks = Array.from({ length: Math.round(pageCount / PAGES_A_TASK) }, (_, index) => taskOf(index, random.pick(programs), random))
  return { pages, tasks, transitions: transitionsOf(pages, programs.length, random) }
}

function programsOf(count: number, lists: readonly WordList[], random: Random): Program[] {
  const names = new Set<string>()
  while (names.size < count) names.add(Array.from({ length: 2 + random.below(2) }, () => random.pick(SYLLABLES)).join(''))
  return [...names].map((name, index) => ({
    id: name,
    shown: `${name[0]?.toUpperCase()}${name.slice(1)}`,
    words: lists[index % lists.length] ?? random.pick(lists),
    language: random.pick(SPOKEN),
  }))
}

function pageOf(index: number, program: Program, looks: readonly BaseLook[], random: Random): Made<Page> {
  const base = random.pick(looks)
  const words = program.words.labels[program.language]
  const subject = random.pick(words)
  const particulars: string[] = []
  const particular = () => {
    const label = random.pick(words)
    particulars.push(label)
    return label
  }
  const elements: PageElement[] = base.elements
    .filter(() => random.chance(0.85))
    .map(({ role, name }) => ({
      role,
      name: random.chance(program.language === 'en' ? 0.35 : 0.7) ? particular() : name,
      place: placeOf(random),
    }))
  for (let more = 2 + random.below(6); more > 0; more -= 1)
    elements.push({ role: random.pick(['button', 'menu-item', 'checkbox', 'field']), name: particular(), place: placeOf(random) })
  const [first, second] = [random.pick(particulars), random.pick(particulars)]
  const at = new Date(Date.UTC(2026, 0, 1) + random.below(300 * 86_400_000)).toISOString()
  const page = PageSchema.parse({
    id: `page-${String(index).padStart(6, '0')}`,
    look: {
      window: { program: program.id, title: `${subject} - ${program.shown}`, kind: base.kind },
      hash: Array.from({ length: 16 }, () => random.below(16).toString(16)).join(''),
      elements,
    },
    name: `The “${subject}” ${random.pick(KINDS[program.language])} of ${program.shown}`,
    purpose: `Here you: click “${first}”; type ⟦text⟧ into “${second}”.`,
    recordings: [`recording-${index % 500}`],
    seenCount: 1 + random.below(9),
    firstSeenAt: at,
    lastSeenAt: at,
  })
  return { thing: page, program, subject, particulars: [...new Set(particulars)] }
}

function placeOf(random: Random) {
  return { x: random.below(90) / 100, y: random.below(95) / 100, width: 0.1, height: 0.04 }
}

function taskOf(index: number, program: Program, random: Random): Made<Task> {
  const words = program.words.labels[program.language]
  const [subject, field] = [random.pick(words), random.pick(words)]
  const steps = Array.from({ length: 3 + random.below(6) }, () => random.pick(words))
  const parameter =
    field
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^[-\p{N}]+|-+$/gu, '') || 'value'
  const task = TaskSchema.parse({
    ...{
      version: 1,
      id: `task-${String(index).padStart(6, '0')}`,
      revision: 1,
      milestones: [],
      recordings: [`recording-${index % 500}`],
      notices: [],
    },
    goal: [
      { kind: 'words', text: `${random.pick(VERBS)} ${subject} in ${program.shown} with ` },
      { kind: 'slot', parameter },
    ],
    parameters: [{ name: parameter, type: 'text', examples: ['some text'] }],
    steps: steps.map((label, at) => ({
      ...{
        id: `step-${at}`,
        caption: `Click “${label}” in ${program.shown}`,
        observation: '',
        thought: '',
        confidence: 0.9,
        personMs: 800,
        pictures: {},
      },
      act: { kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: 0.5, y: 0.5 } },
      window: { program: program.id, title: '*', kind: 'normal' },
      expectation: { kind: 'changed' },
    })),
    programs: [{ program: program.id }],
    createdAt: '2026-03-01T09:00:00.000Z',
  })
  return { thing: task, program, subject, particulars: [...new Set([field, ...steps])] }
}

/** From each page to one or two others of its program; one act of five fails now and then. */
function transitionsOf(pages: readonly Made<Page>[], programCount: number, random: Random): Transition[] {
  return pages.flatMap(({ thing, particulars }, index) =>
    Array.from({ length: 1 + random.below(2) }, () => {
      const to = pages[(index + programCount * (1 + random.below(12))) % (pages.length - (pages.length % programCount))]
      if (!to || to.thing.id === thing.id) return []
      const count = 1 + random.below(8)
      const successCount = random.chance(0.2) ? random.below(count + 1) : count
      return [
        TransitionSchema.parse({
          ...{ from: thing.id, to: to.thing.id, by: `Click “${random.pick(particulars)}”`, count, successCount },
          recordings: thing.recordings,
        }),
      ]
    }).flat(),
  )
}
