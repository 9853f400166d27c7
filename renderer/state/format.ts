import { words } from '../words/index.ts'

/** `0:42`, `12:05`, `1:02:09`: time on a clock face. */
export function clockTime(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

/** `0.4 s`, `12 s`, `2 min 5 s`: how long something took. */
export function took(ms: number): string {
  if (ms < 9950) return `${(Math.max(0, ms) / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const rest = seconds % 60
  return rest === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${rest} s`
}

/** `just now`, `12 s ago`, `2 min ago`: for what should never stop coming. */
export function momentsAgo(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  if (seconds < 2) return words.common.justNow
  return words.common.ago(seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`)
}

/** `4 KB`, `14.7 MB`, `1.2 GB`. */
export function fileSize(bytes: number): string {
  const [unit, by] = bytes <= 999_000 ? ['KB', 1e3] : bytes < 999_500_000 ? ['MB', 1e6] : ['GB', 1e9]
  const size = bytes / by
  return `${unit === 'KB' ? Math.ceil(size) : size.toFixed(size < 100 ? 1 : 0)} ${unit}`
}

/** `5 minutes ago`, `yesterday`; the date itself from a week on. */
export function howLongAgo(iso: string, nowMs: number, language = 'en'): string {
  const seconds = Math.round((Date.parse(iso) - nowMs) / 1000)
  if (!Number.isFinite(seconds)) return ''
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const distance = Math.abs(seconds)
  if (distance < 45) return words.format(0, 'second')
  if (distance < 45 * 60) return words.format(Math.round(seconds / 60), 'minute')
  if (distance < 22 * 3600) return words.format(Math.round(seconds / 3600), 'hour')
  if (distance < 7 * 86_400) return words.format(Math.round(seconds / 86_400), 'day')
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric' }).format(Date.parse(iso))
}

/** `12 Mar 2025, 14:05`. */
export function dateAndTime(iso: string, language = 'en'): string {
  const at = Date.parse(iso)
  if (!Number.isFinite(at)) return ''
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)
}

/** The last names of programs are lower case and joined by `-`: as a person would write them. */
export function programName(program: string): string {
  return program
    .split(/[-_.\s]+/)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}

/** The programs of a task, as a person would list them. */
export function programNames(programs: readonly { program: string }[]): string {
  return programs.map(({ program }) => programName(program)).join(', ')
}

/** Joined by words, not by code: `invoice-number` as `invoice number`. */
export function parameterLabel(name: string): string {
  return name.replaceAll('-', ' ')
}
