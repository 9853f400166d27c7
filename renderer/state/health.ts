import type { RecordingState } from '#contract'

/** How long nothing may come before it is a fault: the screen is filmed many times a second, and the recorder tells its state twice. */
const FRAMES_WITHIN_MS = 4000
const NEWS_WITHIN_MS = 6000
/** Below this, pictures and input still belong together. */
const DRIFT_FROM_MS = 250

export type HealthFault = 'silent' | 'input' | 'pictures' | 'clocks'
export type Health = {
  input: { count: number; agoMs: number | null }
  pictures: { count: number; agoMs: number | null }
  /** Only when it is bad. */
  driftMs: number | null
  bytes: number
  /** The worst first; null when it sees and hears. */
  fault: HealthFault | null
}

/** Whether a recording sees and hears, `sinceMs` after its state was told. */
export function healthOf(state: RecordingState, sinceMs: number): Health {
  const { inputEvents, lastInputAgoMs, lastFrameAgoMs, clockDriftMs, bytes } = state.health
  const later = (agoMs: number | null) => (agoMs === null ? null : agoMs + sinceMs)
  const pictures = { count: state.framesSeen, agoMs: later(lastFrameAgoMs) }
  const driftMs = clockDriftMs !== null && Math.abs(clockDriftMs) >= DRIFT_FROM_MS ? clockDriftMs : null
  const fault = (): HealthFault | null => {
    if (state.phase !== 'recording') return null
    if (sinceMs > NEWS_WITHIN_MS) return 'silent'
    if (!state.inputSeen) return 'input'
    if (pictures.agoMs !== null && pictures.agoMs > FRAMES_WITHIN_MS) return 'pictures'
    return driftMs === null ? null : 'clocks'
  }
  return { input: { count: inputEvents, agoMs: later(lastInputAgoMs) }, pictures, driftMs, bytes, fault: fault() }
}
