import { wilson } from '../../support/statistics.ts'
import { percent, table } from '../../support/table.ts'
import { RIVALS } from '../rivals/index.ts'
import { type Answered, ours, type Tally, theirs } from './answered.ts'
import { calibration } from './calibration.ts'

/** All tables of a run, as text. */
export function reportOf(answered: Answered[]): string {
  const sections = [
    ['By program', breakdown(answered, (one) => one.case.program)],
    ['By perturbation', breakdown(answered, (one) => one.case.perturbation)],
    ['By program, pixels and accessibility', breakdown(answered, (one) => `${one.case.program}, ${one.case.source}`)],
    ['Tuning and held out', breakdown(answered, (one) => `${one.case.half}, ${one.case.source}`)],
    ['Side by side', sideBySide(answered)],
    ['What a confidence is worth (below 0.8 nothing is acted on; the best guess is counted)', confidences(answered)],
  ]
  return sections.map(([title, text]) => `${title}\n${text}`).join('\n\n')
}

function breakdown(answered: Answered[], by: (one: Answered) => string): string {
  const groups = Map.groupBy(answered, by)
  const rows = [...groups].toSorted(([a], [b]) => a.localeCompare(b)).map(([name, some]) => [name, ...cells(ours(some))])
  return table([['', ...HEAD], ...rows, ['all', ...cells(ours(answered))]])
}

function sideBySide(answered: Answered[]): string {
  const rivals = RIVALS.flatMap((rival) => {
    const asked = answered.filter((one) => one.rivals[rival] !== undefined)
    return asked.length > 0 ? [[rival, ...cells(theirs(asked, rival))]] : []
  })
  return table([['', ...HEAD], ['understudy', ...cells(ours(answered))], ...rivals])
}

const HEAD = ['cases', 'there', 'right', '', '(95 %)', 'abstained', 'wrong', '', '(at most)']

function cells({ cases, there, right, abstained, wrong }: Tally): string[] {
  const { low, high } = wilson(right, there)
  return [
    `${cases}`,
    `${there}`,
    `${right}`,
    there > 0 ? percent(right / there) : '–',
    there > 0 ? `${percent(low)}–${percent(high)}` : '–',
    `${abstained}`,
    `${wrong}`,
    percent(wrong / cases),
    percent(wilson(wrong, cases).high),
  ]
}

function confidences(answered: Answered[]): string {
  const rows = calibration(answered).map(({ from, to, answers, right, low }) => [
    `${from.toFixed(2)}–${to.toFixed(2)}`,
    `${answers}`,
    `${right}`,
    answers > 0 ? percent(right / answers) : '–',
    answers > 0 ? percent(low) : '–',
  ])
  return table([['confidence', 'answers', 'right', '', '(at least)'], ...rows])
}
