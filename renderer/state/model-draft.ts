import type { ModelSettings } from '#contract'

/** What is written into the form of a model, before it is settings. */
export type ModelDraft = {
  url: string
  name: string
  input: string
  output: string
  currency: string
  timeout: string
  rate: string
  stream: boolean
}
export type ModelFault = 'url' | 'name' | 'price' | 'timeout' | 'rate'

export function modelDraft(model: ModelSettings | null): ModelDraft {
  const price = model?.price
  const text = (number: number | undefined) => (number === undefined ? '' : String(number))
  return {
    url: model?.url ?? '',
    name: model?.name ?? '',
    input: text(price?.input),
    output: text(price?.output),
    currency: price?.currency ?? '',
    timeout: text(model?.timeoutSeconds),
    rate: text(model?.callsPerMinute),
    stream: model?.stream ?? false,
  }
}

/** What is wrong first; undefined when it can be saved. */
export function modelFault({ url, name, input, output, currency, timeout, rate }: ModelDraft): ModelFault | undefined {
  if (!isWebAddress(url.trim())) return 'url'
  if (name.trim() === '') return 'name'
  const said = [input, output, currency].filter((text) => text.trim() !== '').length
  const numbers = [input, output].map(numberOf)
  if (said !== 0 && (said !== 3 || numbers.some((number) => number === undefined))) return 'price'
  if (!isWhole(timeout, 5, 600)) return 'timeout'
  return isWhole(rate, 1, 10_000) ? undefined : 'rate'
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:\/\/[^/]/.test(text)
}

function isWhole(text: string, from: number, to: number): boolean {
  const number = Number(text.trim())
  return text.trim() === '' || (/^\d+$/.test(text.trim()) && number >= from && number <= to)
}

/** A number of nothing or more, with a point or a comma; undefined for everything else. */
export function numberOf(text: string): number | undefined {
  const number = Number(text.trim().replace(',', '.'))
  return text.trim() !== '' && Number.isFinite(number) && number >= 0 ? number : undefined
}

/** The settings of a draft without a fault. What the form does not show stays as it was. */
export function modelOf(
  { url, name, input, output, currency, timeout, rate, stream }: ModelDraft,
  before: ModelSettings | null,
): ModelSettings {
  const [given, got] = [numberOf(input), numberOf(output)]
  const price = given !== undefined && got !== undefined ? { input: given, output: got, currency: currency.trim() } : null
  const [timeoutSeconds, callsPerMinute] = [numberOf(timeout), numberOf(rate)]
  return {
    url: url.trim(),
    name: name.trim(),
    price,
    ...(stream && { stream }),
    ...(timeoutSeconds !== undefined && { timeoutSeconds }),
    ...(callsPerMinute !== undefined && { callsPerMinute }),
    ...(before?.accuracy !== undefined && { accuracy: before.accuracy }),
  }
}
