import { z } from 'zod'
import { completion, sendJson, startModelServer } from './model-server.ts'

const Part = z.union([
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('image_url'), image_url: z.object({ url: z.string() }) }),
])
const Body = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.union([z.string(), z.array(Part)]) })),
})
const Thing = z.object({ number: z.number(), role: z.string(), name: z.string(), holds: z.string().optional() })

/** What one question held, as it came over the wire. */
export type Questioned = {
  model: string
  of: 'decision' | 'judgement'
  text: string
  things: z.infer<typeof Thing>[]
  /** PNG. */
  pictures: Buffer[]
}

/** A server on this machine that speaks the OpenAI interface and decides or judges as the test says; a text is sent as it is. */
export async function startDecidingServer(answer: (asked: Questioned) => object | string) {
  const asked: Questioned[] = []
  const server = await startModelServer(({ path, body }, response) => {
    if (path.endsWith('/models')) return sendJson(response, 200, { object: 'list', data: [{ id: 'small', object: 'model' }] })
    const question = read(body)
    asked.push(question)
    const said = answer(question)
    sendJson(response, 200, completion(typeof said === 'string' ? said : JSON.stringify(said)))
  })
  return { ...server, asked }
}

function read(body: unknown): Questioned {
  const { model, messages } = Body.parse(body)
  const parts = messages.flatMap(({ content }) => (typeof content === 'string' ? [{ type: 'text' as const, text: content }] : content))
  const texts = parts.flatMap((part) => (part.type === 'text' ? [part.text] : []))
  const text = texts.join('\n\n')
  const lines = text.split('\n').filter((line) => line.startsWith('{"number":'))
  return {
    model,
    of: text.includes('Did it come true?') ? 'judgement' : 'decision',
    text,
    things: lines.map((line) => Thing.parse(JSON.parse(line))),
    pictures: parts.flatMap((part) => (part.type === 'image_url' ? [Buffer.from(part.image_url.url.split(',')[1] ?? '', 'base64')] : [])),
  }
}
