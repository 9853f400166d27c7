import { z } from 'zod'
import { Box, type RecordingManifest } from '#contract'
import type { Unread } from '../converted.ts'

const ScreenMap = z.record(
  z.string(),
  z.object({
    x0: z.number(),
    y0: z.number(),
    width: z.number().positive(),
    height: z.number().positive(),
    scale_factor: z.number().positive(),
  }),
)
const Metadata = z.object({ video_start_time: z.string().optional(), screen_info: ScreenMap.optional() })
const Line = z.object({ timestamp: z.string(), message: z.string(), window: z.string() })

export type AlohaRecord = { line: number; text: string; atMs: number; message: string; window: string }
export type AlohaLog = {
  /** As the log says it, without a time zone. */
  started: string | undefined
  videoStarted: string | undefined
  displays: RecordingManifest['displays']
  records: AlohaRecord[]
  unread: Unread[]
}

/** True for what begins as ShowUI-Aloha's input log does, with or without its five lines of head. */
export function isAlohaLog(text: string): boolean {
  const lines = text.split('\n', 200).map((line) => line.trim())
  if (lines[0] === '# Input Recording Log') return true
  return lines.some((line) => Line.safeParse(jsonOf(line)).success)
}

export function readAlohaLog(text: string): AlohaLog {
  const log: AlohaLog = { started: undefined, videoStarted: undefined, displays: [], records: [], unread: [] }
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim()
    if (line === '') continue
    const unread = (why: string) => log.unread.push({ line: index + 1, text: line, why })
    if (line.startsWith('#')) takeHead(log, line, unread)
    else takeRecord(log, { line, number: index + 1 }, unread)
  }
  return log
}

function takeHead(log: AlohaLog, line: string, unread: (why: string) => void): void {
  const [, name, content = ''] = line.match(/^#\s*(\w+):\s*(.*)$/) ?? []
  if (line === '# Input Recording Log' || name === 'Format' || name === 'Fields') return
  if (name === 'Started') {
    log.started = content
    return
  }
  const metadata = name === 'Metadata' ? Metadata.safeParse(jsonOf(content)) : undefined
  if (!metadata?.success) {
    unread('A head that is not known.')
    return
  }
  log.videoStarted = metadata.data.video_start_time
  if (metadata.data.screen_info) log.displays = displaysOf(metadata.data.screen_info)
}

function takeRecord(log: AlohaLog, { line, number }: { line: string; number: number }, unread: (why: string) => void): void {
  const parsed = Line.safeParse(jsonOf(line))
  if (!parsed.success) {
    unread('No record: it is no JSON with timestamp, message and window.')
    return
  }
  const { timestamp, message, window } = parsed.data
  const atMs = msOf(timestamp)
  const screens = window === 'System Info' ? ScreenMap.safeParse(jsonOf(message)) : undefined
  if (atMs === undefined) unread(`The time ${timestamp} cannot be read.`)
  else if (screens?.success) {
    if (log.displays.length === 0) log.displays = displaysOf(screens.data)
  } else log.records.push({ line: number, text: line, atMs, message: message.trim(), window })
}

function displaysOf(screens: z.infer<typeof ScreenMap>): RecordingManifest['displays'] {
  return Object.entries(screens).map(([name, { x0, y0, width, height, scale_factor }]) => ({
    name,
    box: Box.parse({ x: x0, y: y0, width, height }),
    scale: scale_factor,
  }))
}

/** `HH:MM:SS.mmm` since the beginning. */
function msOf(timestamp: string): number | undefined {
  const [, hours, minutes, seconds, fraction = ''] = timestamp.match(/^(\d+):(\d{2}):(\d{2})(?:\.(\d{1,6}))?$/) ?? []
  if (hours === undefined || minutes === undefined || seconds === undefined) return undefined
  return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Math.round(Number(`0.${fraction || '0'}`) * 1000)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
