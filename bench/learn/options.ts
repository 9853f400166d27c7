import { parseArgs } from 'node:util'

export type Options = {
  /** Words that the id of a demonstration must hold; of several one is enough. */
  only: string[]
  /** Where recordings are kept; the working cache without. */
  keep?: string
  /** Where recordings are taken from; nothing is recorded then. */
  from?: string
  /** Records again what is kept already. */
  rebuild: boolean
  /** The tuning half alone: whoever improves the learner looks at nothing else. */
  tuning: boolean
  /** What chance draws the disturbances from. */
  seed: number
  /** Prints what each was learned as. */
  show: boolean
  /** A file for what went wrong with the tuning half. */
  failures?: string
  /** Without the tasks that are shown twice. */
  single: boolean
}

/** Errors: a TypeError that names the option which is not known. */
export function optionsFrom(words: string[]): Options {
  const { values } = parseArgs({
    args: words,
    options: {
      only: { type: 'string', multiple: true, default: [] },
      keep: { type: 'string' },
      from: { type: 'string' },
      rebuild: { type: 'boolean', default: false },
      tuning: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      show: { type: 'boolean', default: false },
      failures: { type: 'string' },
      single: { type: 'boolean', default: false },
    },
  })
  const { only, rebuild, tuning, show, single, keep, from, failures } = values
  return {
    only,
    rebuild,
    tuning,
    show,
    single,
    seed: Number(values.seed),
    ...(keep !== undefined && { keep }),
    ...(from !== undefined && { from }),
    ...(failures !== undefined && { failures }),
  }
}
