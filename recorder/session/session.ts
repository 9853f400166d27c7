import type { Clock, Desktop, InputEvent, InputTap, RecordingManifest, RecordingState, RecordingSummary, VideoInProgress } from '#contract'
import { gesturesOf } from '../gestures/gestures-of.ts'
import { folderBytes } from '../read/folder-bytes.ts'
import { readEvents } from '../read/read-events.ts'
import { readSummary } from '../read/read-recording.ts'
import type { EchoQuestion } from '../terminal/echo-question.ts'
import { isDiskFull } from './disk.ts'
import { createEventLog, type EventLog } from './event-log.ts'
import { createHiddenParts } from './hidden-parts.ts'
import type { LineFile } from './line-file.ts'
import type { RecordingFolder } from './recording-folder.ts'
import type { Scope } from './scope.ts'
import { wordsOf } from './stage.ts'
import type { RecordingSession } from './types.ts'
import { createVideoHealth, type VideoHealth } from './video-health.ts'
import { createWatchers, type Watchers } from './watchers.ts'

const TELL_STATE_EVERY_MS = 250
const WEIGH_EVERY_MS = 1000
/** What the last act did is still to be seen: in the video, in the windows and in their elements. */
const AFTERMATH_MS = 400
const LAST_LOOK_WITHIN_MS = 1500
const DISK_FULL = 'The disk is full: the recording ended there and holds what was written until then.'

export type SessionParts = {
  desktop: Desktop
  tap: InputTap
  clock: Clock
  folder: RecordingFolder
  file: LineFile
  video: VideoInProgress | undefined
  manifest: RecordingManifest
  startMs: number
  scope: Scope
  keepClipboard: boolean
  accessible: boolean
  echo: EchoQuestion | undefined
}

type Ending = { notice?: string; goal?: string; quick?: boolean; discard?: boolean }

export class Session implements RecordingSession {
  readonly #parts: SessionParts
  readonly #log: EventLog
  readonly #watchers: Watchers
  readonly #notices: Set<string>
  readonly #listeners = new Set<(state: RecordingState) => void>()
  readonly #stopping = new AbortController()
  readonly #videoHealth: VideoHealth
  #phase: RecordingState['phase'] = 'starting'
  #running: Promise<unknown> = Promise.resolve()
  #stopTap: () => Promise<void> = async () => {}
  #ending: Promise<void> | undefined
  #manifest: RecordingManifest
  #lastInputMs = Number.NEGATIVE_INFINITY
  /** The tap has handed over what it had heard when it was stopped: the last keys of a quick hand come after the stop. */
  #heardAll = false
  #inputEvents = 0
  #bytes = 0
  /** From the beginning on where something may have to be hidden that was not seen yet, and in every pause. */
  #covered: boolean

