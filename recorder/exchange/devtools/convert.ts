import type { Converted, Unread } from '../converted.ts'
import { Flow, NO_ACT, Step } from './flow.ts'
import { createScene } from './scene.ts'

const NOTICES = [
  'Imported from Chrome DevTools: it tells what was clicked by name, but neither where nor when; places and times here are made up.',
  'Pages are opened by typing their address (Ctrl+L); fields that held a text before are taken to be overwritten.',
]

/** True for a user flow, as JSON that was read. */
export function isFlow(data: unknown): boolean {
  return Flow.safeParse(data).success
}

/** A user flow of Chrome DevTools' Recorder in our events. Errors: throws ZodError for what is no flow; ask `isFlow` before. */
export function convertFlow(data: unknown): Converted {
  const { title, steps } = Flow.parse(data)
  const scene = createScene()
  const unread: Unread[] = []
  for (const [index, raw] of steps.entries()) {
    const set = (why: string) => unread.push({ line: index + 1, text: JSON.stringify(raw) ?? 'undefined', why })
    const type = typeof raw === 'object' && raw !== null && 'type' in raw ? String(raw.type) : ''
    const step = Step.safeParse(raw)
    if (NO_ACT[type] !== undefined) set(NO_ACT[type])
    else if (!step.success) set('A step that is not known, or lacks what it needs.')
    else {
      const why = scene.take(step.data)
      if (why !== undefined) set(why)
    }
  }
  return {
    importedFrom: 'chrome-devtools',
    goal: title,
    startedAt: new Date(0).toISOString(),
    platform: 'browser',
    displays: [{ name: 'page', box: scene.page(), scale: 1 }],
    notices: NOTICES,
    events: scene.events,
    durationMs: scene.nowMs(),
    videoStartedAtMs: 0,
    unread,
  }
}
