import { type Event, eventMask } from 'x11'
import type { Clock } from '#contract'
import type { XConnection } from './x/connection.ts'

/** An owner that does not answer for this long holds up nobody. */
const ANSWER_WITHIN_MS = 1000
/** In units of four bytes: more than fits into one property comes in pieces, and is not read. */
const MOST = 0x40_0000
const INPUT_ONLY = 2
const ANY_TYPE = 0
const DELETE = 1

/** Reads what the owner of a selection offers. */
export interface Selection {
  /** The names of the forms that the owner offers; empty when it does not tell. */
  targets(): Promise<string[]>
  /** The content in one form; undefined when the owner gives none in time, or so much that it would come in pieces. */
  read(target: string): Promise<Buffer | undefined>
}

/** Asks through a window of its own, as any program does that pastes. */
export async function selectionReader(x: XConnection, clock: Clock, selection: number): Promise<Selection> {
  const window = x.client.AllocID()
  x.client.CreateWindow(window, x.root, -1, -1, 1, 1, 0, 0, INPUT_ONLY, 0, { eventMask: eventMask.PropertyChange })
  const [property, pieces] = await Promise.all([x.atom('UNDERSTUDY_CLIPBOARD'), x.atom('INCR')])

  const answer = async (target: number): Promise<boolean> => {
    const heard = new AbortController()
    let given = false
    const stop = x.onEvent((event: Event) => {
      if (event.name !== 'SelectionNotify' || event.requestor !== window || event.target !== target) return
      given = event.property !== 0
      heard.abort()
    })
    x.client.ConvertSelection(window, selection, target, property, 0)
    await clock.wait(ANSWER_WITHIN_MS, { reason: 'the owner of the clipboard', signal: heard.signal }).catch(() => {})
    stop()
    return given
  }
  const readRaw = async (target: string): Promise<Buffer | undefined> => {
    if (!(await answer(await x.atom(target)))) return undefined
    const { type, data } = await x.ask<{ type: number; data: Buffer }>((client, reply) =>
      client.GetProperty(DELETE, window, property, ANY_TYPE, 0, MOST, reply),
    )
    return type === pieces ? undefined : data
  }
  return {
    read: readRaw,
    async targets() {
      const data = (await readRaw('TARGETS')) ?? Buffer.alloc(0)
      const atoms = Array.from({ length: Math.floor(data.length / 4) }, (_, index) => data.readUInt32LE(index * 4)).filter(
        (atom) => atom > 0,
      )
      return Promise.all(atoms.map((atom) => x.ask<string>((client, reply) => client.GetAtomName(atom, reply))))
    },
  }
}
