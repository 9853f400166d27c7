import { parseArgs } from 'node:util'

export type Options = {
  /** Words that the id of a group must hold; of several one is enough. */
  only: string[]
  /** Exactly this case, with all that is known of it. */
  case?: string
  /** Where pictures and evidence of the chosen case, or of every failure, are written. */
  show?: string
  rebuild: boolean
  /** The tuning half alone: whoever improves the eyes looks at nothing else. */
  tuning: boolean
  rivals: boolean
  sources: ('accessible' | 'pixels')[]
  /** Words that a case's perturbation must hold. */
  perturbation?: string
  /** Asks for about three times as many things of each page. */
  wide: boolean
  /** Lists the cases and asks nothing. */
  list: boolean
  /** Fits anew what a share of the evidence is worth, on the tuning half. */
  fit: boolean
}

/** Errors: a TypeError that names the option which is not known. */
export function optionsFrom(words: string[]): Options {
  const { values } = parseArgs({
    args: words,
    options: {
      only: { type: 'string', multiple: true, default: [] },
      case: { type: 'string' },
      show: { type: 'string' },
      rebuild: { type: 'boolean', default: false },
      tuning: { type: 'boolean', default: false },
      'no-rivals': { type: 'boolean', default: false },
      accessible: { type: 'boolean', default: false },
      pixels: { type: 'boolean', default: false },
      perturbation: { type: 'string' },
      wide: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      fit: { type: 'boolean', default: false },
    },
  })
  const { only, rebuild, tuning, accessible, pixels, list, fit, wide, perturbation, show } = values
  return {
    only,
    rebuild,
    tuning,
    list,
    fit,
    wide,
    rivals: !values['no-rivals'],
    sources: accessible === pixels ? ['accessible', 'pixels'] : [accessible ? 'accessible' : 'pixels'],
    ...(values.case !== undefined && { case: values.case }),
    ...(perturbation !== undefined && { perturbation }),
    ...(show !== undefined && { show }),
  }
}
