import { parseArgs } from 'node:util'

export type Options = {
  /** Words that the id of a workflow must hold; of several one is enough. */
  only: string[]
  conditions: string[]
  contenders: string[]
  /** How many displays are worked on at a time. */
  displays: number
  /** A file for the story of what went wrong. */
  failures?: string
  /** An OpenAI-compatible endpoint instead of the stand-in, and the model's name there. */
  models?: string
  model?: string
}

/** Errors: a TypeError that names the option which is not known. */
export function optionsFrom(words: string[]): Options {
  const { values } = parseArgs({
    args: words,
    options: {
      only: { type: 'string', multiple: true, default: [] },
      condition: { type: 'string', multiple: true, default: [] },
      contender: { type: 'string', multiple: true, default: [] },
      displays: { type: 'string', default: '1' },
      failures: { type: 'string' },
      models: { type: 'string' },
      model: { type: 'string' },
    },
  })
  const { only, condition, contender, displays, failures, models, model } = values
  return {
    only,
    conditions: condition,
    contenders: contender,
    displays: Number(displays),
    ...(failures !== undefined && { failures }),
    ...(models !== undefined && { models }),
    ...(model !== undefined && { model }),
  }
}
