import type { Command } from 'commander'
import type { EventData, RecordingId, Task } from '#contract'
import type { Engine } from '../../create-engine.ts'
import { addDemonstration, answerFrom, questionsInWords, stepOf } from '../further-demonstration.ts'
import { type OutputOptions, print, withEngine } from '../output.ts'
import { taskText } from '../task-text.ts'
import { whichRecording } from '../which-recording.ts'
import { idFrom } from '../which-task.ts'

type LearnOptions = OutputOptions & { goal?: string; into?: string; answer: Record<string, string>; fromStep?: string }

export function learnCommand(program: Command): void {
  program
    .command('learn')
    .description('learn a task from a recording, or teach a known one more with it')
    .argument('<recording>', 'its id, or “last”')
    .option('--goal <words>', 'what you did, in your own words; without it the words given when recording')
    .option('--into <task>', 'it is another demonstration of this task: learn what differs')
    .option('--answer <question=answer>', 'an answer to a question that was asked; can be given several times', answerFrom, {})
    .option('--from-step <number>', 'with --into: it shows this task anew from this step on')
    .option('--json', 'print the task as JSON')
    .action((given: string, options: LearnOptions) =>
      withEngine(async (engine) => {
        engine.on((name, data) => {
          if (name === 'learn.progress' && process.stderr.isTTY) showProgress(data as EventData<'learn.progress'>)
        })
        const recording = await whichRecording(engine, given)
        if (options.into !== undefined && options.fromStep !== undefined)
          return again(engine, recording, options.into, options.fromStep, options)
        if (options.into !== undefined) return further(engine, recording, options.into, options)
        const task = await engine.handlers['task.learn']({ recordingId: recording, goal: options.goal ?? '' })
        print(options, task, taskInWords(task))
      }),
    )
}

async function further(engine: Engine, recording: RecordingId, into: string, options: LearnOptions): Promise<void> {
  const task = idFrom(into)
  const outcome = await addDemonstration(engine, { task, recording, goal: options.goal ?? '', answers: options.answer })
  if (outcome.kind === 'merged') return print(options, outcome, [...outcome.found, '', taskInWords(outcome.task)].join('\n'))
  process.exitCode = 2
  if (outcome.kind === 'different') return print(options, outcome, outcome.reason)
  print(options, outcome, questionsInWords(outcome.questions, `understudy learn ${recording} --into ${task}`))
}

async function again({ handlers }: Engine, recordingId: RecordingId, into: string, number: string, options: LearnOptions): Promise<void> {
  const id = idFrom(into)
  const step = stepOf(await handlers['task.get']({ id }), number)
  const outcome = await handlers['task.replaceFrom']({ id, step, recordingId })
  if (outcome.kind === 'saved') return print(options, outcome, taskInWords(outcome.task))
  process.exitCode = 2
  print(options, outcome, outcome.problems.join('\n'))
}

function taskInWords(task: Task): string {
  return `${task.id}: ${taskText(task)}`
}

function showProgress({ done, of, what }: EventData<'learn.progress'>): void {
  process.stderr.write(`\r${done}/${of} ${what}\u001b[K${done === of ? '\n' : ''}`)
}
