import { APIError } from 'openai'

/** How a server wants to be asked, as far as it is known: learned by asking, and kept so that it is learned only once. */
export type ServerTraits = {
  /** Most servers know only the older name; the newest models of OpenAI only the newer one. */
  lengthField: 'max_tokens' | 'max_completion_tokens'
  /** How the answer's form is asked for: by its schema, as JSON with the schema in words, or in words alone. */
  form: 'json_schema' | 'json_object' | 'words'
  /** Whether it tells in a stream what the answer took. */
  usageInStream: boolean
}

/** What is tried first. */
export function newTraits(): ServerTraits {
  return { lengthField: 'max_tokens', form: 'json_schema', usageInStream: true }
}

const REFUSED = new Set([400, 404, 415, 422, 500, 501])
const ABOUT_FORM = /response.?format|json.?schema|json.?object|json.?mode|structured.?output|guided|grammar/iu

/**
 * What a refusal teaches: notes it in the traits, so that the same question can be put in another way; false when it teaches nothing. `asked` is what the
 * question was put with: another call may have learned it meanwhile, then it is put again, too.
 */
export function learnFromRefusal(error: unknown, traits: ServerTraits, asked: ServerTraits): boolean {
  if (!(error instanceof APIError) || error.status === undefined || !REFUSED.has(error.status)) return false
  const said = `${error.param ?? ''} ${error.message}`
  if (asked.lengthField === 'max_tokens' && error.param === 'max_tokens') {
    traits.lengthField = 'max_completion_tokens'
    return true
  }
  if (asked.usageInStream && /stream_options|include_usage/u.test(said)) {
    traits.usageInStream = false
    return true
  }
  if (asked.form === 'words' || !ABOUT_FORM.test(said)) return false
  if (traits.form === asked.form) traits.form = asked.form === 'json_schema' ? 'json_object' : 'words'
  return true
}
