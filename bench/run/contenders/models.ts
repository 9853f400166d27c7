import type { ModelSettings, RoleModel } from '#contract'
import type { CascadePorts } from '#executor'
import { encodePng } from '#memory'
import { createModel } from '#models'
import { createTextReader } from '#perception'
import { STAND_IN, startStandIn } from './stand-in-model.ts'

/** No bound that a single task would meet. */
const BUDGET = { calls: 400, tokens: null, money: null, seconds: null }

/**
 * The models of the cascade: those of an OpenAI-compatible endpoint that is given (`--models URL --model NAME`, its key in UNDERSTUDY_MODEL_KEY), else the
 * stand-in of this folder.
 */
export async function openModels(given: { models?: string; model?: string }): Promise<AsyncDisposable & { cascade: CascadePorts }> {
  const standIn = given.models === undefined ? await startStandIn() : undefined
  const settings: ModelSettings = {
    url: standIn?.url ?? given.models ?? '',
    name: standIn ? STAND_IN : (given.model ?? 'default'),
    price: null,
  }
  const apiKey = process.env.UNDERSTUDY_MODEL_KEY
  const model = createModel({ baseUrl: settings.url, model: settings.name, ...(apiKey !== undefined && { apiKey: async () => apiKey }) })
  const role: RoleModel = { model, server: new URL(settings.url).host, local: true, settings }
  const reader = createTextReader()
  return {
    cascade: {
      small: role,
      encode: async (picture) => ({
        png: Buffer.from(await encodePng(picture)).toString('base64'),
        widthPx: picture.width,
        heightPx: picture.height,
      }),
      readWords: (picture) => reader.read(picture),
      budget: BUDGET,
    },
    async [Symbol.asyncDispose]() {
      await standIn?.stop()
      await reader.close()
    },
  }
}
