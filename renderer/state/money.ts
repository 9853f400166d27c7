import type { Settings } from '#contract'

/** `0.02 EUR`; small sums with as many places as tell them from nothing. */
export function moneyText(sum: number, currency: string | undefined): string {
  const places = sum === 0 || sum >= 0.1 ? 2 : sum >= 0.001 ? 4 : 6
  return [sum.toFixed(places), currency].filter(Boolean).join(' ')
}

/** In what the prices of the models are told; undefined while none has one. */
export function currencyOf(settings: Pick<Settings, 'roles'> | null): string | undefined {
  const { small, large, judge } = settings?.roles ?? {}
  return [small, large, judge].find((model) => model?.price)?.price?.currency
}

/** `1,284`. */
export function countText(n: number, language = 'en'): string {
  return new Intl.NumberFormat(language).format(Math.round(n))
}
