import { useState } from 'react'
import type { RunId } from '#contract'
import { useTeaching } from '../../state/teaching.ts'
import { words } from '../../words/index.ts'
import { Showing } from '../teach/showing.tsx'
import { Taught } from '../teach/taught.tsx'
import { Held } from './held.tsx'

/** While the person has the mouse: what is seen of it; once they are done, the steps and what they stand for. Where nothing was seen, the ways on. */
export function TakenOver({ id }: { id: RunId }) {
  const phase = useTeaching(id)?.phase
  const [done, setDone] = useState(false)
  if (done || phase === 'shown') return <Taught id={id} onAgain={() => setDone(false)} />
  if (phase === 'over') return <Held id={id} paused={{ by: 'take-over', because: words.teach.nothing }} />
  return <Showing id={id} onDone={() => setDone(true)} />
}
