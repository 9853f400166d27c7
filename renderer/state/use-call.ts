import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { EventData, EventName, IpcError } from '#contract'
import { api } from './api.ts'
import { problemOf } from './problem.ts'

export type CallState<Output> = { data?: Output; problem?: IpcError; loading: boolean; again: () => void }

/** Asks when the component appears and whenever `key` changes; `again` asks once more and keeps showing what was there. */
export function useCall<Output>(key: string, ask: () => Promise<Output>): CallState<Output> {
  const [state, setState] = useState<{ key: string; data?: Output; problem?: IpcError; loading: boolean }>({ key, loading: true })
  const turn = useRef(0)
  const load = async (forKey: string) => {
    turn.current += 1
    const mine = turn.current
    setState((before) => ({ ...(before.key === forKey ? before : {}), key: forKey, loading: true }))
    try {
      const data = await ask()
      if (mine === turn.current) setState({ key: forKey, data, loading: false })
    } catch (error) {
      if (mine === turn.current) setState((before) => ({ ...before, key: forKey, problem: problemOf(error), loading: false }))
    }
  }
  const onKey = useEffectEvent(load)
  useEffect(() => {
    void onKey(key)
    return () => {
      turn.current += 1
    }
  }, [key])
  const current = state.key === key ? state : { loading: true }
  return { ...current, again: () => void load(key) }
}

/** For things that are done on a press: whether it is under way, and what went wrong. */
export function useDoing(): {
  doing: boolean
  problem: IpcError | undefined
  run: (what: () => Promise<unknown>) => Promise<boolean>
  clear: () => void
} {
  const [doing, setDoing] = useState(false)
  const [problem, setProblem] = useState<IpcError>()
  return {
    doing,
    problem,
    clear: () => setProblem(undefined),
    async run(what) {
      setDoing(true)
      setProblem(undefined)
      try {
        await what()
        return true
      } catch (error) {
        setProblem(problemOf(error))
        return false
      } finally {
        setDoing(false)
      }
    },
  }
}

/** Listens to what the engine tells, as long as the component is there. */
export function useEngineEvent<Name extends EventName>(name: Name, listener: (data: EventData<Name>) => void): void {
  const onEvent = useEffectEvent(listener)
  useEffect(() => api().on(name, (data) => onEvent(data)), [name])
}
