import type { Settings } from '#contract'

type Model = NonNullable<Settings['model']>
export type ModelDraft = { url: string; name: string; input: string; output: string; currency: string }
export type ModelFault = 'url' | 'name' | 'price'

export function modelDraft(model: Model | null): ModelDraft {
  const price = model?.price
  return {
    url: model?.url ?? '',
    name: model?.name ?? '',
    input: price ? String(price.input) : '',
    output: price ? String(price.output) : '',
    currency: price?.currency ?? '',
  }
}

export function modelFault({ url, name, ...price }: ModelDraft): ModelFault | undefined {
  if (!isWebAddress(url.trim())) return 'url'
  if (name.trim() === '') return 'name'
  const said = Object.values(price).filter((text) => text.trim() !== '').length
  if (said === 0) return undefined
  const numbers = [price.input, price.output].map(numberOf)
  return said === 3 && numbers.every((number) => number !== undefined) ? undefined : 'price'
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:\/\/[^/]/.test(text)
}

function numberOf(text: string): number | undefined {
  const number = Number(text.trim().replace(',', '.'))
  return text.trim() !== '' && number >= 0 ? number : undefined
}

/** The settings of a draft without a fault. */
export function modelOf({ url, name, input, output, currency }: ModelDraft): Model {
  const [given, got] = [numberOf(input), numberOf(output)]
  const price = given !== undefined && got !== undefined ? { input: given, output: got, currency: currency.trim() } : null
  return { url: url.trim(), name: name.trim(), price }
}
