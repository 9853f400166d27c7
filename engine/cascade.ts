import type { ModelPicture, Picture, Settings, TextReader } from '#contract'
import type { CascadePorts } from '#executor'
import { encodePng } from '#memory'
import type { Models } from './model-roles.ts'

/** The models that may take part in a run, as they are set up now; undefined when none is: then the run is without one, and nothing is sent. */
export function cascadeOf(
  settings: Settings,
  ports: { models: Pick<Models, 'roleModels'>; textReader: TextReader },
): CascadePorts | undefined {
  const models = ports.models.roleModels(settings)
  if (!models.small && !models.large && !models.judge) return undefined
  return { ...models, encode: toModelPicture, readWords: (picture) => ports.textReader.read(picture), budget: settings.budget }
}

/** A picture as a model is shown it. */
export async function toModelPicture(picture: Picture): Promise<ModelPicture> {
  return { png: Buffer.from(await encodePng(picture)).toString('base64'), widthPx: picture.width, heightPx: picture.height }
}
