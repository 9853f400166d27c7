import type { Model, ModelSettings, SetupCheck } from '#contract'

/** How the model that is set up does, by asking its server once; none is as good as one that answers, since nothing needs it. */
export async function checkModel(settings: ModelSettings | null, openModel: (settings: ModelSettings) => Model): Promise<SetupCheck> {
  if (settings === null) return { name: 'models', state: 'ok', text: 'No model is set up; none is needed.', advice: '' }
  const health = await openModel(settings).health()
  const server = new URL(settings.url).host
  return health.ok
    ? { name: 'models', state: 'ok', text: `${server} offers “${settings.name}”; it is asked only when you say so.`, advice: '' }
    : { name: 'models', state: 'degraded', text: health.text, advice: `${health.advice} Recording, learning and running need no model.` }
}
