import { partInWords, type Task, UnderstudyError } from '#contract'
import type { Parcel } from '#exchange'
import { secretsIn } from '#recorder'

/**
 * A parcel without what looks like a secret in its texts. What is only there to be looked at (examples, names on pages, words about steps) has it covered; where a
 * step types it, covering would change what is done. Errors: `bad-input` that names those steps.
 */
export async function withoutSecretTexts({ tasks, pages, transitions }: Parcel): Promise<Parcel> {
  const typing = (await Promise.all(tasks.map(stepsThatTypeSecrets))).flat()
  if (typing.length > 0) {
    throw new UnderstudyError(
      'bad-input',
      `What looks like a secret would leave this machine: ${typing.join('; ')}.`,
      'Make it a value of the task, then export it again. Nothing was written.',
    )
  }
  return covered({ tasks: await Promise.all(tasks.map(withoutSecretExamples)), pages, transitions })
}

async function stepsThatTypeSecrets(task: Task): Promise<string[]> {
  const found = await Promise.all(
    task.steps.map(async ({ act }, index) => {
      if (act.kind !== 'type') return []
      const [first] = await secretsIn(act.text.map(partInWords).join(''))
      return first ? [`step ${index + 1} types what looks like ${lowerFirst(first.what)}`] : []
    }),
  )
  return found.flat()
}

async function withoutSecretExamples(task: Task): Promise<Task> {
  const clean = async (texts: string[]) => {
    const kept = await Promise.all(texts.map(async (text) => ((await secretsIn(text)).length > 0 ? [] : [text])))
    return kept.flat()
  }
  return {
    ...task,
    parameters: await Promise.all(task.parameters.map(async (each) => ({ ...each, examples: await clean(each.examples) }))),
  }
}

/** Every text with the secrets in it covered. Ids, digests and hashes are no texts of people and stay. */
async function covered<Value>(value: Value): Promise<Value> {
  // Pages name the same things again and again, and looking at one text takes a millisecond.
  const seen = new Map<string, Promise<string>>()
  const cover = async (inner: unknown): Promise<unknown> => {
    if (typeof inner === 'string') return seen.get(inner) ?? seen.set(inner, coveredText(inner)).get(inner)
    if (Array.isArray(inner)) return Promise.all(inner.map(cover))
    if (inner === null || typeof inner !== 'object') return inner
    return Object.fromEntries(await Promise.all(Object.entries(inner).map(async ([key, part]) => [key, await cover(part)])))
  }
  return (await cover(value)) as Value
}

const NO_TEXT = /^(?:[0-9a-f]{16}|[0-9a-f]{64}|(?:task|step|page|recording|run)-[\w-]+|[a-z-]{1,20})$/u

async function coveredText(text: string): Promise<string> {
  if (NO_TEXT.test(text)) return text
  const spans = await secretsIn(text)
  return spans.reduceRight((all, { from, to }) => `${all.slice(0, from)}•••${all.slice(to)}`, text)
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
