import { type Clock, UnderstudyError } from '#contract'
import { factsOf, numbers } from '../windows/facts.ts'
import { activeId } from '../windows/windows.ts'
import { type XConnection, XError } from '../x/connection.ts'

const LIMIT_MS = 3_000
const LOOK_AGAIN_MS = 15
/** Tells the window manager that a person's tool asks, not the program itself. */
const FROM_PAGER = 2
const ABOVE = 0
const REVERT_TO_PARENT = 2

/** Brings a window to the front and waits until it has the keys. Errors: `not-found` when it is gone, `desktop-lost` when it is refused. */
export async function focusWindow(x: XConnection, clock: Clock, id: number, signal: AbortSignal | undefined): Promise<void> {
  const managed = (await numbers(x, x.root, '_NET_CLIENT_LIST')).includes(id)
  if (!managed && !(await factsOf(x, id))) throw gone()
  const deadline = clock.nowMs() + LIMIT_MS
  const before = await activeId(x)
  if (before === id) return
  if (managed) {
    x.client.SendClientMessage(x.root, id, await x.atom('_NET_ACTIVE_WINDOW'), 32, [FROM_PAGER, 0, before ?? 0, 0, 0])
  } else {
    x.client.ConfigureWindow(id, { stackMode: ABOVE })
    x.client.SetInputFocus(id, REVERT_TO_PARENT)
  }
  while ((await activeId(x)) !== id) {
    if (clock.nowMs() > deadline) throw await refusal(x, id)
    await clock.wait(LOOK_AGAIN_MS, { reason: 'the window comes to the front', signal })
  }
}

async function refusal(x: XConnection, id: number): Promise<UnderstudyError> {
  const stillThere = await x
    .ask((client, reply) => client.GetGeometry(id, reply))
    .then(
      () => true,
      (error) => !(error instanceof XError),
    )
  if (!stillThere) return gone()
  return new UnderstudyError(
    'desktop-lost',
    'The window did not come to the front.',
    'Close any open menu or dialog that keeps the keyboard to itself, then try again.',
  )
}

function gone(): UnderstudyError {
  return new UnderstudyError('not-found', 'The window is no longer there.', 'Open it again, then go on.')
}
