import type { ModelRole, Settings } from '#contract'

/** What each role is called. */
export const ROLE_NAMES: Record<ModelRole, string> = {
  describe: 'the model that describes steps',
  small: 'the small model',
  large: 'the large model',
  judge: 'the judge',
  embed: 'the server that makes vectors',
}

/** What is set up for a role; undefined when nothing is. */
export function settingsOf(role: ModelRole, settings: Settings): { url: string; name: string } | undefined {
  if (role === 'describe') return settings.model ?? undefined
  if (role === 'embed') return settings.embedder
  return settings.roles[role] ?? undefined
}

/** Host and port of an address, and whether it is this machine: only then nothing leaves it. */
export function serverOf(url: string): { host: string; local: boolean; encrypted: boolean } {
  const { host, hostname, protocol } = new URL(url)
  const local = hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(?:\.\d+){3}$/u.test(hostname)
  return { host, local, encrypted: protocol === 'https:' }
}
