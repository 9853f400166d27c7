import { type Leaving, type ModelRole, missingCase, ModelRole as Role, type Settings } from '#contract'
import { whatLeaves } from '#executor'
import { serverOf, settingsOf } from './model-words.ts'

/** What is sent when a role is used. What a single call sent stands in the run's journal. */
function sentTo(role: ModelRole, settings: Settings): string[] {
  switch (role) {
    case 'describe':
      return [
        'Only when you ask for it, task by task, and after you were told what that takes: the task’s goal, the words of its steps, what is the same in every run, and pictures of its windows.',
        'In these pictures secrets and the values of your demonstration are black; in the texts, their names stand in their place.',
      ]
    case 'embed':
      return ['Whenever something is looked for: the words of the request, of pages and of tasks. No pictures, no values of secrets.']
    case 'small':
    case 'large':
    case 'judge': {
      const model = settings.roles[role]
      return model ? [WHEN[role], ...whatLeaves(role, { local: serverOf(model.url).local, settings: model })] : []
    }
    default:
      return missingCase(role)
  }
}

const WHEN = {
  small: 'When a step could not be done without a model; you are asked before the first call to a server that is not this machine.',
  large:
    'When the small model could not do a step either, and, where you ask for it, for a plan; you are asked before the first call to a server that is not this machine.',
  judge: 'When it is unsure whether something came true; you are asked before the first call to a server that is not this machine.',
}

/** What goes where when each role that is set up is used. */
export function leavingOf(settings: Settings): Leaving[] {
  return Role.options.flatMap((role) => {
    const server = settingsOf(role, settings)
    if (!server) return []
    const { host, local, encrypted } = serverOf(server.url)
    const told = role === 'describe' || role === 'embed'
    const way = local
      ? ['The server is this machine: nothing leaves it.']
      : encrypted || !told
        ? []
        : ['The way there is not encrypted: whoever sits on it can read and change all of it.']
    return [{ role, model: server.name, server: host, local, sent: [...sentTo(role, settings), ...way] }]
  })
}
