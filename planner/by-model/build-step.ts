import type { BoundValue, Ids, Task } from '#contract'
import { looksOf, type Page, type PageElement, type Step, StepId, type Target, type TextPart, type WindowInfo } from '#contract'
import type { AnswerStep } from './answer.ts'
import type { Material } from './material.ts'
import { slotted } from './placeholders.ts'

export type BuildPorts = {
  material: Material
  values: readonly BoundValue[]
  /** All tasks of memory, for targets that are known better than a page knows them. */
  tasks: readonly Task[]
  /** All pages of memory. */
  pages: readonly Page[]
  windows: readonly WindowInfo[]
  ids: Ids
}

type Thing = { page: Page; element: PageElement; guess: boolean }

const NEIGHBOURS = 6
/** Of a window of which nothing is known. */
const USUAL_SIZE = { width: 1000, height: 700 }
const KEY = /^(?:[\p{L}\p{N}]|F\d{1,2}|[A-Z][A-Za-z_]{1,18})$/u

/** One step of an answer as a step of a plan; a sentence that says what is wrong with it otherwise. Steps that use a task are not its business. */
export function buildStep(answer: AnswerStep, ports: BuildPorts): Step | string {
  if (answer.use === 'press') return pressStep(answer, ports)
  const thing = thingOf(answer, ports)
  if (typeof thing === 'string') return thing
  const known = knownTarget(thing, ports.tasks)
  const target = known?.target ?? targetOf(thing, ports.windows)
  const { act, caption } = actOf(answer, thing, ports)
  if (!act) return `The text “${answer.text ?? ''}” is missing or names a value that was not given.`
  return {
    ...common(answer, thing.page, ports),
    caption,
    act,
    target,
    expectation: act.kind === 'type' ? { kind: 'field-holds', text: act.text } : { kind: 'changed' },
    ...(known?.leadsTo && act.kind === 'click' ? { leadsTo: known.leadsTo } : {}),
    ...(thing.guess ? { guess: true as const, confidence: 0.2 } : { confidence: 0.6 }),
  }
}

function pressStep(answer: AnswerStep, ports: BuildPorts): Step | string {
  const page = ports.material.pages.find(({ number }) => number === answer.page)?.page
  if (!page) return 'A key is pressed on a page that was not given.'
  const { key } = answer
  if (!key || !KEY.test(key)) return `“${key ?? ''}” is no key.`
  const modifiers = answer.modifiers ?? []
  return {
    ...common(answer, page, ports),
    caption: `Press ${[...modifiers, key].join('+')}`,
    act: { kind: 'press', modifiers, key },
    expectation: { kind: 'changed' },
    confidence: 0.4,
  }
}

function actOf(
  answer: AnswerStep,
  { element }: Thing,
  ports: BuildPorts,
): { act?: Extract<Step['act'], { kind: 'type' | 'click' }>; caption: string } {
  if (answer.use === 'click')
    return { act: { kind: 'click', button: 'left', count: 1, modifiers: [], at: { x: 0.5, y: 0.5 } }, caption: `Click “${element.name}”` }
  const text: TextPart[] | undefined = answer.text ? slotted(answer.text, ports.values) : undefined
  const caption = `Type ${answer.text ?? ''} into “${element.name}”`
  return text && text.length > 0 ? { act: { kind: 'type', text, replaces: true }, caption } : { caption }
}

function thingOf({ element, page, role, name }: AnswerStep, { material, pages }: BuildPorts): Thing | string {
  if (element !== null) {
    const shown = material.elements.find(({ number }) => number === element)
    return shown ? { page: shown.page, element: shown.element, guess: false } : `There is no thing [${element}].`
  }
  const on = material.pages.find(({ number }) => number === page)?.page
  if (!on || !role || !name?.trim()) return 'A step says neither which thing nor which page.'
  const fits = (each: PageElement) => each.role === role && each.name === name
  for (const other of [on, ...pages.filter(({ look }) => look.window.program === on.look.window.program)]) {
    const found = looksOf(other)
      .flatMap(({ elements }) => elements)
      .find(fits)
    if (found) return { page: other, element: found, guess: false }
  }
  return { page: on, element: { role, name, place: { x: 0.4, y: 0.4, width: 0.2, height: 0.05 } }, guess: true }
}

/** What a demonstration tells of the same thing: its picture, its neighbours, where it leads. */
function knownTarget({ page, element }: Thing, tasks: readonly Task[]): { target: Target; leadsTo: Step['leadsTo'] } | undefined {
  for (const { target, page: on, leadsTo } of tasks.flatMap(({ steps }) => steps)) {
    const same = on === page.id && target?.role === element.role && target.name === element.name
    const fixed = target && target.nameParameter === undefined && target.neighbours.every(({ parameter }) => parameter === undefined)
    if (same && fixed) return { target, leadsTo }
  }
  return undefined
}

function targetOf({ page, element }: Thing, windows: readonly WindowInfo[]): Target {
  const { window, elements } = page.look
  const open = windows.find(({ program }) => program === window.program)
  const windowSize = open ? { width: open.box.width, height: open.box.height } : USUAL_SIZE
  const placeOf = ({ place: { x, y, width, height } }: PageElement) => ({
    ...{ x: Math.round(x * windowSize.width), y: Math.round(y * windowSize.height) },
    ...{ width: Math.round(width * windowSize.width), height: Math.round(height * windowSize.height) },
  })
  const centre = ({ x, y, width, height }: ReturnType<typeof placeOf>) => ({ x: x + width / 2, y: y + height / 2 })
  const own = centre(placeOf(element))
  const neighbours = elements
    .filter((other) => other !== element && other.name.trim() !== '')
    .map((other) => ({
      role: other.role,
      name: other.name,
      offset: { x: centre(placeOf(other)).x - own.x, y: centre(placeOf(other)).y - own.y },
    }))
    .toSorted((a, b) => Math.hypot(a.offset.x, a.offset.y) - Math.hypot(b.offset.x, b.offset.y))
    .slice(0, NEIGHBOURS)
  return {
    label: `${element.role} “${element.name}”`,
    window,
    role: element.role,
    name: element.name,
    place: placeOf(element),
    windowSize,
    neighbours,
    source: 'accessibility',
  }
}

function common({ reason }: AnswerStep, page: Page, { ids }: BuildPorts) {
  return {
    id: StepId.parse(ids.next('step')),
    observation: `The page “${page.name}”.`,
    thought: reason,
    window: page.look.window,
    page: page.id,
    pictures: {},
    wordsBy: 'model' as const,
    origin: 'model' as const,
    personMs: 0,
  }
}
