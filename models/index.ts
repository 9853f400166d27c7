export { createModel, type ModelOptions } from './create-model.ts'
export type { Model, ModelAnswer, ModelHealth, ModelMessage, ModelRequest, ModelUsage } from './model.ts'
