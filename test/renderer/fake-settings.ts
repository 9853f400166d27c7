import { type CallHandlers, type EmitEvent, type KeyPlace, type ModelSettings, Settings, type TaskId, UnderstudyError } from '#contract'
import { ago, minute } from './world/index.ts'

type Name = Extract<keyof CallHandlers, `settings.${string}` | `model.${string}` | `grant.${string}` | 'gate.settings'>

/** What the person set, and what follows from it: models and their keys, what was allowed for good, rules of their own. */
export function fakeSettings(
  first: Partial<Settings>,
  emit: EmitEvent,
  options: { empty: boolean; faults: boolean; locked?: string | undefined },
): { handlers: Pick<CallHandlers, Name>; now: () => Settings } {
  let settings = Settings.parse({ approvalSeconds: 60, ...first })
  const keys = new Map<KeyPlace['role'], KeyPlace['from']>([['large', 'keychain']])
  // What lies in a file was locked when this engine began.
  let lockedBy = options.locked
  if (lockedBy !== undefined) keys.set('large', 'file')
  const place = (role: KeyPlace['role']): KeyPlace => {
    const from = keys.get(role) ?? 'none'
    return { role, from, ...(from === 'file' && lockedBy !== undefined && { locked: true }) }
  }
  const places = () => (['describe', 'small', 'large', 'judge', 'embed'] as const).map(place)
  let grants = options.empty
    ? []
    : [
        {
          taskId: 'task-delete' as TaskId,
          rule: 'delete',
          signature: 'step-d2 click Delete',
          grantedAt: ago(50 * minute),
          what: 'press “Delete” in Files',
          task: 'Delete the file ⟦file⟧',
        },
        {
          taskId: 'task-note' as TaskId,
          rule: 'overwrite',
          signature: 'step-n7 click Save',
          grantedAt: ago(3 * 24 * 60 * minute),
          what: 'press “Save” in “Save As”, over a file that is there',
          task: 'Write a note to ⟦recipient⟧ about ⟦topic⟧',
        },
      ]
  const used = () =>
    (['small', 'large', 'judge'] as const).flatMap((role) => {
      const model = settings.roles[role]
      return model ? [{ role, model }] : []
    })
  return {
    now: () => settings,
    handlers: {
      'settings.get': async () => settings,
      'settings.set': async (next) => {
        settings = next
        emit('settings.changed', next)
        return next
      },
      'model.leaving': async () =>
        used().map(({ role, model }) => ({
          role,
          model: model.name,
          server: new URL(model.url).host,
          local: isHere(model),
          sent: [
            'A picture of the window, with private values covered',
            'The sentence of the step and of the task, with private values as placeholders',
            'What was tried, in words',
          ],
        })),
      'model.check': async ({ role }) => {
        const model = used().find((it) => it.role === role)?.model
        return model && isHere(model)
          ? { name: 'models', state: 'ok', text: `${model.name} answers, in 0.4 s, and sees pictures.`, advice: '' }
          : {
              name: 'models',
              state: 'missing',
              text: 'The server refuses the key.',
              advice: 'Set another key, and see whether it may use this model.',
            }
      },
      'model.keys': async () => places(),
      'model.setKey': async ({ role, key, passphrase }) => {
        if (key === null) keys.delete(role)
        else keys.set(role, passphrase ? 'file' : 'keychain')
        return place(role)
      },
      'model.unlock': async ({ passphrase }) => {
        if (lockedBy !== undefined && passphrase !== lockedBy) {
          throw new UnderstudyError('bad-input', 'This passphrase does not open the keys.', 'Give the one that you set them with.')
        }
        lockedBy = undefined
        return places()
      },
      'grant.list': async () => grants,
      'grant.revoke': async ({ taskId, rule, signature }) => {
        const before = grants.length
        grants = grants.filter((it) => !(it.taskId === taskId && it.rule === rule && it.signature === signature))
        return { revoked: grants.length < before }
      },
      'gate.settings': async () => ({
        file: '/home/tom/.local/share/understudy/gate.json',
        rules: options.empty
          ? []
          : ['In Files, deleting is never done.', 'In the task “Enter the invoice”, amounts above €1000 are asked.'],
        problems: options.faults ? ['Line 7: “aks” is no answer. Write allow, ask or block.'] : [],
      }),
    },
  }
}

function isHere(model: ModelSettings): boolean {
  return /^(127\.0\.0\.1|localhost)$/.test(new URL(model.url).hostname)
}
