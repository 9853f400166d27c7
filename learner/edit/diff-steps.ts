import type { Expectation, Step, StepAct, TaskDifference } from '#contract'
import { missingCase } from '#contract'
import { textInWords } from '../captions/caption.ts'
import { quoted } from '../words/quoted.ts'
import { type Pair, pairSteps } from './pair-steps.ts'
import { same } from './same.ts'

export type StepsDiffered = { differences: TaskDifference[]; pairs: Pair[] }

/** What differs between two lists of steps, in the order of the later one; a step that is gone stands where it was. */
export function diffSteps(before: readonly Step[], after: readonly Step[]): StepsDiffered {
  const pairs = pairSteps(before, after)
  const stays = pairs.filter(({ moved }) => !moved)
  const lines: { place: number; difference: TaskDifference }[] = []
  for (const [index, step] of before.entries()) {
    if (pairs.some((pair) => pair.before === step)) continue
    const previous = before.slice(0, index).findLast((each) => stays.some((pair) => pair.before === each))
    const anchor = stays.find((pair) => pair.before === previous)?.after
    const place = (anchor ? after.indexOf(anchor) : -1) + 0.5
    lines.push({ place, difference: { what: 'step', change: 'removed', before: step.caption, step: step.id } })
  }
  for (const [place, step] of after.entries()) {
    const pair = pairs.find((each) => each.after === step)
    if (!pair) lines.push({ place, difference: { what: 'step', change: 'added', after: step.caption, step: step.id } })
    else for (const difference of pairDifferences(pair, before.indexOf(pair.before), place)) lines.push({ place, difference })
  }
  return { differences: lines.toSorted((a, b) => a.place - b.place).map(({ difference }) => difference), pairs }
}

function pairDifferences({ before, after, moved }: Pair, from: number, to: number): TaskDifference[] {
  const step = after.id
  const [old, now] = changeInWords(before, after)
  // A move tells the change too, in its two texts.
  if (moved)
    return [
      {
        what: 'step',
        change: 'moved',
        before: `Step ${from + 1}: ${old || before.caption}`,
        after: `Step ${to + 1}: ${now || after.caption}`,
        step,
      },
    ]
  return old === now ? [] : [{ what: 'step', change: 'changed', before: old, after: now, step }]
}

/** Both sides of what differs between two states of a step; equal when nothing does that a person would call a change. */
function changeInWords(before: Step, after: Step): [string, string] {
  const aspects = [
    ...aspect(before.act, after.act, actInWords),
    ...aspect(before.target?.label, after.target?.label, (label) => `on ${label ?? 'what has the focus'}`),
    ...(before.target?.label === after.target?.label
      ? aspect(before.target, after.target, () => 'the looks it is found by', 'other looks')
      : []),
    ...aspect(before.window, after.window, ({ program, title }) => `in ${quoted(title)} of ${program}`),
    ...(isTold(before) && isTold(after) ? [] : aspect(before.expectation, after.expectation, expectationInWords)),
    ...(before.caption === after.caption
      ? aspect([before.observation, before.thought], [after.observation, after.thought], (words) => words.join(' '))
      : []),
  ]
  if (before.caption !== after.caption) {
    const untold = aspects.filter((sides) => !(before.caption.includes(bare(sides[0])) && after.caption.includes(bare(sides[1]))))
    return [joined(before.caption, untold, 0), joined(after.caption, untold, 1)]
  }
  return aspects.length === 0 ? ['', ''] : [joined(before.caption, aspects, 0), joined(after.caption, aspects, 1)]
}

type Sides = [string, string]

function aspect<Value>(before: Value, after: Value, words: (value: Value) => string, otherwise = 'otherwise'): Sides[] {
  if (same(before, after)) return []
  const sides: Sides = [words(before), words(after)]
  return [sides[0] === sides[1] ? [sides[0], `${sides[1]}: ${otherwise}`] : sides]
}

function joined(caption: string, aspects: readonly Sides[], side: 0 | 1): string {
  return aspects.length === 0 ? caption : `${caption} (${aspects.map((sides) => sides[side]).join('; ')})`
}

/** `types “Hello”` as a caption would say it: `“Hello”`. */
function bare(words: string): string {
  return words.replace(/^(?:types|on) /u, '')
}

/** It looks for just what it types: told with the text. */
function isTold({ act, expectation }: Step): boolean {
  return act.kind === 'type' && expectation.kind === 'field-holds' && same(act.text, expectation.text)
}

function actInWords(act: StepAct): string {
  switch (act.kind) {
    case 'click':
      return `${[...act.modifiers, act.button].join('+')} click, ${act.count === 1 ? 'once' : `${act.count} times`}`
    case 'type':
      return `types ${act.text.length === 0 ? 'nothing' : textInWords(act.text)}${act.replaces ? ' over what is there' : ''}`
    case 'press':
      return `presses ${[...act.modifiers, act.key].join('+')}`
    case 'start-program':
      return `starts ${[act.program, ...act.arguments].join(' ')}`
    case 'wait':
      return `waits ${act.forMs / 1000} s`
    case 'read':
      return `reads ⟦${act.into}⟧`
    case 'run-task':
      return `does ${act.task} with ${
        Object.entries(act.values)
          .map(([name, parts]) => `${name} ${textInWords(parts)}`)
          .join(', ') || 'no values'
      }`
    case 'hand-over':
      return `hands over: ${act.what}`
    case 'scroll':
      return `scrolls by ${act.notchesX}, ${act.notchesY}`
    case 'drag':
    case 'focus-window':
      return act.kind === 'drag' ? 'drags' : 'goes to the window'
    default:
      return missingCase(act)
  }
}

function expectationInWords(expectation: Expectation): string {
  switch (expectation.kind) {
    case 'field-holds':
      return `then the field holds ${textInWords(expectation.text)}`
    case 'window-present':
      return `then ${quoted(expectation.window.title)} of ${expectation.window.program} is there`
    case 'window-gone':
      return `then ${quoted(expectation.window.title)} of ${expectation.window.program} is gone`
    case 'element-present':
      return `then ${quoted(expectation.name)} is seen`
    case 'changed':
      return 'then something has changed'
    case 'nothing':
      return 'then nothing is looked for'
    default:
      return missingCase(expectation)
  }
}
