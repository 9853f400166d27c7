import { type Leaving, type ModelRole, ModelRole as Role, type Settings } from '#contract'
import { serverOf, settingsOf } from './model-words.ts'

const DECIDES = [
  'When a step could not be done without a model: the task’s goal, the step in words, the last attempts and why they failed, and the names of what stands in the window.',
  'A picture of that window in which secrets and private values are black; in texts, placeholders stand for them.',
]

/** What is sent when a role is used. What a single call sent stands in the run's journal. */
const SENT: Record<ModelRole, readonly string[]> = {
  describe: [
    'Only when you ask for it, task by task, and after you were told what that takes: the task’s goal, the words of its steps, what is the same in every run, and pictures of its windows.',
    'In these pictures secrets and the values of your demonstration are black; in the texts, their names stand in their place.',
  ],
  small: DECIDES,
  large: [
    ...DECIDES,
    'When no task fits a request and you ask for a plan of the model: the request with placeholders, names of pages and of what stands on them, goals of tasks. What exactly is shown before.',
  ],
  judge: [
    'When it is unsure whether a step or a milestone came true: what was expected, and what was done, in words.',
    'Pictures of the window before and after, in which secrets and private values are black; in texts, placeholders stand for them.',
  ],
  embed: ['Whenever something is looked for: the words of the request, of pages and of tasks. No pictures, no values of secrets.'],
}

/** What goes where when each role that is set up is used. */
export function leavingOf(settings: Settings): Leaving[] {
  return Role.options.flatMap((role) => {
    const server = settingsOf(role, settings)
    if (!server) return []
    const { host, local, encrypted } = serverOf(server.url)
    const way = local
      ? ['The server is this machine: nothing leaves it.']
      : encrypted
        ? []
        : ['It goes over the network without encryption: whoever is on the way can read it.']
    return [{ role, model: server.name, server: host, local, sent: [...SENT[role], ...way] }]
  })
}
