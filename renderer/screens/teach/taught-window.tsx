import { Check, Info } from 'lucide-react'
import { useState } from 'react'
import type { RunId } from '#contract'
import { Empty } from '../../parts/empty.tsx'
import { useTeaching } from '../../state/teaching.ts'
import { words } from '../../words/index.ts'
import panel from '../approval/approval-panel.module.css'
import window from '../approval/approval-window.module.css'
import { Taught } from './taught.tsx'

/** What the person showed, in a window above whatever is on the screen. */
export function TaughtWindow({ id }: { id: string }) {
  const { phase, text } = useTeaching(id as RunId) ?? {}
  const [over, setOver] = useState<{ revision: number | undefined }>()
  return (
    <main className={window.window}>
      {over || phase === 'over' ? (
        <Empty icon={text && !over ? <Info /> : <Check />} title={over?.revision ? words.teach.kept(over.revision) : words.teach.over}>
          {!over?.revision && text} {words.teach.overAdvice}
        </Empty>
      ) : (
        <section className={panel.panel}>
          <div className={panel.body}>
            <h1 className="only-heard">{words.titles.taught}</h1>
            <Taught id={id as RunId} onOver={(revision) => setOver({ revision })} />
          </div>
        </section>
      )}
    </main>
  )
}
