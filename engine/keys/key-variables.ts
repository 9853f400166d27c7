import type { ModelRole } from '#contract'

/** Where scripts give the key of each role. */
export const KEY_VARIABLES: Record<ModelRole, string> = {
  describe: 'UNDERSTUDY_MODEL_KEY',
  small: 'UNDERSTUDY_SMALL_KEY',
  large: 'UNDERSTUDY_LARGE_KEY',
  judge: 'UNDERSTUDY_JUDGE_KEY',
  embed: 'UNDERSTUDY_EMBEDDER_KEY',
}

/** Where scripts give the passphrase of the file with the keys. */
export const PASSPHRASE_VARIABLE = 'UNDERSTUDY_PASSPHRASE'
