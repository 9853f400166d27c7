import { type Command, InvalidArgumentError } from 'commander'
import { EmbedderSettings, ModelSettings, type Settings, UnderstudyError } from '#contract'
import { type OutputOptions, print, withEngine } from '../output.ts'

type ModelOptions = OutputOptions & { price?: ModelSettings['price']; none?: boolean }

const MODEL_HELP = `
The server must speak the OpenAI interface, and the model see pictures. It may run on this machine: llama.cpp, Ollama and vLLM do.
Its key is never kept: give it in UNDERSTUDY_MODEL_KEY when Understudy is started.

Examples:
  $ understudy settings model http://127.0.0.1:8080/v1 qwen2.5-vl
  $ understudy settings model https://api.openai.com/v1 gpt-4o --price 2.5,10,USD
  $ understudy settings model --none`

const EMBEDDER_HELP = `
It is sent the words of requests, pages and tasks whenever something is looked for. Its key is never kept: UNDERSTUDY_EMBEDDER_KEY.`

export function settingsCommand(program: Command): void {
  const settings = program
    .command('settings')
    .description('show the settings; set up a model')
    .option('--json', 'print as JSON')
    .action((options: OutputOptions) =>
      withEngine(async ({ handlers }) => {
        const now = await handlers['settings.get']({})
        print(
          options,
          now,
          [`theme: ${now.theme}`, `approvals wait: ${now.approvalSeconds} s`, modelText(now), embedderText(now)].join('\n'),
        )
      }),
    )
  settings
    .command('model')
    .description('the model that describes steps when you ask for it')
    .argument('[url]', 'where its server is, with the version: http://127.0.0.1:8080/v1')
    .argument('[name]', 'its name on that server')
    .option('--price <in,out,currency>', 'what a million tokens cost: 2.5,10,USD', readPrice)
    .option('--none', 'use no model')
    .option('--json', 'print as JSON')
    .addHelpText('after', MODEL_HELP)
    .action((url: string | undefined, name: string | undefined, options: ModelOptions) =>
      withEngine(async ({ handlers }) => {
        const now = await handlers['settings.get']({})
        const wanted = wantedModel(now, url, name, options)
        const next = wanted === undefined ? now : await handlers['settings.set']({ ...now, model: wanted })
        print(options, next, modelText(next))
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

/** The server for vectors as it is to be; undefined when there is to be none. Errors: `bad-input`. */
function wantedEmbedder(url: string | undefined, name: string | undefined, none: boolean | undefined): EmbedderSettings | undefined {
  if (none && url === undefined) return undefined
  const parsed = EmbedderSettings.safeParse({ url, name })
  if (none || !parsed.success) throw wrongUse('Vectors need the address of a server and the name of its model, or --none.', 'embedder')
  return parsed.data
}

/** The model as it is to be; undefined when nothing is to change. */
function wantedModel(
  now: Settings,
  url: string | undefined,
  name: string | undefined,
  { price, none }: ModelOptions,
): Settings['model'] | undefined {
  if (none && (url !== undefined || price !== undefined)) throw wrongUse('Either no model or one with an address.')
  if (none) return null
  if (url === undefined && price !== undefined && now.model) return { ...now.model, price }
  if (url === undefined && price === undefined) return undefined
  const parsed = ModelSettings.safeParse({ url, name, price: price ?? null })
  if (!parsed.success) throw wrongUse('A model needs the address of its server and its name.')
  return parsed.data
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

function amount(text: string | undefined): number {
  return text === undefined || text === '' ? Number.NaN : Number(text)
}

function modelText({ model }: Settings): string {
  if (!model) return 'model: none; nothing leaves this machine'
  const price = model.price
    ? `${model.price.input} in, ${model.price.output} out (${model.price.currency} for a million tokens)`
    : 'not known'
  return `model: ${model.name} at ${model.url}; price: ${price}`
}

function embedderText({ embedder }: Settings): string {
  return embedder ? `vectors: ${embedder.name} at ${embedder.url}` : 'vectors: none; what is looked for goes by words alone'
}
