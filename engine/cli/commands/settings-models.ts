import { type Command, InvalidArgumentError } from 'commander'
import { EmbedderSettings, ModelSettings, type Settings, UnderstudyError } from '#contract'
import { type OutputOptions, print, withEngine } from '../output.ts'
import { embedderText, modelText } from '../settings-text.ts'

/** The roles that a model is set up for. */
const ROLES = ['describe', 'small', 'large', 'judge'] as const
type Role = (typeof ROLES)[number]

type ModelOptions = OutputOptions & {
  price?: ModelSettings['price']
  stream?: boolean
  timeout?: number
  callsPerMinute?: number
  accuracy?: number
  none?: boolean
}

const MODEL_HELP = `
Roles: describe (writes better words for steps when you ask for it; the default), small and large (decide a step that could not be done without a model,
in this order), judge (says what came true). Each may be another server. It must speak the OpenAI interface, and the model see pictures. It may run on this
machine: llama.cpp, Ollama and vLLM do. Keys: \`understudy settings key --help\`.

Examples:
  $ understudy settings model http://127.0.0.1:8080/v1 qwen2.5-vl
  $ understudy settings model small http://127.0.0.1:8080/v1 qwen2.5-vl --stream --timeout 120
  $ understudy settings model large https://api.openai.com/v1 gpt-4o --price 2.5,10,USD --calls-per-minute 30
  $ understudy settings model small --none`

const EMBEDDER_HELP = `
It is sent the words of requests, pages and tasks whenever something is looked for. Its key: \`understudy settings key embedder\`.`

/** `settings model` and `settings embedder`. */
export function modelCommands(settings: Command): void {
  settings
    .command('model')
    .description('the models and their servers, one for each role')
    .argument('[role]', `${ROLES.join(', ')}; describe when it is left out`)
    .argument('[url]', 'where its server is, with the version: http://127.0.0.1:8080/v1')
    .argument('[name]', 'its name on that server')
    .option('--price <in,out,currency>', 'what a million tokens cost: 2.5,10,USD', readPrice)
    .option('--stream', 'ask for answers piece by piece')
    .option('--no-stream', 'ask for answers as a whole')
    .option('--timeout <seconds>', 'for one answer; piece by piece: from one piece to the next', readNumber)
    .option('--calls-per-minute <number>', 'more calls than this wait for their turn', readNumber)
    .option('--accuracy <share>', 'the share of its decisions that were right, as it was measured: 0.9', readNumber)
    .option('--none', 'use no model')
    .option('--json', 'print as JSON')
    .addHelpText('after', MODEL_HELP)
    .action((first: string | undefined, second: string | undefined, third: string | undefined, options: ModelOptions) =>
      withEngine(async ({ handlers }) => {
        const now = await handlers['settings.get']({})
        const named = ROLES.find((role) => role === first)
        if (!named && third !== undefined) throw wrongUse(`There is no role “${first}”. It is one of ${ROLES.join(', ')}.`)
        const [role, url, name]: [Role, string | undefined, string | undefined] = named
          ? [named, second, third]
          : ['describe', first, second]
        const wanted = wantedModel(modelOf(now, role), url, name, options)
        const next = wanted === undefined ? now : await handlers['settings.set'](withModel(now, role, wanted))
        print(options, next, modelText(role, modelOf(next, role)))
      }),
    )
  settings
    .command('embedder')
    .description('the server that makes vectors of texts, so that other words for the same thing are found')
    .argument('[url]', 'where it is, with the version: http://127.0.0.1:8080/v1')
    .argument('[name]', 'the name of its model')
    .option('--none', 'use none: words and parts of words have to do')
    .option('--json', 'print as JSON')
    .addHelpText('after', EMBEDDER_HELP)
    .action((url: string | undefined, name: string | undefined, options: OutputOptions & { none?: boolean }) =>
      withEngine(async ({ handlers }) => {
        const { embedder: _, ...others } = await handlers['settings.get']({})
        const wanted = wantedEmbedder(url, name, options.none)
        const next = await handlers['settings.set'](wanted ? { ...others, embedder: wanted } : others)
        print(options, next, embedderText(next))
      }),
    )
}

function modelOf(settings: Settings, role: Role): ModelSettings | null {
  return role === 'describe' ? settings.model : settings.roles[role]
}

function withModel(settings: Settings, role: Role, model: ModelSettings | null): Settings {
  return role === 'describe' ? { ...settings, model } : { ...settings, roles: { ...settings.roles, [role]: model } }
}

/** The server for vectors as it is to be; undefined when there is to be none. Errors: `bad-input`. */
function wantedEmbedder(url: string | undefined, name: string | undefined, none: boolean | undefined): EmbedderSettings | undefined {
  if (none && url === undefined) return undefined
  const parsed = EmbedderSettings.safeParse({ url, name })
  if (none || !parsed.success) throw wrongUse('Vectors need the address of a server and the name of its model, or --none.', 'embedder')
  return parsed.data
}

/** The model as it is to be; undefined when nothing is to change. Without an address, what is given changes the model that is there. Errors: `bad-input`. */
function wantedModel(
  now: ModelSettings | null,
  url: string | undefined,
  name: string | undefined,
  { none, json: _, ...options }: ModelOptions,
): ModelSettings | null | undefined {
  const { timeout, ...same } = options
  const given = { ...same, ...(timeout !== undefined && { timeoutSeconds: timeout }) }
  const changes = Object.keys(given).length > 0
  if (none && (url !== undefined || changes)) throw wrongUse('Either no model or one with an address.')
  if (none) return null
  if (url === undefined && !changes) return undefined
  const at = url === undefined && now ? now : { url, name, price: null }
  const parsed = ModelSettings.safeParse({ ...at, ...given })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const what = issue?.path[0]
  if (what === 'url' || what === 'name' || what === undefined) throw wrongUse('A model needs the address of its server and its name.')
  throw wrongUse(`That does not do for ${String(what)}: ${issue?.message}.`)
}

function wrongUse(message: string, what: 'model' | 'embedder' = 'model'): UnderstudyError {
  const name = what === 'model' ? 'qwen2.5-vl' : 'nomic-embed-text'
  return new UnderstudyError('bad-input', message, `For example: understudy settings ${what} http://127.0.0.1:8080/v1 ${name}`)
}

function readPrice(text: string): ModelSettings['price'] {
  const [input, output, currency, ...more] = text.split(',').map((part) => part.trim())
  const parsed = ModelSettings.shape.price.safeParse({ input: amount(input), output: amount(output), currency })
  if (!parsed.success || more.length > 0) throw new InvalidArgumentError('It is like 2.5,10,USD.')
  return parsed.data
}

function readNumber(text: string): number {
  const number = amount(text.trim())
  if (!Number.isFinite(number)) throw new InvalidArgumentError('It is a number.')
  return number
}

function amount(text: string | undefined): number {
  return text === undefined || text === '' ? Number.NaN : Number(text)
}
