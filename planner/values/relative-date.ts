import { shiftDate, type WrittenDate } from '#contract'
import { normalForm } from '../words/normal-form.ts'

/** A day that was said by how far it is from today; or words of that kind that leave open which day is meant, with why. */
type RelativeDay = { kind: 'day'; day: FullDay } | { kind: 'unclear'; reason: string }
export type FullDay = Required<WrittenDate>

const SAID: Record<string, number> = {
  today: 0,
  heute: 0,
  tomorrow: 1,
  morgen: 1,
  yesterday: -1,
  gestern: -1,
  'day after tomorrow': 2,
  ubermorgen: 2,
  'day before yesterday': -2,
  vorgestern: -2,
  'in a fortnight': 14,
}
const NUMBERS = [
  ['a', 'an', 'one', 'ein', 'eine', 'einem', 'einer', 'einen'],
  ['two', 'zwei', 'zwo'],
  ['three', 'drei'],
  ['four', 'vier'],
  ['five', 'funf'],
  ['six', 'sechs'],
  ['seven', 'sieben'],
  ['eight', 'acht'],
  ['nine', 'neun'],
  ['ten', 'zehn'],
  ['eleven', 'elf'],
  ['twelve', 'zwolf'],
]
const WEEKDAYS = [
  ['monday', 'montag'],
  ['tuesday', 'dienstag'],
  ['wednesday', 'mittwoch'],
  ['thursday', 'donnerstag'],
  ['friday', 'freitag'],
  ['saturday', 'samstag', 'sonnabend'],
  ['sunday', 'sonntag'],
]
const NUMBER = `(?<count>\\d{1,3}|${NUMBERS.flat().join('|')})`
const UNIT = '(?<unit>day|days|week|weeks|month|months|year|years|tag|tage|tagen|woche|wochen|monat|monate|monaten|jahr|jahre|jahren)'
const LATER = new RegExp(
  `^(?:(?<from>heute|morgen) )?in ${NUMBER} ${UNIT}$|^${NUMBER.replace('count', 'count2')} ${UNIT.replace('unit', 'unit2')} from (?:now|today)$`,
  'u',
)
const EARLIER = new RegExp(`^${NUMBER} ${UNIT} ago$|^vor ${NUMBER.replace('count', 'count2')} ${UNIT.replace('unit', 'unit2')}$`, 'u')
const WEEKDAY = new RegExp(
  `^(?:on |am )?(?:the )?(?:(?<which>this|coming|next|last|past|diese[nrsm]?|kommende[nrsm]?|nachste[nrsm]?|letzte[nrsm]?|vergangene[nrsm]?) )?(?<name>${WEEKDAYS.flat().join('|')})$`,
  'u',
)
const MONTH_EDGE =
  /^(?:at |on |am |zum )?(?:the )?(?<edge>end|last day|ende|letzten(?: tag)?|beginning|first(?: day)?|first|anfang|ersten(?: tag)?) (?:of )?(?:the |des )?(?<which>this |next |diesen |diese[sm] |nachsten )?(?:month|monats?)$/u
const NO_SINGLE_DAY =
  /^(?:next|this|last|nachste[nrs]?|diese[nrs]?|kommende[nrs]?|letzte[nrs]?) (?:week|month|year|weekend|woche|monat|jahr|wochenende)$|^(?:soon|later|bald|spater)$/u

