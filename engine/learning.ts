import type { Clock, Desktop, EmitEvent, Eyes, Ids, Memory, Recording, Task, VideoReader } from '#contract'
import { learn } from '#learner'

export type LearningPorts = {
  clock: Clock
  ids: Ids
  memory: Memory
  eyes: Eyes
  videoReader: () => Promise<VideoReader | undefined>
  /** Undefined where there is no desktop now: then only what the recording itself tells is known of its programs. */
  desktop: () => Promise<Desktop | undefined>
  emit: EmitEvent
}

/** Learns a recording and keeps what was learned: pages, the ways between them, then the Task. */
export async function learnAndKeep(recording: Recording, goal: string, ports: LearningPorts, signal?: AbortSignal): Promise<Task> {
  const { clock, ids, memory, eyes, emit } = ports
  const commands = await commandsNow(ports)
  const learned = await learn(recording, {
    goal,
    ports: { eyes, video: await ports.videoReader(), pictures: memory.pictures, ids, clock },
    knownPages: await memory.pages(),
    commandOf: (program) => commands.get(program),
    onProgress: (done, of, what) => emit('learn.progress', { recordingId: recording.manifest.id, done, of, what }),
    signal,
  })
  for (const page of learned.pages) await memory.savePage(page)
  for (const transition of learned.transitions) await memory.saveTransition(transition)
  const task = await memory.saveTask(learned.task)
  emit('tasks.changed', {})
  return task
}

/** How the programs whose windows are open now were started, so that a run can start them when they are not. */
async function commandsNow(ports: LearningPorts): Promise<Map<string, string[]>> {
  const desktop = await ports.desktop()
  const commands = new Map<string, string[]>()
  if (!desktop) return commands
  for (const window of await desktop.windows()) {
    const command = commands.has(window.program) ? undefined : await desktop.commandOf(window)
    if (command) commands.set(window.program, command)
  }
  return commands
}
