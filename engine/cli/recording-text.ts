import { type Gesture, missingCase, type Point, type RecordingDetail, type RecordingState, type SecretFinding } from '#contract'
import { seconds } from './output.ts'

const SIGNS: Readonly<Record<RecordingState['phase'], string>> = {
  idle: '■',
  starting: '…',
  recording: '●',
  paused: '‖ paused',
  private: '◌ private',
  stopping: '… ending',
}
/** A drift below this is what it takes to tell of a frame. */
const WORTH_TELLING_MS = 300
const FRAMES_LATE_AFTER_MS = 2000

/** One line that proves that the recording sees and hears, or says that it does not. */
export function healthLine({ phase, elapsedMs, eventCount, framesSeen, inputSeen, health }: RecordingState): string {
  const input = inputSeen ? `${eventCount} events` : 'NO INPUT IS SEEN'
  const late = health.lastFrameAgoMs !== null && health.lastFrameAgoMs > FRAMES_LATE_AFTER_MS
  const frames = late ? `NO FRAME FOR ${seconds(health.lastFrameAgoMs)}` : `${framesSeen} frames`
  const drift = Math.abs(health.clockDriftMs ?? 0) > WORTH_TELLING_MS ? [`clocks ${Math.round(health.clockDriftMs ?? 0)} ms apart`] : []
  return [`${SIGNS[phase]} ${seconds(elapsedMs)}`, input, frames, ...drift, megabytes(health.bytes)].join('  ')
}

export function megabytes(bytes: number): string {
  return bytes < 1e5 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}

export function gestureText(gesture: Gesture): string {
  switch (gesture.kind) {
    case 'click': {
      const often = ['', 'double-', 'triple-'][gesture.count - 1] ?? ''
      return `${chord(gesture.modifiers, `${often}click`)}${gesture.button === 'left' ? '' : ` with the ${gesture.button} button`} at ${place(gesture.point)}`
    }
    case 'drag':
      return `${chord(gesture.modifiers, 'drag')} from ${place(gesture.path[0])} to ${place(gesture.path.at(-1))}`
    case 'scroll':
      return `scroll ${gesture.notchesX},${gesture.notchesY} at ${place(gesture.point)}`
    case 'type':
      return gesture.secret ? 'type a secret' : `type ${JSON.stringify(gesture.text)}`
    case 'press':
      return `press ${chord(gesture.modifiers, gesture.key)}${gesture.times > 1 ? ` ${gesture.times} times` : ''}`
    default:
      return missingCase(gesture)
  }
}

export function detailText({ summary, gestures, markers, pauses, programs, scope, bytes }: RecordingDetail): string {
  const lines = [
    ...gestures.map((gesture) => ({ atMs: gesture.fromMs, text: gestureText(gesture) })),
    ...markers.map(({ atMs, note, milestone }) => ({ atMs, text: `${milestone ? '◆ milestone' : '✎ note'}${note ? `: ${note}` : ''}` })),
    ...pauses.map((pause) => ({ atMs: pause.fromMs, text: pauseText(pause) })),
  ].sort((a, b) => a.atMs - b.atMs)
  const only = scope?.only.map(({ program, title }) => (title === undefined ? program : `${program}:${title}`)) ?? []
  return [
    `${summary.id}: ${summary.goal || '(no goal)'}`,
    `${seconds(summary.durationMs)}, ${summary.gestureCount} actions, ${summary.eventCount} events, ${megabytes(bytes)}${summary.endedAt ? '' : ', cut short'}`,
    ...(programs.length > 0 ? [`Programs: ${programs.join(', ')}`] : []),
    ...(only.length > 0 ? [`Only: ${only.join(', ')}`] : []),
    ...(scope && scope.never.length > 0 ? [`Without: ${scope.never.join(', ')}`] : []),
    ...lines.map(({ atMs, text }) => `${seconds(atMs).padStart(9)}  ${text}`),
    ...summary.notices.map((notice) => `Note: ${notice}`),
  ].join('\n')
}

function pauseText({ fromMs, toMs, ...pause }: RecordingDetail['pauses'][number]): string {
  const what = pause.private ? 'private' : 'paused'
  return toMs === null ? `‖ ${what} to the end` : `‖ ${what} for ${seconds(toMs - fromMs)}`
}

export function findingText({ id, what, masked, places }: SecretFinding): string {
  const where = [...new Set(places.map((each) => each.in))].join(', ')
  return `${id}  ${what}  ${masked}  in ${where}, first at ${seconds(places[0]?.atMs ?? 0)}`
}

function chord(modifiers: readonly string[], what: string): string {
  return [...modifiers, what].join('+')
}

function place(point: Point | undefined): string {
  return point ? `${Math.round(point.x)},${Math.round(point.y)}` : '?'
}
