import type { Box, Picture, PrivateValues, Scene, Step, TextLine, UiElement, WindowInfo } from '#contract'
import {
  areaOf,
  cover,
  fillText,
  intersection,
  onlyWithin,
  overlap,
  parametersOfText,
  placesOfValues,
  privateValues,
  shrink,
  stepsOf,
  withSlots,
} from '#contract'
import { expectedPlace } from '../place/locate.ts'
import { windowFits } from '../place/windows.ts'
import { patternOf, type Run } from '../run/run.ts'
import { holdsSecret } from '../values.ts'
import { LONGEST_SIDE_PX } from './leaving.ts'
import type { CascadePorts } from './ports.ts'

/** A shorter secret is replaced only where it is a word of its own: it stands in half of all words. */
const SHORTEST_WITHIN = 4

/** The text as it may be sent: `⟦name⟧` where a value of this run stands, and wherever a secret does. */
export function sendable(run: Run, text: string): string {
  const secrets = [...run.values.secrets].filter(([, secret]) => secret !== '').sort(([, a], [, b]) => b.length - a.length)
  const without = secrets.reduce((now, [name, secret]) => withoutSecret(now, name, secret), text)
  return withSlots(without, privateOf(run))
}

function withoutSecret(text: string, name: string, secret: string): string {
  if (secret.length >= SHORTEST_WITHIN) return text.replaceAll(secret, `⟦${name}⟧`)
  const escaped = secret.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'gu'), `⟦${name}⟧`)
}

/** The values of this run, as given and as its steps write them. */
function privateOf({ values, plan }: Run): PrivateValues {
  const all = { ...values.known, ...Object.fromEntries(values.secrets) }
  const steps = stepsOf(plan)
  const written = steps.flatMap(({ act }) =>
    act.kind !== 'type'
      ? []
      : act.text.flatMap((part) =>
          part.kind === 'slot' && all[part.parameter] !== undefined ? [[part.parameter, fillText([part], all)] as const] : [],
        ),
  )
  return privateValues([...Object.entries(all), ...written])
}

/**
 * The window's picture as it may be sent, no longer than `LONGEST_SIDE_PX`: black where something private stands. `scale` is its pixels for one of the desktop.
 * A reason, as a sentence, where it cannot be told what is private.
 */
export async function safePicture(
  run: Run,
  cascade: Pick<CascadePorts, 'readWords'>,
  { window, picture, elements }: Scene,
): Promise<{ picture: Picture; scale: number } | { reason: string }> {
  const secrets = secretSteps(run, window)
  if (secrets.some(({ target }) => !target)) return { reason: 'A secret is typed into this window, and its field is not known.' }
  const lines = await wordsIn(run, cascade, picture)
  if (!lines) return { reason: 'The picture could not be searched for what is private, so it stays here.' }
  const windows = await run.desktop.windows()
  const boxes = [
    ...secretFields(secrets, window, elements),
    ...placesOfValues(privateOf(run), lines),
    ...elements.filter((one) => tells(run, one, window)).map(({ box }) => box),
    ...foreignParts(run, window, windows, picture.box),
  ]
  const inPicture = (box: Box) => ({ ...box, x: box.x - picture.box.x, y: box.y - picture.box.y })
  // A menu may stick out of the window: then other things lie beside it.
  const own = windows.filter(({ program }) => program === window.program).map(({ box }) => inPicture(box))
  return shrink(cover(onlyWithin(picture, [inPicture(window.box), ...own]), boxes.map(inPicture)), LONGEST_SIDE_PX)
}

async function wordsIn(run: Run, { readWords }: Pick<CascadePorts, 'readWords'>, picture: Picture): Promise<TextLine[] | undefined> {
  const reading = readWords(picture).catch(() => undefined)
  return run.pace.unlessStopped('the words of the picture', reading)
}

/** True when this run types a secret into this field, or it is one for secrets: what it holds is told to nobody. */
export function holdsSecrets(run: Run, element: UiElement, window: WindowInfo): boolean {
  return secretFields(secretSteps(run, window), window, [element]).some((box) => overlap(box, element.box) > 0.3)
}

function secretSteps(run: Run, window: WindowInfo): Step[] {
  const steps = stepsOf(run.plan)
  return steps.filter(({ act, window: pattern }) => {
    if (act.kind !== 'type' || !holdsSecret(act.text, run.values)) return false
    // A program may title the same window anew once a secret was typed: then any of its windows may show it.
    return windowFits(patternOf(run, pattern), window) || (typed(run, act.text) && pattern.program === window.program)
  })
}

function typed(run: Run, text: Extract<Step['act'], { kind: 'type' }>['text']): boolean {
  return parametersOfText(text).some((name) => run.values.secrets.has(name))
}

/** Where they were learned, where things of their name stand now, and all password fields. */
function secretFields(steps: Step[], window: WindowInfo, elements: UiElement[]): Box[] {
  const targets = steps.flatMap(({ target }) => target ?? [])
  const named = elements.filter(
    ({ role, name }) =>
      role === 'password' || targets.some((target) => target.name !== undefined && target.name !== '' && target.name === name),
  )
  return [...targets.map((target) => expectedPlace(target, window)), ...named.map(({ box }) => box)]
}

/** Larger things are not what stands there, but what it stands in. */
const LARGEST_SHARE = 0.25

/** Text that the reader of pixels may miss: what accessibility tells of a small thing holds a value of this run. */
function tells(run: Run, { name, value, box }: UiElement, window: WindowInfo): boolean {
  const text = `${name} ${value ?? ''}`
  return areaOf(box) < LARGEST_SHARE * areaOf(window.box) && sendable(run, text) !== text
}

/** What of windows of other programs lies over this one and its menus. */
function foreignParts(run: Run, window: WindowInfo, windows: readonly WindowInfo[], within: Box): Box[] {
  const above = windows.slice(0, windows.findIndex((other) => other.id === window.id) + 1 || undefined)
  const own = ownPrograms(run)
  return above
    .filter(({ id, program }) => id !== window.id && !own.has(program))
    .flatMap(({ box, outer }) => intersection(outer ?? box, within) ?? [])
}

/** The programs that the task works in: the windows of others are nobody's business. */
export function ownPrograms({ plan }: Pick<Run, 'plan'>): Set<string> {
  const steps = stepsOf(plan)
  return new Set([...plan.task.programs.map(({ program }) => program), ...steps.map(({ window }) => window.program)])
}
