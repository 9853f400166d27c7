import type { Command } from 'commander'
import type { EventData } from '#contract'
import { goalText, type OutputOptions, plainSlots, print, withEngine } from '../output.ts'
import { whichRecording } from '../which-recording.ts'

export function learnCommand(program: Command): void {
  program
    .command('learn')
    .description('learn a task from a recording')
    .argument('<recording>', 'its id, or “last”')
    .option('--goal <words>', 'what you did, in your own words; without it the words given when recording')
    .option('--json', 'print the task as JSON')
    .action((given: string, options: OutputOptions & { goal?: string }) =>
      withEngine(async (engine) => {
        engine.on((name, data) => {
          if (name === 'learn.progress' && process.stderr.isTTY) showProgress(data as EventData<'learn.progress'>)
        })
        const recordingId = await whichRecording(engine, given)
        const task = await engine.handlers['task.learn']({ recordingId, goal: options.goal ?? '' })
        const steps = task.steps.map((step, index) => `${String(index + 1).padStart(3)}  ${plainSlots(step.caption)}`)
        const parameters = task.parameters.map(
          (it) => `     ${it.name} (${it.type})${it.examples[0] === undefined ? '' : `, for example “${it.examples[0]}”`}`,
        )
        const notices = task.notices.map((notice) => `Note: ${notice}`)
        print(options, task, [`${task.id}: ${goalText(task.goal)}`, ...parameters, ...steps, ...notices].join('\n'))
      }),
    )
}

function showProgress({ done, of, what }: EventData<'learn.progress'>): void {
  process.stderr.write(`\r${done}/${of} ${what}\u001b[K${done === of ? '\n' : ''}`)
}
