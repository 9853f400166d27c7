import { ModelRole, UnderstudyError } from '#contract'

/** The names of roles as they are typed: those of the settings, and `embedder`. Errors: `bad-input`. */
export function roleFrom(text: string): ModelRole {
  const parsed = ModelRole.safeParse(text === 'embedder' ? 'embed' : text)
  if (!parsed.success)
    throw new UnderstudyError('bad-input', `There is no role “${text}”.`, 'It is one of describe, small, large, judge, embedder.')
  return parsed.data
}
