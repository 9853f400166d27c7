import { useState } from 'react'
import type { RunId } from '#contract'
import { useTeaching } from '../../state/teaching.ts'
import { Showing } from '../teach/showing.tsx'
import { Taught } from '../teach/taught.tsx'

/** While the person has the mouse: what is seen of it; once they are done, the steps and what they stand for. */
export function TakenOver({ id }: { id: RunId }) {
  const phase = useTeaching(id)?.phase
  const [done, setDone] = useState(false)
  return done || phase === 'shown' ? <Taught id={id} /> : <Showing id={id} onDone={() => setDone(true)} />
}
