import { createHash } from 'node:crypto'
import type { Attempt, AttemptOutcome, Picture, Role, Step, Tier, WindowInfo } from '#contract'
import type { Sight } from '../place/sight.ts'
import type { Run } from './run.ts'

/** As many as monitors look at, and a few more. */
const KEPT = 12
/** Pictures are large. */
const LOOKS_KEPT = 6

/** What is known of a turn at a step once it is over. */
export type Turn = {
  outcome: AttemptOutcome
  /** Where it acted; undefined when it found no place, or needed none. */
  sight: Sight | undefined
  acted: boolean
  /** The window after it, where it was looked at. */
  after: Picture | undefined
  recoveries: number
  sinceMs: number
}

/** Writes down one turn at a step, in numbers. */
export async function noteAttempt(run: Run, step: Step, tier: Tier, turn: Turn): Promise<void> {
  const { sight, after } = turn
  const scene = sight?.scene
  const page = sight ? pageDigest(sight.window, scene?.picture) : ''
  const attempt: Attempt = {
    stepId: step.id,
    tier,
    act: turn.acted ? step.act.kind : 'none',
    target: sight?.found ? digest([sight.found.role ?? '', ...sight.found.names]) : '',
    role: sight?.found?.role ?? step.target?.role ?? '',
    commits: commits(step, sight?.found?.role ?? step.target?.role),
    expects: step.expectation.kind,
    leadsOn: step.leadsTo !== undefined && step.leadsTo !== step.page,
    page,
    pageAfter: sight && after ? pageDigest(sight.window, after) : page,
    changed: scene && after ? shareChanged(run, scene.picture, after) : 0,
    cameBack: cameBack(run, after),
    outcome: turn.outcome,
    confidence: sight?.found?.confidence ?? (step.target ? 0 : 1),
    recoveries: turn.recoveries,
    tookMs: run.pace.nowMs() - turn.sinceMs,
    personMs: step.personMs,
  }
  run.attempts.push(attempt)
  if (run.attempts.length > KEPT) run.attempts.shift()
  if (after) run.looks.push(after)
  if (run.looks.length > LOOKS_KEPT) run.looks.shift()
  await run.say({ kind: 'attempt', attempt })
}

const FINISHING: Role[] = ['button', 'menu-item', 'link']

function commits({ act }: Step, role: Role | undefined): boolean {
  if (act.kind === 'click') return role !== undefined && FINISHING.includes(role)
  if (act.kind !== 'press') return false
  return act.key === 'Return' || act.key === 'KP_Enter' || act.modifiers.some((modifier) => modifier !== 'shift')
}

function cameBack(run: Run, after: Picture | undefined): number {
  return after ? Math.min(1, ...run.looks.map((look) => shareChanged(run, look, after))) : 1
}

function shareChanged(run: Run, before: Picture, after: Picture): number {
  return before.width === after.width && before.height === after.height ? run.eyes.changed(before, after) : 1
}

const GRID = 8
const LEVELS = 4

/** The same page gives the same text: program, title without numbers, and the coarse look of its pixels. */
function pageDigest({ program, title, kind }: WindowInfo, picture: Picture | undefined): string {
  return digest([program, kind, title.replace(/\d+/gu, '#'), picture ? coarseLook(picture) : ''])
}

/** Mean brightness of 8 × 8 fields, in four levels: a caret and some words do not change it, another page does. */
function coarseLook({ width, height, data }: Picture): string {
  let look = ''
  for (let row = 0; row < GRID; row++) {
    for (let column = 0; column < GRID; column++) {
      const mean = meanBrightness(data, width, {
        left: Math.floor((column * width) / GRID),
        right: Math.floor(((column + 1) * width) / GRID),
        top: Math.floor((row * height) / GRID),
        bottom: Math.floor(((row + 1) * height) / GRID),
      })
      look += Math.min(LEVELS - 1, Math.floor((mean * LEVELS) / 256))
    }
  }
  return look
}

/** Every fourth pixel each way is enough. */
const STRIDE = 4

function meanBrightness(
  data: Uint8Array,
  width: number,
  { left, right, top, bottom }: { left: number; right: number; top: number; bottom: number },
): number {
  let sum = 0
  let count = 0
  for (let y = top; y < bottom; y += STRIDE) {
    for (let x = left; x < right; x += STRIDE) {
      sum += data[(y * width + x) * 4 + 1] ?? 0
      count++
    }
  }
  return count === 0 ? 0 : sum / count
}

function digest(parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)
}
