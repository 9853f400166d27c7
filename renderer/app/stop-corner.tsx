import { Square } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../parts/button.tsx'
import { Keycaps } from '../parts/keycap.tsx'
import { api } from '../state/api.ts'
import { isAway, useRecording } from '../state/recording.ts'
import { noteRunOver, useActingRun } from '../state/runs.ts'
import { useStatus } from '../state/settings.ts'
import { goTo } from '../state/use-route.ts'
import { words } from '../words/index.ts'

/** Stop, always in this corner, on every page, with the key that does the same printed on it. */
export function StopCorner() {
  const recording = useRecording()
  const run = useActingRun()
  const { status } = useStatus()
  const [pressed, setPressed] = useState(false)
  const stop = (what: () => Promise<unknown>, then: () => void) => {
    setPressed(true)
    // Whatever is wrong with stopping is told where the thing itself is shown.
    void what()
      .then(then, then)
      .finally(() => setPressed(false))
  }
  if (run) {
    return (
      <Button
        look="stop"
        icon={<Square aria-hidden="true" />}
        disabled={pressed}
        aria-label={words.frame.stopRun}
        onClick={() =>
          stop(
            () => api().run.stop({ id: run }),
            () => noteRunOver(run),
          )
        }
      >
        {words.frame.stop}
        {status && <Keycaps keys={status.panicKey} onColour />}
      </Button>
    )
  }
  if (recording.phase === 'recording' || isAway(recording)) {
    return (
      <Button
        look="stop"
        icon={<Square aria-hidden="true" />}
        disabled={pressed}
        onClick={() =>
          stop(
            () => api().recording.stop({}),
            () => goTo({ screen: 'record' }),
          )
        }
      >
        {words.frame.stopRecording}
      </Button>
    )
  }
  return null
}
