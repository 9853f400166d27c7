import type { Plan, RunEvent, RunId, Step, StepId, Task } from '#contract'
import { stepsOf } from '#contract'
import type { Pictures } from './basics.ts'

/** A plan for a task with these values, as the planner would make it. */
export function planOf(task: Task, values: Record<string, string>, from: 'words' | 'form'): Plan {
  const cut = task.steps.findIndex((it) => it.id === task.milestones[0]?.after) + 1
  const goals = [task.steps.slice(0, cut), task.steps.slice(cut)].filter((steps) => steps.length > 0)
  return {
    request: '',
    task: { id: task.id, revision: task.revision, goal: task.goal, programs: task.programs, parameters: task.parameters },
    values: task.parameters.map(({ name, type: kind }) => ({
      parameter: name,
      value: kind === 'secret' ? '' : (values[name] ?? ''),
      from,
      secret: kind === 'secret',
    })),
    subGoals: goals.map((steps, index) => ({ name: task.milestones[index]?.name ?? 'Finish', steps: steps as [Step, ...Step[]] })),
    blocks: task.blocks,
    findings: [{ stops: false, text: `${task.programs[0]?.program ?? 'The program'} is not running; it is started first.` }],
    estimate: { steps: task.steps.length, seconds: task.steps.length * 1.8, from: 'demonstration', modelCalls: 0, money: null },
  }
}

/** All events of a run in which everything works; the step `asks` waits for a yes. */
export function runEvents(runId: RunId, plan: Plan, pictures: Pictures, asks?: StepId): RunEvent[] {
  const values = Object.fromEntries(plan.values.map((value) => [value.parameter, value.secret ? '••••••' : value.value]))
  const filled = (caption: string) => caption.replace(/⟦([^⟧]+)⟧/g, (_, name: string) => values[name] ?? name)
  const steps = stepsOf(plan)
  return [
    { kind: 'run-start', runId, plan },
    ...steps.flatMap((it, index): RunEvent[] => {
      const stepId = it.id
      const box = it.target
        ? { ...it.target.place, x: it.target.place.x + 100, y: it.target.place.y + 60 }
        : { x: 0, y: 0, width: 0, height: 0 }
      const action = { kind: 'wait', forMs: 0, reason: 'drawn for a test' } as const
      const undo = 'no' as const
      const approval: RunEvent[] =
        stepId === asks
          ? [
              { kind: 'approval-request', request: approvalRequest(runId, stepId, pictures) },
              {
                kind: 'approval-answer',
                approvalId: approvalRequest(runId, stepId, pictures).id,
                answer: { answer: 'once', by: 'person' },
              },
            ]
          : []
      return [
        { kind: 'step-start', stepId, index, sentence: filled(it.caption), tier: 0 },
        {
          kind: 'located',
          stepId,
          box,
          confidence: it.confidence,
          evidence: [
            { kind: 'name', score: 0.98 },
            { kind: 'neighbours', score: 0.91 },
            { kind: 'picture', score: 0.86 },
            { kind: 'place', score: 0.64 },
            { kind: 'place', score: 0.31 },
          ],
          picture: it.pictures.before,
          pictureBox: { x: 100, y: 60, width: 820, height: 540 },
        },
        stepId === asks
          ? { kind: 'verdict', stepId, action, verdict: { kind: 'ask', rule: 'delete', reason: 'It deletes a file.', undo } }
          : {
              kind: 'verdict',
              stepId,
              action,
              verdict: {
                kind: 'allow',
                rule: 'demonstrated',
                reason: 'You showed this step, and it was found again on its page.',
                undo: 'unknown',
              },
            },
        ...approval,
        { kind: 'act-start', stepId, digest: 'd' },
        { kind: 'act-end', stepId },
        {
          kind: 'check',
          stepId,
          held: true,
          text:
            it.expectation.kind === 'field-holds' ? 'The field shows what was typed.' : 'The window changed as it did in the recording.',
        },
        {
          kind: 'step-end',
          stepId,
          tier: 0,
          tookMs: 900 + index * 130,
          pictures: { before: it.pictures.before, after: it.pictures.after },
        },
      ]
    }),
    { kind: 'run-end', outcome: { kind: 'done' }, tookMs: 9400, modelCalls: 0 },
  ]
}

export function approvalRequest(runId: RunId, stepId: StepId, pictures: Pictures) {
  return {
    id: `approval-${runId}` as never,
    runId,
    stepId,
    what: 'press “Delete” in Files',
    rule: 'delete',
    reason: 'It deletes the file “backup-2025.zip” from the folder Notes.',
    undo: 'no' as const,
    picture: pictures.deleteShot,
    pictureMark: { x: 170, y: 12, width: 116, height: 28 },
    value: undefined,
    digest: 'a'.repeat(64),
    expiresAtMs: Date.now() + 60_000,
    timeoutMs: 60_000,
  }
}
