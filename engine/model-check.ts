import { type ModelHealth, type ModelRole, ModelRole as Role, type Settings, type SetupCheck } from '#contract'
import { ROLE_NAMES, serverOf, settingsOf } from './model-words.ts'

type Health = (role: ModelRole, settings: Settings) => Promise<ModelHealth | undefined>

const NOT_NEEDED = 'Recording, learning and running need no model.'

/** How the model of one role does, by asking its server once; none is as good as one that answers, since nothing needs it. */
export async function checkRole(role: ModelRole, settings: Settings, health: Health): Promise<SetupCheck> {
  const server = settingsOf(role, settings)
  const answer = await health(role, settings)
  if (!server || !answer)
    return { name: 'models', state: 'ok', text: `${sentence(ROLE_NAMES[role])}: none is set up; none is needed.`, advice: '' }
  const who = `${sentence(ROLE_NAMES[role])}: `
  return answer.ok
    ? { name: 'models', state: 'ok', text: `${who}${serverOf(server.url).host} offers “${server.name}”.`, advice: '' }
    : { name: 'models', state: 'degraded', text: `${who}${answer.text}`, advice: `${answer.advice} ${NOT_NEEDED}` }
}

/** All roles that are set up in one line of the list of checks: as bad as the worst, with what is to be done for each. */
export async function checkModels(settings: Settings, health: Health): Promise<SetupCheck> {
  const roles = Role.options.filter((role) => settingsOf(role, settings))
  if (roles.length === 0) return { name: 'models', state: 'ok', text: 'No model is set up; none is needed.', advice: '' }
  const checks = await Promise.all(roles.map((role) => checkRole(role, settings, health)))
  const bad = checks.filter(({ state }) => state !== 'ok')
  const advice = [...new Set(bad.map((check) => check.advice.replace(` ${NOT_NEEDED}`, '')))]
  return {
    name: 'models',
    state: bad.length === 0 ? 'ok' : 'degraded',
    text: checks.map(({ text }) => text).join(' '),
    advice: bad.length === 0 ? '' : [...advice, NOT_NEEDED].join(' '),
  }
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
