import { type Client, createClient, type Event, type Reply, type Screen, type Visual } from 'x11'
import { UnderstudyError } from '#contract'

/**
 * One connection to an X server, with promises in place of callbacks. When the server goes, every waiting and every later
 * question rejects with `desktop-lost`; nothing hangs.
 */
export interface XConnection {
  readonly client: Client
  readonly root: number
  readonly screen: Screen
  readonly bitsPerPixel: number
  readonly visual: Visual | undefined
  /** Sends a request that has a reply. Rejects with `XError` when the server refuses it (a window that is gone). */
  ask<T>(send: (client: Client, reply: Reply<T>) => void): Promise<T>
  atom(name: string): Promise<number>
  extension<T>(name: string): Promise<T>
  /** Resolves when the server has dealt with everything sent before. */
  sync(): Promise<void>
  onEvent(listener: (event: Event) => void): () => void
  /** Rejects (never resolves) when the server is gone. */
  lostError(): UnderstudyError | undefined
  close(): Promise<void>
}

/** The server's No to one request: mostly a window that has gone in the meantime. */
export class XError extends Error {}

/** An X server that does not answer for this long is as good as gone. */
const ANSWER_TIMEOUT_MS = 10_000
const CONNECT_TIMEOUT_MS = 5_000

/** Errors: `no-display` when the server cannot be reached. */
export async function connectToX(display: string): Promise<XConnection> {
  const client = await openClient(display)
  const screen = client.display.screen[0]
  if (!screen) throw unreachable(display, 'it has no screen')
  const waiting = new Set<(error: UnderstudyError) => void>()
  const listeners = new Set<(event: Event) => void>()
  const atoms = new Map<string, Promise<number>>()
  let lost: UnderstudyError | undefined
  let closing = false

  const lose = (why: string) => {
    if (lost) return
    lost = new UnderstudyError(
      'desktop-lost',
      closing ? `The connection to the display ${display} is closed.` : `The display ${display} is gone (${why}).`,
      'Start the desktop session again, then repeat what you were doing.',
    )
    for (const reject of [...waiting]) reject(lost)
    waiting.clear()
  }
  client.on('end', () => lose('the X server ended'))
  // Errors of requests without a reply come here too: those name a window that has just gone, and concern nobody.
  client.on('error', (error: Error & { error?: number; code?: string }) => {
    if (error.error === undefined) lose(error.message)
  })
  client.on('event', (event: Event) => {
    for (const listener of [...listeners]) listener(event)
  })

  const settle = <T>(begin: (resolve: (value: T) => void, reject: (error: Error) => void) => void): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (lost) {
        reject(lost)
        return
      }
      const finish = () => {
        clearTimeout(timer)
        waiting.delete(fail)
      }
      const fail = (error: Error) => {
        finish()
        reject(error)
      }
      const timer = setTimeout(() => lose(`no answer within ${ANSWER_TIMEOUT_MS / 1000} seconds`), ANSWER_TIMEOUT_MS)
      waiting.add(fail)
      begin((value) => {
        finish()
        resolve(value)
      }, fail)
    })

  const connection: XConnection = {
    client,
    root: screen.root,
    screen,
    bitsPerPixel: client.display.format[screen.root_depth]?.bits_per_pixel ?? 0,
    visual: screen.depths[screen.root_depth]?.[screen.root_visual],
    ask: <T>(send: (client: Client, reply: Reply<T>) => void) =>
      settle<T>((resolve, reject) =>
        send(client, (error, value) => {
          if (error) reject(new XError(error.message))
          else resolve(value)
          return true
        }),
      ),
    atom(name) {
      const known = atoms.get(name)
      if (known) return known
      const asked = connection.ask<number>((x, reply) => x.InternAtom(false, name, reply))
      atoms.set(name, asked)
      return asked
    },
    extension: <T>(name: string) =>
      settle<T>((resolve, reject) =>
        client.require<T>(name, (error, extension) =>
          error
            ? reject(
                new UnderstudyError(
                  'set-up',
                  `The X server on ${display} lacks the extension ${name}.`,
                  'Use an X server with this extension, such as Xorg or Xvfb.',
                ),
              )
            : resolve(extension),
        ),
      ),
    async sync() {
      await connection.ask((x, reply) => x.GetInputFocus(reply))
    },
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    lostError: () => lost,
    async close() {
      if (lost) return
      await connection.sync().catch(() => {})
      closing = true
      client.terminate()
      lose('closed')
    },
  }
  return connection
}

function openClient(display: string): Promise<Client> {
  return new Promise((resolve, reject) => {
    let client: Client | undefined
    const refuse = (why: string) => {
      clearTimeout(timer)
      reject(unreachable(display, why))
    }
    const timer = setTimeout(() => refuse('it does not answer'), CONNECT_TIMEOUT_MS)
    try {
      client = createClient({ display }, (error, opened) => {
        clearTimeout(timer)
        if (error) {
          refuse(error.message)
          return
        }
        // The package keeps one table of atoms for all connections, but each server has numbers of its own.
        opened.client.atoms = {}
        opened.client.atom_names = {}
        resolve(opened.client)
      })
      // Refusals during the handshake come as events.
      client.on('error', (error: Error) => refuse(error.message))
    } catch (error) {
      refuse(error instanceof Error ? error.message : String(error))
    }
  })
}

function unreachable(display: string, why: string): UnderstudyError {
  return new UnderstudyError(
    'no-display',
    `The display ${display} cannot be opened (${why}).`,
    'Set DISPLAY to a running X display (often :0), allow this user to use it (xhost +si:localuser:$USER), or run under xvfb-run.',
  )
}
