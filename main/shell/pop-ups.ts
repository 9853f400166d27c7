import type { EventData, EventName } from '#contract'
import type { PopUp, Shell } from './shell.ts'

/**
 * Opens and closes the small windows as the engine asks: one for each question, and the bar while a recording runs. Returns
 * how to stop. A pop-up that cannot be opened is told on `onError`; the question then stays in the main window and ends as No.
 */
export function showPopUps(
  on: (listener: <Name extends EventName>(name: Name, data: EventData<Name>) => void) => () => void,
  shell: Shell,
  onError: (error: unknown) => void,
): () => void {
  const open = (popUp: PopUp) => void shell.openPopUp(popUp).catch(onError)
  const close = (popUp: PopUp) => void shell.closePopUp(popUp).catch(onError)
  let barOpen = false
  return on((name, data) => {
    if (name === 'approval.request') open({ kind: 'approval', id: (data as EventData<'approval.request'>).id })
    if (name === 'secret.request') open({ kind: 'secret', id: (data as EventData<'secret.request'>).id })
    if (name === 'approval.closed') {
      const { id } = data as EventData<'approval.closed'>
      close({ kind: 'approval', id })
      close({ kind: 'secret', id })
    }
    if (name === 'recording.state') {
      const { phase } = data as EventData<'recording.state'>
      const wanted = phase === 'recording' || phase === 'paused' || phase === 'private'
      if (wanted !== barOpen) wanted ? open({ kind: 'bar' }) : close({ kind: 'bar' })
      barOpen = wanted
    }
  })
}
