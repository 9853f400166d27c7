import { appendFile, readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type Model, type ModelAnswer, type ModelRequest, type ModelUsage, UnderstudyError } from '#contract'
import { requestDigest } from './request-digest.ts'

const Usage = z.object({ calls: z.number(), inputTokens: z.number(), outputTokens: z.number() })
const Answer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('parsed'), value: z.unknown(), usage: Usage }),
  z.object({ kind: z.literal('malformed'), text: z.string(), reason: z.string(), usage: Usage }),
])
const Header = z.object({ cassette: z.literal(1), model: z.string() })
const Line = z.object({ request: z.string().regex(/^[0-9a-f]{64}$/), answer: Answer })
type Line = z.infer<typeof Line>

/**
 * A model whose answers are kept in `file` while they are given: one JSON line each, by the digest of the whole request; only digests of pictures and texts are
 * kept of what was asked. Schemas must give back what they take (no transforms), or the answer could not be read again. Goes on with a cassette that is there.
 * Errors: those of the model; `bad-input` when the file is no cassette of this model.
 */
export function recordTo(file: string, model: Model): Model {
  let ready: Promise<void> | undefined
  async function begin(): Promise<void> {
    const text = await readFile(file, 'utf8').catch(() => '')
    if (text === '') await appendFile(file, `${JSON.stringify({ cassette: 1, model: model.name })}\n`)
    else if (readCassette(text, file).model !== model.name) throw otherModel(file, model.name)
  }
  return {
    name: model.name,
    health: (options) => model.health(options),
    usage: () => model.usage(),
    async complete<Value>(request: ModelRequest<Value>): Promise<ModelAnswer<Value>> {
      ready ??= begin()
      await ready
      const answer = await model.complete(request)
      await appendFile(file, `${JSON.stringify({ request: requestDigest(model.name, request), answer })}\n`)
      return answer
    },
  }
}

/**
 * The model of a cassette, without a server. Asked the same again, it gives the next answer that was recorded, and the last one for ever.
 * Errors: `bad-input` when the file is no cassette, `not-found` when it is not there; `model-failed` in words when a request is not on it.
 */
export async function replayFrom(file: string): Promise<Model> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UnderstudyError('not-found', `There is no cassette ${file}.`, 'Record one first, with a model at hand.', error)
  })
  const { model, lines } = readCassette(text, file)
  const asked = new Map<string, number>()
  let used: ModelUsage = { calls: 0, inputTokens: 0, outputTokens: 0 }
  return {
    name: model,
    health: async () => ({ ok: true, models: [model] }),
    usage: () => used,
    async complete<Value>(request: ModelRequest<Value>): Promise<ModelAnswer<Value>> {
      const digest = requestDigest(model, request)
      const answers = lines.filter((line) => line.request === digest).map((line) => line.answer)
      const time = asked.get(digest) ?? 0
      const answer = answers[Math.min(time, answers.length - 1)]
      if (!answer) throw notRecorded(file, digest)
      asked.set(digest, time + 1)
      const { calls, inputTokens, outputTokens } = answer.usage
      used = { calls: used.calls + calls, inputTokens: used.inputTokens + inputTokens, outputTokens: used.outputTokens + outputTokens }
      if (answer.kind === 'malformed') return answer
      const parsed = request.schema.safeParse(answer.value)
      if (!parsed.success) throw damaged(file, parsed.error)
      return { ...answer, value: parsed.data }
    },
  }
}

function readCassette(text: string, file: string): { model: string; lines: Line[] } {
  try {
    const [header, ...lines] = text
      .split('\n')
      .filter((line) => line !== '')
      .map((line): unknown => JSON.parse(line))
    return { model: Header.parse(header).model, lines: lines.map((line) => Line.parse(line)) }
  } catch (error) {
    throw damaged(file, error)
  }
}

function damaged(file: string, error: unknown): UnderstudyError {
  return new UnderstudyError('bad-input', `${file} is not a cassette, or is damaged.`, 'Record it again.', error)
}

function otherModel(file: string, name: string): UnderstudyError {
  return new UnderstudyError('bad-input', `The cassette ${file} is not of the model “${name}”.`, 'Give another file.')
}

function notRecorded(file: string, digest: string): UnderstudyError {
  return new UnderstudyError(
    'model-failed',
    `This question is not on the cassette ${file} (${digest.slice(0, 12)}).`,
    'What is asked has changed since it was recorded: record it again with a model at hand.',
  )
}
