import type { Clock, Desktop, EmitEvent, Eyes, Ids, Memory, Recording, Task, VideoReader } from '#contract'
import { type Learned, learn } from '#learner'

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

/** Learns a recording and keeps what was learned. */
export async function learnAndKeep(recording: Recording, goal: string, ports: LearningPorts, signal?: AbortSignal): Promise<Task> {
  const learned = await learnNow(recording, goal, ports, signal)
  await keepPages(learned, ports)
  const task = await ports.memory.saveTask(learned.task)
  ports.emit('tasks.changed', {})
  return task
}

/** Learns a recording with what is known now, and keeps nothing but its pictures. */
export async function learnNow(recording: Recording, goal: string, ports: LearningPorts, signal?: AbortSignal): Promise<Learned> {
  const { clock, ids, memory, eyes, emit } = ports
  const commands = await commandsNow(ports)
  return learn(recording, {
    goal,
    ports: { eyes, video: await ports.videoReader(), pictures: memory.pictures, ids, clock },
    knownPages: await memory.pages(),
    commandOf: (program) => commands.get(program),
    onProgress: (done, of, what) => emit('learn.progress', { recordingId: recording.manifest.id, done, of, what }),
    signal,
  })
}

/** Keeps the pages that were seen, and the ways between them; they come before the Task that speaks of them. */
export async function keepPages({ pages, transitions }: Learned, { memory, emit }: Pick<LearningPorts, 'memory' | 'emit'>): Promise<void> {
  for (const page of pages) await memory.savePage(page)
  for (const transition of transitions) await memory.saveTransition(transition)
  emit('pages.changed', {})
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
