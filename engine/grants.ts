import { type CallHandlers, goalSentence, type Memory } from '#contract'

/** What the person said yes to for always: listed, and taken back. */
export function createGrantCalls({
  memory,
}: {
  memory: Pick<Memory, 'tasks' | 'grants' | 'deleteGrant'>
}): Pick<CallHandlers, 'grant.list' | 'grant.revoke'> {
  return {
    'grant.list': async () => {
      const tasks = await memory.tasks()
      const lists = await Promise.all(
        tasks.map(async ({ id, goal }) => (await memory.grants(id)).map((grant) => ({ ...grant, task: goalSentence(goal) }))),
      )
      return lists.flat().sort((a, b) => (a.grantedAt < b.grantedAt ? 1 : a.grantedAt > b.grantedAt ? -1 : 0))
    },
    'grant.revoke': async ({ taskId, rule, signature }) => ({ revoked: await memory.deleteGrant(taskId, rule, signature) }),
  }
}
