import type { Randr } from 'x11'
import type { Box } from '#contract'
import { type XConnection, XError } from '../x/connection.ts'

export type Monitor = { name: string; box: Box; isPrimary: boolean }

const GET_MONITORS = 42
const HEAD_BYTES = 24
const MONITOR_BYTES = 24

/**
 * The monitors as the person has them: what one wide screen was split into counts as several, and two screens that show the same as
 * one. Rejects where the server's RandR is older than 1.5.
 */
export async function readMonitors(x: XConnection): Promise<Monitor[]> {
  const randr = await x.extension<Randr>('randr')
  const found = await x.ask<Unnamed[]>((client, reply) => {
    // The package has no RRGetMonitors.
    const request = Buffer.alloc(12)
    request.writeUInt8(randr.majorOpcode, 0)
    request.writeUInt8(GET_MONITORS, 1)
    request.writeUInt16LE(request.length / 4, 2)
    request.writeUInt32LE(x.root, 4)
    request.writeUInt8(1, 8)
    client.seq_num++
    client.pack_stream.put(request)
    client.replies[client.seq_num] = [
      monitorsIn,
      (error: Error | null, monitors: Unnamed[]) => reply(error && new XError(error.message), monitors),
    ]
    client.pack_stream.submit(true)
  })
  return Promise.all(
    found.map(async ({ atom, ...monitor }) => ({
      ...monitor,
      name: await x.ask<string>((client, reply) => client.GetAtomName(atom, reply)),
    })),
  )
}

type Unnamed = Omit<Monitor, 'name'> & { atom: number }

/** Reads the body of the answer (what follows its first eight bytes). */
function monitorsIn(body: Buffer): Unnamed[] {
  const monitors: Unnamed[] = []
  let at = HEAD_BYTES
  for (let more = body.readUInt32LE(4); more > 0 && at + MONITOR_BYTES <= body.length; more--) {
    monitors.push({
      atom: body.readUInt32LE(at),
      isPrimary: body.readUInt8(at + 4) !== 0,
      box: {
        x: body.readInt16LE(at + 8),
        y: body.readInt16LE(at + 10),
        width: body.readUInt16LE(at + 12),
        height: body.readUInt16LE(at + 14),
      },
    })
    at += MONITOR_BYTES + 4 * body.readUInt16LE(at + 6)
  }
  return monitors
}
