import type { ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import type { ModelPicture, Picture } from '#contract'
import type { StepWords } from '../../../learner/captions/by-model/answer.ts'
import { encodePng } from '../../../memory/png.ts'
import { completion, sendJson, startModelServer } from '../../support/model-server.ts'

const Part = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('image_url'), image_url: z.object({ url: z.string() }) }),
])
const Question = z.object({ messages: z.tuple([z.object({ content: z.string() }), z.object({ content: z.array(Part) })]) })
/** A step as the model was told of it. */
const Given = z.object({ step: z.number(), action: z.string(), observation: z.string(), thought: z.string() })
type Given = z.infer<typeof Given>

/** What a model is asked in one call. */
export type Asked = { call: number; given: Given[]; text: string; pictures: Buffer[] }
/** What it answers: JSON, any text, or whatever else it does to the response. */
export type Reply = { json: unknown } | { text: string } | { do: (response: ServerResponse) => void }

/** A model server that answers questions about steps as the test says; `asked` is what it saw. */
export async function captionServer(reply: (asked: Asked) => Reply) {
  const asked: Asked[] = []
  const { baseUrl, stop } = await startModelServer(({ body }, response) => {
    const parts = Question.parse(body).messages[1].content
    const texts = parts.flatMap((part) => (part.type === 'text' ? [part.text] : []))
    const pictures = parts.flatMap((part) =>
      part.type === 'image_url' ? [Buffer.from(part.image_url.url.split(',')[1] ?? '', 'base64')] : [],
    )
    const given = texts.flatMap((text) => (/^Step \d+:\n/u.test(text) ? [Given.parse(JSON.parse(text.split('\n')[1] ?? ''))] : []))
    const question = { call: asked.length + 1, given, text: texts.join('\n'), pictures }
    asked.push(question)
    const answer = reply(question)
    if ('do' in answer) answer.do(response)
    else sendJson(response, 200, completion('json' in answer ? JSON.stringify(answer.json) : answer.text))
  })
  onTestFinished(stop)
  return { baseUrl, asked }
}

/** A picture as a model is shown it. */
export async function encode(picture: Picture): Promise<ModelPicture> {
  return { png: Buffer.from(await encodePng(picture)).toString('base64'), widthPx: picture.width, heightPx: picture.height }
}

/** Words of a model that understood: the rules' own action, told apart by a word more. */
export function goodWords({ step, action }: Given): StepWords {
  return {
    step,
    observation: 'The window is ready for this.',
    thought: 'It is needed for the goal.',
    action: `${action} now`,
    expectation: 'The window shows it.',
  }
}

export function goodAnswer({ given }: Pick<Asked, 'given'>) {
  return { steps: given.map(goodWords), parts: [], goal: '' }
}