  constructor(parts: SessionParts) {
    const { desktop, clock, manifest, scope, video } = parts
    this.#parts = parts
    this.#covered = scope.limited
    this.#manifest = manifest
    this.#notices = new Set(manifest.notices)
    this.#videoHealth = createVideoHealth({ video, nowMs: () => clock.nowMs(), notice: (words) => this.#notices.add(words) })
    this.#log = createEventLog(parts.file, { clock, onFault: (cause) => void this.#end({ notice: faultWords(cause) }) })
    this.#watchers = createWatchers(
      {
        desktop,
        clock,
        nowMs: () => this.#nowMs(),
        notice: (words) => this.#notices.add(words),
        scope,
        hidden: createHiddenParts(video),
        accessible: parts.accessible,
        signal: this.#stopping.signal,
      },
      {
        screens: manifest.displays.map(({ box }) => box),
        keepTexts: parts.keepClipboard,
        echo: parts.echo,
        seen: () => this.#uncover(),
        append: (event) => this.#log.append(event),
        lost: (why) => void this.#end({ notice: `The recording ended because the desktop cannot be seen any more: ${why}`, quick: true }),
      },
    )
  }

  get id() {
    return this.#manifest.id
  }

  get folder() {
    return this.#parts.folder.path
  }

  async begin(): Promise<void> {
    const { tap, video } = this.#parts
    try {
      await this.#watchers.begin()
      this.#stopTap = await tap.start((event) => this.#input(event))
    } catch (error) {
      await this.#end({ quick: true })
      throw error
    }
    this.#running = Promise.all([this.#watchers.run(), this.#tellState()])
    video?.died.then((why) => this.#end({ notice: videoDied(why) }))
    this.#enter('recording')
  }

  state(): RecordingState {
    const { video } = this.#parts
    return {
      phase: this.#phase,
      id: this.id,
      elapsedMs: this.#manifest.durationMs ?? this.#nowMs(),
      eventCount: this.#log.taken(),
      framesSeen: video?.framesSeen() ?? 0,
      inputSeen: this.#watchers.inputSeen(),
      health: {
        inputEvents: this.#inputEvents,
        lastInputAgoMs: this.#inputEvents === 0 ? null : Math.max(0, this.#nowMs() - this.#lastInputMs),
        lastFrameAgoMs: this.#videoHealth.lastFrameAgoMs(),
        clockDriftMs: this.#videoHealth.clockDriftMs(),
        bytes: this.#bytes,
      },
      notices: [...this.#notices],
    }
  }

  onState(listener: (state: RecordingState) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  pause(how: { private?: boolean } = {}): void {
    if (this.#phase !== 'recording') return
    this.#covered = true
    this.#parts.video?.cover(true)
    this.#watchers.pause()
    this.#watchers.write({ kind: 'pause', atMs: this.#nowMs(), ...(how.private ? { private: true } : {}) })
    this.#enter(how.private ? 'private' : 'paused')
  }

  resume(): void {
    if (!this.#isPaused()) return
    this.#watchers.write({ kind: 'resume', atMs: this.#nowMs() })
    this.#enter('recording')
    this.#watchers.resume()
  }

  /** The windows were looked at and what must not be seen is hidden: the rest may be seen. */
  #uncover(): void {
    if (!this.#covered || (this.#phase !== 'recording' && this.#phase !== 'starting')) return
    this.#covered = false
    this.#parts.video?.cover(false)
  }

  marker(note: string, how: { milestone?: boolean } = {}): void {
    if (this.#phase !== 'recording' && !this.#isPaused()) return
    this.#watchers.write({ kind: 'marker', atMs: this.#nowMs(), note, ...(how.milestone ? { milestone: true } : {}) })
    this.#tell()
  }

  async stop({ goal = this.#manifest.goal }: { goal?: string } = {}): Promise<RecordingSummary> {
    await this.#end({ goal })
    // It had ended by itself, before the person said what it was about.
    if (goal !== this.#manifest.goal) await this.#writeManifest({ ...this.#manifest, goal })
    return readSummary(this.folder)
  }

  discard(): Promise<void> {
    return this.#end({ quick: true, discard: true })
  }

  #isPaused(): boolean {
    return this.#phase === 'paused' || this.#phase === 'private'
  }

  /** Milliseconds since the beginning; hundredths are as fine as any clock here. */
  #nowMs(): number {
    return hundredths(this.#parts.clock.nowMs() - this.#parts.startMs)
  }

  #input(event: InputEvent): void {
    if (this.#heardAll) return
    const atMs = hundredths(event.atMs - this.#parts.startMs)
    this.#lastInputMs = atMs
    this.#inputEvents++
    this.#watchers.input({ ...event, atMs })
  }

  #enter(phase: RecordingState['phase']): void {
    this.#phase = phase
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.state())
  }

  async #tellState(): Promise<void> {
    const { signal } = this.#stopping
    let weighedMs = Number.NEGATIVE_INFINITY
    while (!signal.aborted) {
      this.#videoHealth.look()
      if (this.#nowMs() - weighedMs >= WEIGH_EVERY_MS) {
        weighedMs = this.#nowMs()
        // Beside it: a slow disk must not hold back the next report.
        void folderBytes(this.folder).then((bytes) => {
          this.#bytes = bytes
        })
      }
      await this.#parts.clock.wait(TELL_STATE_EVERY_MS, { reason: 'the next report of the recording', signal }).catch(() => {})
      if (!signal.aborted) this.#tell()
    }
  }

  #end(how: Ending): Promise<void> {
    this.#ending ??= this.#finish(how)
    return this.#ending
  }

  /** Its end is told once all is on the disk, or gone from it: whoever hears of it may look there. */
  async #finish({ notice, goal = this.#manifest.goal, quick = false, discard = false }: Ending): Promise<void> {
    const { startMs, video, folder } = this.#parts
    if (notice) this.#notices.add(notice)
    const wasPaused = this.#isPaused()
    this.#enter('stopping')
    await this.#stopTap().catch((error: unknown) => this.#notices.add(`Listening to the input could not be ended: ${wordsOf(error)}`))
    this.#heardAll = true
    if (!quick && !wasPaused) await this.#lastLook()
    this.#stopping.abort()
    await this.#watchers.end()
    await this.#running
    await this.#watchers.drained()
    const fault = await this.#log.close()
    if (fault) this.#notices.add(faultWords(fault))
    const durationMs = this.#nowMs()
    await video?.stop()
    await folder.freeReserve()
    if (discard) await folder.remove()
    else {
      const endedAt = new Date(startMs + durationMs).toISOString()
      const gestureCount = gesturesOf((await readEvents(this.folder)).events).length
      const counts = { eventCount: this.#log.written(), gestureCount }
      await this.#writeManifest({ ...this.#manifest, goal, endedAt, durationMs, ...counts, notices: [...this.#notices] })
    }
    this.#enter('idle')
  }

  async #lastLook(): Promise<void> {
    const { clock } = this.#parts
    const aftermathMs = this.#lastInputMs + AFTERMATH_MS - this.#nowMs()
    if (aftermathMs > 0) await clock.wait(aftermathMs, { reason: 'what the last act does' })
    const done = new AbortController()
    const late = clock.wait(LAST_LOOK_WITHIN_MS, { reason: 'the last look at the desktop', signal: done.signal }).catch(() => {})
    await Promise.race([this.#watchers.finish(), late])
    done.abort()
  }

  /** Where even the room that was kept is taken, the manifest of the beginning stays, and the recording reads as cut short. */
  async #writeManifest(manifest: RecordingManifest): Promise<void> {
    this.#manifest = manifest
    await this.#parts.folder.writeManifest(manifest).catch((error: unknown) => {
      if (!isDiskFull(error)) throw error
      this.#notices.add(DISK_FULL)
    })
  }
}

function hundredths(ms: number): number {
  return Math.round(ms * 100) / 100
}

function faultWords(cause: unknown): string {
  return isDiskFull(cause) ? DISK_FULL : `The recording ended because its events cannot be written any more: ${wordsOf(cause)}`
}

function videoDied(why: string): string {
  return /no space left/i.test(why) ? DISK_FULL : `The recording ended because the video did. ${why}`
}
