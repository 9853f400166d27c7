import type { EventData, EventName, RunId } from '#contract'
import { type PopUp, routeOf, type Shell } from './shell.ts'

/**
 * Opens and closes the small windows as the engine asks: one for each question, one for what the person showed, and the bar while a recording runs or a run
 * stands still. While a run acts no bar lies over what it acts on. Returns how to stop. A pop-up that cannot be opened is told on `onError`; the question then stays
 * in the main window and ends as No.
 */
export function showPopUps(
  on: (listener: <Name extends EventName>(name: Name, data: EventData<Name>) => void) => () => void,
  shell: Shell,
  onError: (error: unknown) => void,
): () => void {
  // One thing after the other a window: a bar that is still opening when it is no longer wanted has to be closed afterwards.
  const busy = new Map<string, Promise<void>>()
  const inTurn = (popUp: PopUp, act: () => Promise<void>) => {
    const route = routeOf(popUp)
    const before = busy.get(route)
    const mine = (before ? before.then(act) : act()).catch(onError).finally(() => {
      if (busy.get(route) === mine) busy.delete(route)
    })
    busy.set(route, mine)
  }
  const open = (popUp: PopUp) => inTurn(popUp, () => shell.openPopUp(popUp))
  const close = (popUp: PopUp) => inTurn(popUp, () => shell.closePopUp(popUp))
  let [barOpen, recording] = [false, false]
  const held = new Set<RunId>()
  const showBar = () => {
    const wanted = recording || held.size > 0
    if (wanted !== barOpen) wanted ? open({ kind: 'bar' }) : close({ kind: 'bar' })
    barOpen = wanted
  }
  const hears: { [Name in EventName]?: (data: EventData<Name>) => void } = {
    'approval.request': ({ id }) => open({ kind: 'approval', id }),
    'secret.request': ({ id }) => open({ kind: 'secret', id }),
    'help.request': ({ id }) => open({ kind: 'help', id }),
    'approval.closed': ({ id }) => {
      for (const kind of ['approval', 'secret', 'help'] as const) close({ kind, id })
    },
    'run.teaching': ({ runId, phase }) => {
      if (phase === 'showing') held.add(runId)
      else held.delete(runId)
      showBar()
      if (phase === 'shown') open({ kind: 'taught', id: runId })
      if (phase === 'over') close({ kind: 'taught', id: runId })
    },
    'run.event': ({ runId, event }) => {
      if (event.kind === 'paused') held.add(runId)
      if (event.kind === 'resumed' || event.kind === 'run-end') held.delete(runId)
      showBar()
    },
    'recording.state': ({ phase }) => {
      recording = phase === 'recording' || phase === 'paused' || phase === 'private'
      showBar()
    },
  }
  return on((name, data) => (hears[name] as ((data: unknown) => void) | undefined)?.(data))
}
