export { recordTo, replayFrom } from './cassette.ts'
export { createEmbedder } from './create-embedder.ts'
export { createModel } from './create-model.ts'
