import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Desktop, UnderstudyError, type WindowInfo } from '#contract'
import { openDesktop, startVirtualSession, type VirtualSession } from '#desktop'
import { writeResults } from '../support/results.ts'
import { percentile } from '../support/statistics.ts'
import { createChance } from './chance.ts'
import { type Child, Pressed, Recorded, Sent, Started, Stopped, startChild } from './child.ts'
import { createBenchClock } from './clock.ts'
import { makeHeldKeys } from './held-keys.ts'
import { extremePace, humanPace } from './pace.ts'
import { filmPart, type Part, recordPart } from './part.ts'
import { makeScript, makeTyping, type Script } from './scripts.ts'

const clock = createBenchClock()
/** What each part plays; together more than 20,000 events. */
const EVENTS = { human: 3000, extreme: 7500, typing: 300 }
const HOLDS = 30
/** Of what went wrong, so much is printed and kept. */
const SHOWN = 20
/** No key repeats because the machine was slow to let it go. */
const NO_REPEAT = ['r', 'rate', '5000', '25']
const REPEAT = ['r', 'rate', '250', '30']

/**
 * Of all that a hand does, how much comes back as the same gestures, and what recording costs. `--quick`: a tenth of the events,
 * to see that it works.
 */
export async function run(options: string[]): Promise<void> {
  const share = options.includes('--quick') ? 0.1 : 1
  const folder = await mkdtemp(join(tmpdir(), 'understudy-bench-capture-'))
  try {
    const human = await atHumanRates(folder, EVENTS.human * share)
    const extreme = await atExtremeRates(folder, EVENTS.extreme * share, EVENTS.typing * share, HOLDS * share)
    await report(options, human, extreme)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function played({ injections, intended }: Script) {
  return { injections, intended: async () => intended }
}

type Filmed = { wallMs: number; ffmpegShare: number }
type Human = { parts: Part[]; filmed: Filmed[] }
type Extreme = { parts: Part[]; held: Part; typing: { aloneMs: number[]; filmedMs: number[]; recordedMs: number[] } }

/** A person in an editor, beside a terminal that writes; the same again with ffmpeg alone, in turn, so that neither has the warmer machine. */
async function atHumanRates(folder: string, events: number): Promise<Human> {
  await using session = await startVirtualSession()
  session.start('xset', NO_REPEAT)
  session.start('xterm', ['-geometry', '70x18+640+480', '-e', 'sh', '-c', "trap '' INT QUIT TSTP; while :; do date; sleep 0.5; done"])
  session.start('mousepad')
  const editor = await windowOf(session, 'mousepad')
  // Below the menu, and away from the edges, where a press would move the window.
  const area = { x: editor.box.x + 30, y: editor.box.y + 60, width: editor.box.width - 80, height: editor.box.height - 120 }
  const scripts = [1, 2].map((seed) => {
    const chance = createChance(seed)
    return makeScript({ chance, pace: humanPace(chance), area, events, gentle: true })
  })
  await using injector = await startChild('inject', session.env)
  await using recorder = await startChild('record', session.env)
  await using film = await startChild('film', session.env)
  const parts: Part[] = []
  const filmed: Filmed[] = []
  const recordOne = async (script: Script) => parts.push(told('human', await recordPart({ recorder, injector }, folder, played(script))))
  const filmOne = async (script: Script) => filmed.push(await filmPart(film, injector, script.injections, folder))
  const [first, second] = scripts as [Script, Script]
  await recordOne(first)
  await filmOne(first)
  await filmOne(second)
  await recordOne(second)
  return { parts, filmed }
}

/** As fast as the server takes it, every key there is, into a bare window; then what a program waits for its keys with and without a recording. */
async function atExtremeRates(folder: string, events: number, letters: number, holds: number): Promise<Extreme> {
  await using session = await startVirtualSession()
  session.start('xset', NO_REPEAT)
  await using receiver = await startChild('receive', session.env)
  await using injector = await startChild('inject', session.env)
  await using recorder = await startChild('record', session.env)
  await using film = await startChild('film', session.env)
  const area = { x: 60, y: 100, width: 1100, height: 600 }
  const parts: Part[] = []
  for (const seed of [11, 12]) {
    const chance = createChance(seed)
    const script = makeScript({ chance, pace: extremePace(chance), area, events, gentle: false })
    parts.push(told('extreme', await recordPart({ recorder, injector }, folder, played(script))))
  }
  session.start('xset', REPEAT)
  await receiver.ask(Pressed, 'presses')
  const { injections, intendedFor } = makeHeldKeys(createChance(31), holds)
  const intended = async () => intendedFor((await receiver.ask(Pressed, 'presses')).presses.map(({ keycode }) => keycode))
  const held = told('held', await recordPart({ recorder, injector }, folder, { injections, intended }))
  return { parts, held, typing: await programLatency({ receiver, injector, recorder, film }, folder, letters) }
}

async function programLatency(
  { receiver, injector, recorder, film }: Record<'receiver' | 'injector' | 'recorder' | 'film', Child>,
  folder: string,
  letters: number,
): Promise<Extreme['typing']> {
  const typing = makeTyping({ ...humanPace(createChance(21)), betweenKeysMs: () => 30, heldMs: () => 10, rollsOver: () => false }, letters)
  const typed = async (): Promise<number[]> => {
    await receiver.ask(Pressed, 'presses')
    const { sentMs } = await injector.ask(Sent, typing)
    const { presses } = await receiver.ask(Pressed, 'presses')
    const pressedMs = sentMs.filter((_, index) => index % 2 === 0)
    if (presses.length !== pressedMs.length) throw new Error(`The program got ${presses.length} of ${pressedMs.length} keys`)
    return presses.map(({ ms }, index) => ms - pressedMs[index]!)
  }
  const recorded = async (): Promise<number[]> => {
    await recorder.ask(Started, { start: folder })
    const times = await typed()
    await recorder.ask(Recorded, 'stop')
    return times
  }
  const filmed = async (): Promise<number[]> => {
    await film.ask(Started, { start: folder })
    const times = await typed()
    await film.ask(Stopped, 'stop')
    return times
  }
  // In turn, there and back, so that a slower minute of the machine tells on all.
  const there = [await typed(), await filmed(), await recorded()] as const
  const back = [await recorded(), await filmed(), await typed()] as const
  return { aloneMs: [...there[0], ...back[2]], filmedMs: [...there[1], ...back[1]], recordedMs: [...there[2], ...back[0]] }
}

async function windowOf(session: VirtualSession, program: string): Promise<WindowInfo> {
  await using desktop: Desktop = await openDesktop({ clock, env: session.env })
  const deadline = clock.nowMs() + 20_000
  while (clock.nowMs() < deadline) {
    const found = (await desktop.windows()).find((window) => window.program === program)
    if (found) {
      // A window manager places a new window a moment after it is there.
      await clock.wait(1000, { reason: 'the window comes to rest' })
      return (await desktop.windows()).find((window) => window.id === found.id) ?? found
    }
    await clock.wait(100, { reason: `a window of ${program}` })
  }
  throw new UnderstudyError('set-up', `${program} did not show a window.`, `apt-get install ${program}`)
}

function told(rate: string, part: Part): Part {
  const { comparison, intended, injected, wallMs } = part
  process.stdout.write(
    `${rate}: ${injected} events in ${(wallMs / 1000).toFixed(1)} s, ${comparison.same} of ${intended} gestures the same, ${comparison.extra.length} besides\n`,
  )
  for (const missed of comparison.missed.slice(0, SHOWN)) process.stdout.write(`  missed ${JSON.stringify(missed)}\n`)
  for (const extra of comparison.extra.slice(0, SHOWN)) process.stdout.write(`  extra  ${JSON.stringify(extra)}\n`)
  return part
}

async function report(options: string[], human: Human, extreme: Extreme): Promise<void> {
  const of = (parts: Part[]) => ({
    events: sum(parts.map(({ injected }) => injected)),
    intended: sum(parts.map(({ intended }) => intended)),
    same: sum(parts.map(({ comparison }) => comparison.same)),
    extra: sum(parts.map(({ comparison }) => comparison.extra.length)),
    eventsPerSecond: sum(parts.map(({ injected }) => injected)) / (sum(parts.map(({ wallMs }) => wallMs)) / 1000),
    latenciesMs: parts.flatMap(({ latenciesMs }) => latenciesMs ?? []),
  })
  const [slow, fast, all] = [of(human.parts), of(extreme.parts), of([...human.parts, ...extreme.parts, extreme.held])]
  await writeResults({
    name: 'capture',
    options,
    figures: {
      gestureRecall: all.same / all.intended,
      gestureExtra: all.extra,
      addedLatencyMsP95: percentile(slow.latenciesMs, 0.95) ?? null,
      cpuShareOfCore: byTime(human.parts.map(({ wallMs, share }) => ({ wallMs, share: share.all }))),
      ffmpegAloneShareOfCore: byTime(human.filmed.map(({ wallMs, ffmpegShare }) => ({ wallMs, share: ffmpegShare }))),
      ffmpegWhileRecordingShareOfCore: byTime(human.parts.map(({ wallMs, share }) => ({ wallMs, share: share.ffmpeg }))),
      events: all.events,
      gestures: all.intended,
      humanEvents: slow.events,
      humanEventsPerSecond: slow.eventsPerSecond,
      humanGestureRecall: slow.same / slow.intended,
      extremeEvents: fast.events,
      extremeEventsPerSecond: fast.eventsPerSecond,
      extremeGestureRecall: fast.same / fast.intended,
      addedLatencyMsP50: percentile(slow.latenciesMs, 0.5) ?? null,
      extremeLatencyMsP95: percentile(fast.latenciesMs, 0.95) ?? null,
      heldKeysRecall: extreme.held.comparison.same / extreme.held.intended,
      programLatencyMsP95Alone: percentile(extreme.typing.aloneMs, 0.95) ?? null,
      programLatencyMsP95Filmed: percentile(extreme.typing.filmedMs, 0.95) ?? null,
      programLatencyMsP95Recorded: percentile(extreme.typing.recordedMs, 0.95) ?? null,
    },
    cases: [
      ...human.parts.map((part) => ({ rate: 'human', part })),
      ...extreme.parts.map((part) => ({ rate: 'extreme', part })),
      { rate: 'held keys', part: extreme.held },
    ].map(({ rate, part: { comparison, intended, injected, wallMs, share, latenciesMs, notices } }) => ({
      rate,
      injected,
      wallMs: Math.round(wallMs),
      intended,
      same: comparison.same,
      missed: comparison.missed.slice(0, SHOWN),
      extra: comparison.extra.slice(0, SHOWN),
      share,
      everyEventHeardOnce: latenciesMs !== undefined,
      notices,
    })),
  })
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function byTime(parts: readonly { wallMs: number; share: number }[]): number {
  return sum(parts.map(({ wallMs, share }) => wallMs * share)) / sum(parts.map(({ wallMs }) => wallMs))
}
