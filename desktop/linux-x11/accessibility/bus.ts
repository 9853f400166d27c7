import type { EventEmitter } from 'node:events'
import { Message, type MessageBus, sessionBus } from '@jellybrick/dbus-next'
import { property } from '../windows/facts.ts'
import type { XConnection } from '../x/connection.ts'

/** An accessible object: which program's connection, and which object in it. */
export type Ref = { bus: string; path: string }

/** The accessibility bus, with a deadline on every question: one stuck program must not stop the others. */
export interface AtSpiBus {
  /** The answer's arguments; undefined when the program refuses, has gone, or does not answer in time. */
  call(to: Ref, member: string, signature?: string, body?: unknown[]): Promise<unknown[] | undefined>
  /** One property. All of an interface must never be asked for at once: Qt 5 (seen with 5.15) dies of `GetAll`. */
  property(of: Ref, interfaceName: string, name: string): Promise<unknown>
  processOf(bus: string): Promise<number | undefined>
  alive(): boolean
  close(): void
}

const CONNECT_TIMEOUT_MS = 3_000
const CALL_TIMEOUT_MS = 700
/** A program that did not answer is left alone for so long, so that it costs one deadline and not hundreds. */
const LEAVE_ALONE_MS = 3_000
const DBUS: Ref = { bus: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' }

/** Where the accessibility bus listens: the session bus knows, and the X server is told too. */
export async function accessibilityAddress(x: XConnection, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const session = env.DBUS_SESSION_BUS_ADDRESS
  if (session) {
    const bus = await connect(session)
    try {
      const answer =
        bus &&
        (await withDeadline(
          bus.call(message({ bus: 'org.a11y.Bus', path: '/org/a11y/bus' }, 'org.a11y.Bus.GetAddress')),
          CONNECT_TIMEOUT_MS,
        ))
      const address = answer === 'late' ? undefined : answer?.body[0]
      if (typeof address === 'string' && address) return address
    } finally {
      bus?.disconnect()
    }
  }
  const told = await property(x, x.root, 'AT_SPI_BUS')
  return told.data.toString('utf8') || undefined
}

/** Undefined when nothing answers at the address. */
export async function openAtSpiBus(address: string): Promise<AtSpiBus | undefined> {
  const connected = await connect(address)
  if (!connected) return undefined
  const bus = connected
  let alive = true
  errorsOf(bus).on('error', () => {
    alive = false
  })
  const silentUntil = new Map<string, number>()

  const call: AtSpiBus['call'] = async (to, member, signature = '', body = []) => {
    const silent = silentUntil.get(to.bus)
    if (!alive || (silent !== undefined && performance.now() < silent)) return undefined
    try {
      const answer = await withDeadline(bus.call(message(to, member, signature, body)), CALL_TIMEOUT_MS)
      if (answer === 'late') {
        silentUntil.set(to.bus, performance.now() + LEAVE_ALONE_MS)
        return undefined
      }
      silentUntil.delete(to.bus)
      return answer?.body
    } catch {
      // The object went, or its toolkit does not know the interface: no answer is an answer here.
      return undefined
    }
  }
  return {
    call,
    async property(of, interfaceName, name) {
      const answer = await call(of, 'org.freedesktop.DBus.Properties.Get', 'ss', [interfaceName, name])
      return (answer?.[0] as { value: unknown } | undefined)?.value
    },
    async processOf(name) {
      const answer = await call(DBUS, 'org.freedesktop.DBus.GetConnectionUnixProcessID', 's', [name])
      return typeof answer?.[0] === 'number' ? answer[0] : undefined
    },
    alive: () => alive,
    close() {
      alive = false
      bus.disconnect()
    },
  }
}

/** The package's types leave out the event that every emitter has. */
function errorsOf(bus: MessageBus): EventEmitter {
  return bus as unknown as EventEmitter
}

function message(to: Ref, member: string, signature = '', body: unknown[] = []): Message {
  const dot = member.lastIndexOf('.')
  return new Message({
    destination: to.bus,
    path: to.path,
    interface: member.slice(0, dot),
    member: member.slice(dot + 1),
    signature,
    body,
  })
}

async function connect(address: string): Promise<MessageBus | undefined> {
  const bus = sessionBus({ busAddress: address })
  const ready = new Promise<MessageBus | undefined>((resolve) => {
    bus.once('connect', () => resolve(bus))
    // Later errors are taken by the owner; without any listener they would end the process.
    errorsOf(bus).on('error', () => resolve(undefined))
  })
  const answer = await withDeadline(ready, CONNECT_TIMEOUT_MS)
  return answer === 'late' ? undefined : answer
}

async function withDeadline<T>(work: Promise<T>, timeoutMs: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), timeoutMs)
  })
  // A refusal after the deadline concerns nobody any more.
  work.catch(() => {})
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
