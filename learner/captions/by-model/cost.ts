import type { CaptionCost } from '#contract'
import type { Batch } from './batches.ts'
import { answerTokens } from './estimate.ts'
import { CLOSER_PX, LONGEST_SIDE_PX } from './views.ts'

/** For a million tokens. */
export type Price = { input: number; output: number; currency: string }

/** Where the model is, for the person: the server's host, and how what is sent gets there. */
export type Server = { host: string; way: 'this machine' | 'encrypted' | 'open' }

/** One call more than there are questions, for an answer that cannot be used and has to be asked for again. */
const SPARE_CALLS = 1

/** What these questions take at most, one asked again included; tokens are estimates (`estimate.ts` has the formulas). */
export function costOf(
  batches: readonly Batch[],
  model: { name: string; server: Server; price: Price | null },
  covers: boolean,
): CaptionCost {
  const spare = batches.reduce<Batch | undefined>(
    (largest, batch) => ((largest?.inputTokens ?? -1) < batch.inputTokens ? batch : largest),
    undefined,
  )
  const all = spare ? [...batches, ...Array.from({ length: SPARE_CALLS }, () => spare)] : []
  const steps = batches.flatMap(({ asked }) => asked)
  const inputTokens = all.reduce((sum, batch) => sum + batch.inputTokens, 0)
  const outputTokens = all.reduce((sum, { asked }) => sum + answerTokens(asked.length), 0)
  const { price } = model
  const amount = price && (inputTokens * price.input + outputTokens * price.output) / 1_000_000
  return {
    model: model.name,
    advice: '',
    server: model.server.host,
    steps: steps.length,
    calls: all.length,
    pictures: steps.reduce((sum, { views }) => sum + views.length, 0),
    inputTokens,
    outputTokens,
    money: price && amount !== null ? { amount, currency: price.currency } : null,
    sent: steps.length === 0 ? [] : whatIsSent(model.server, covers),
  }
}

/** Exactly what leaves the machine, as sentences. */
function whatIsSent({ host, way }: Server, covers: boolean): string[] {
  return [
    way === 'this machine' ? `To ${host}, which is this machine, and nowhere else:` : `To ${host}, and nowhere else:`,
    ...(way === 'open' ? ['The way there is not encrypted: whoever sits on it can read and change all of it.'] : []),
    'The goal and the words of all steps, with ⟦names⟧ in place of values. Texts that are the same on every run, names of buttons and fields, and window titles stand in these words.',
    'The names of the programs.',
    `Of each step to be described: the window before and after it, at most ${LONGEST_SIDE_PX} pixels wide or high, with a ring where the act took place; and that place at full size, ${CLOSER_PX.width} × ${CLOSER_PX.height} pixels. Whatever else stands in these windows can be seen there.`,
    covers
      ? 'Black before it is sent: the fields into which you typed secrets, and the values of the demonstration where their words can be read in the pictures.'
      : 'Black before it is sent: the fields into which you typed secrets. Values of the demonstration can be seen in the pictures.',
    'Not sent: secrets, the values as text, the recording, its video and sound, other tasks, other windows.',
  ]
}
