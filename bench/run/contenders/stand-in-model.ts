import { type Questioned, startDecidingServer } from '#test/support/deciding-server.ts'

/**
 * Stands in for a language model behind a real endpoint of this machine, where none is given: it chooses the thing whose name is most like the words of the
 * step. It is no model, and what it gets right says nothing of one; what is measured with it is what asking takes, and that the way up and back holds.
 */
export async function startStandIn(): Promise<{ url: string; stop(): Promise<void> }> {
  const server = await startDecidingServer((asked) => (asked.of === 'judgement' ? judged(asked) : decided(asked)))
  return { url: server.baseUrl, stop: () => server.stop() }
}

/** The name under which that server knows its model. */
export const STAND_IN = 'small'

type Thing = Questioned['things'][number]

function decided({ text, things }: Questioned): object {
  const step = (jsonAfter(text, 'The step, and what was tried:') as { step?: string } | undefined)?.step ?? ''
  const offered = (jsonAfter(text, '"texts" that may be typed:') as string[] | undefined) ?? []
  const answer = { reason: 'Its name is most like the words of the step.', element: null, text: null, keys: null, completes: true }
  const typing = /^(type|replace)\b/iu.test(step) && offered.length > 0
  const pressed = /^press ((?:(?:ctrl|shift|alt)\+)*[\w]+)/iu.exec(step)?.[1]
  if (pressed !== undefined) return { ...answer, act: 'press', keys: pressed }
  const fitting = things.filter(({ role }) => !typing || TYPED_INTO.includes(role))
  const best = fitting.map((thing) => ({ thing, likeness: likeness(step, thing) })).sort((a, b) => b.likeness - a.likeness)[0]
  if (!best || best.likeness < LEAST) return { ...answer, act: 'give-up', reason: 'Nothing is called like that.' }
  return typing
    ? { ...answer, act: 'type', element: best.thing.number, text: offered.at(-1) }
    : { ...answer, act: /^double-click/iu.test(step) ? 'double-click' : 'click', element: best.thing.number }
}

const TYPED_INTO = ['field', 'password', 'document', 'combobox', 'spinner']
const LEAST = 0.2

/** The share of the thing's words that the step's first quoted words have too, and a little for the kind of thing that the step names. */
function likeness(step: string, { role, name }: Thing): number {
  // What comes first in quotation marks is the thing; the window's title may follow.
  const quoted = /“([^”]*)”/u.exec(step)?.[1] ?? ''
  const [wanted, has] = [wordsOf(quoted === '' ? step : quoted), wordsOf(name)]
  if (has.length === 0) return 0
  const shared = has.filter((word) => wanted.includes(word)).length
  return shared / Math.max(has.length, 1) + 0.5 * (shared / Math.max(wanted.length, 1)) + (shared > 0 && step.includes(role) ? 0.1 : 0)
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Whether anything changed between the two pictures: the same pixels give the same file. */
function judged({ pictures: [before, after] }: Questioned): object {
  const same = before === undefined || after === undefined || before.equals(after)
  return {
    inferred: same ? 'Nothing changed.' : 'Something changed.',
    cameTrue: !same,
    reason: same ? 'The pictures are the same.' : 'The pictures differ.',
  }
}

/** The JSON that stands on the line of these words or on the next. */
function jsonAfter(text: string, words: string): unknown {
  const line =
    text
      .slice(text.indexOf(words) + words.length)
      .trimStart()
      .split('\n')[0] ?? ''
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