/** Reads words like `tomorrow`, `next Monday`, `in two weeks`, `am kommenden Freitag`. Undefined: they are none of these. English and German. */
export function relativeDay(text: string, today: FullDay): RelativeDay | undefined {
  const words = normalForm(text.trim()).replaceAll(/[.,]/gu, '').replaceAll(/\s+/gu, ' ')
  const said = SAID[words.replace(/^the /u, '')]
  if (said !== undefined) return day(shiftDate(today, said))
  const later = LATER.exec(words)?.groups
  if (later) return moved(later.from === 'morgen' ? shiftDate(today, 1) : today, later, 1)
  const earlier = EARLIER.exec(words)?.groups
  if (earlier) return moved(today, earlier, -1)
  const weekday = WEEKDAY.exec(words)?.groups
  if (weekday) return weekdayOf(text.trim(), weekday.which, numberIn(WEEKDAYS, weekday.name), today)
  const edge = MONTH_EDGE.exec(words)?.groups
  if (edge) return day(monthEdge(today, edge))
  if (NO_SINGLE_DAY.test(words)) return { kind: 'unclear', reason: `“${text.trim()}” is no single day. Give the day.` }
  return undefined
}

/** `Tuesday, 24 November 2026`: for people. */
export function dayInWords(date: FullDay): string {
  return new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.UTC(date.year, date.month - 1, date.day),
  )
}

/** Today where this machine is. */
export function todayAt(nowMs: number): FullDay {
  const now = new Date(nowMs)
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() }
}

function moved(from: WrittenDate, groups: Record<string, string | undefined>, sign: 1 | -1): RelativeDay {
  const { count = groups.count2 ?? '', unit = groups.unit2 ?? '' } = groups
  const number = sign * (/^\d/u.test(count) ? Number(count) : numberIn(NUMBERS, count) + 1)
  if (/^(?:day|tag)/u.test(unit)) return day(shiftDate(from, number))
  if (/^(?:week|woche)/u.test(unit)) return day(shiftDate(from, number * 7))
  return day(monthsLater(full(from), number * (/^(?:month|monat)/u.test(unit) ? 1 : 12)))
}

/** The same day of another month, or its last day where it has no such day: a month after 31 January is 28 February. */
function monthsLater({ year, month, day: dayOfMonth }: FullDay, months: number): FullDay {
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const [newYear, newMonth] = [first.getUTCFullYear(), first.getUTCMonth() + 1]
  return { year: newYear, month: newMonth, day: Math.min(dayOfMonth, lastDayOf(newYear, newMonth)) }
}

function monthEdge(today: FullDay, { edge = '', which = '' }: Record<string, string | undefined>): FullDay {
  const { year, month } = monthsLater({ ...today, day: 1 }, /^(?:next|nachsten)/u.test(which) ? 1 : 0)
  return { year, month, day: /^(?:end|last|letzten)/u.test(edge) ? lastDayOf(year, month) : 1 }
}

/**
 * A week begins on Monday. `next Friday`, said while this week's Friday is still to come, means one of two days to different people, and so does a weekday's bare name
 * on that very day: then it is asked.
 */
function weekdayOf(said: string, which: string | undefined, wanted: number, today: FullDay): RelativeDay {
  const now = (new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay() + 6) % 7
  const thisWeeks = shiftDate(today, wanted - now)
  const ahead = shiftDate(today, wanted > now ? wanted - now : wanted - now + 7)
  const either = (one: WrittenDate, other: WrittenDate): RelativeDay => ({
    kind: 'unclear',
    reason: `“${said}” may mean ${dayInWords(full(one))} or ${dayInWords(full(other))}. Give the day.`,
  })
  if (which === undefined) return wanted === now ? either(today, ahead) : day(ahead)
  if (/^(?:coming|kommende)/u.test(which)) return day(ahead)
  if (/^(?:this|diese)/u.test(which)) return day(thisWeeks)
  if (/^(?:next|nachste)/u.test(which)) return wanted > now ? either(thisWeeks, shiftDate(thisWeeks, 7)) : day(ahead)
  return day(wanted < now ? thisWeeks : shiftDate(thisWeeks, -7))
}

function day(date: WrittenDate): RelativeDay {
  return { kind: 'day', day: full(date) }
}

function full({ year = 0, month, day: dayOfMonth }: WrittenDate): FullDay {
  return { year, month, day: dayOfMonth }
}

function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function numberIn(lists: string[][], word: string | undefined): number {
  return lists.findIndex((list) => list.includes(word ?? ''))
}
