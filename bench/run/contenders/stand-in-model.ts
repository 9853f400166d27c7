import sharp from 'sharp'
import { completion, sendJson, startModelServer } from '#test/support/model-server.ts'

/**
 * Stands in for a language model behind a real endpoint of this machine, where none is given: it chooses the thing whose name is most like the words of the
 * step. It is no model, and what it gets right says nothing of one; what is measured with it is what asking takes, and that the way up and back holds.
 */
export async function startStandIn(): Promise<{ url: string; stop(): Promise<void> }> {
  const server = await startModelServer(async (request, response) => {
    if (request.path.endsWith('/models')) return sendJson(response, 200, { data: [{ id: STAND_IN }] })
    const turns = turnsOf(request.body)
    const answer = turns.texts.some((text) => text.startsWith('Did it come true')) ? await judged(turns.pictures) : decided(turns.texts)
    return sendJson(response, 200, completion(JSON.stringify(answer)))
  })
  return { url: server.baseUrl, stop: () => server.stop() }
}

export const STAND_IN = 'stand-in'

type Turns = { texts: string[]; pictures: string[] }

function turnsOf(body: unknown): Turns {
  const { messages = [] } = body as { messages?: { content: string | { type: string; text?: string; image_url?: { url: string } }[] }[] }
  const parts = messages.flatMap(({ content }) => (typeof content === 'string' ? [{ type: 'text', text: content }] : content))
  return {
    texts: parts.flatMap((part) => ('text' in part && part.text !== undefined ? [part.text] : [])),
    pictures: parts.flatMap((part) => ('image_url' in part && part.image_url ? [part.image_url.url] : [])),
  }
}

type Thing = { number: number; role: string; name: string }

function decided(texts: readonly string[]): object {
  const told = jsonIn(texts.find((text) => text.startsWith('The step, and what was tried')) ?? '') as { step?: string } | undefined
  const step = told?.step ?? ''
  const offered = jsonIn(texts.find((text) => text.startsWith('"texts"'))?.replace(/^.*?: /u, '') ?? '[]') as string[]
  const things = (texts.find((text) => text.startsWith('The window')) ?? '')
    .split('\n')
    .slice(1)
    .flatMap((line) => (jsonIn(line) as Thing | undefined) ?? [])
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

/** Whether anything changed between the two pictures. */
async function judged(pictures: readonly string[]): Promise<object> {
  const [before, after] = await Promise.all(
    pictures.map((url) =>
      sharp(Buffer.from(url.split(',')[1] ?? '', 'base64'))
        .raw()
        .toBuffer(),
    ),
  )
  const same = before === undefined || after === undefined || (before.length === after.length && before.equals(after))
  return {
    inferred: same ? 'Nothing changed.' : 'Something changed.',
    cameTrue: !same,
    reason: same ? 'The pictures are the same.' : 'The pictures differ.',
  }
}

function jsonIn(text: string): unknown {
  const from = text.search(/[[{]/u)
  try {
    return from < 0 ? undefined : JSON.parse(text.slice(from))
  } catch {
    return undefined
  }
}
