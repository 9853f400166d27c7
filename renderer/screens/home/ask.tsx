import { ArrowUp } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { PlanRequest } from '#contract'
import { IconButton } from '../../parts/button.tsx'
import { Problem } from '../../parts/notice.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import { keepPlan } from '../../state/plan-draft.ts'
import { useDoing } from '../../state/use-call.ts'
import { goTo } from '../../state/use-route.ts'
import { words } from '../../words/index.ts'
import { Answer, type Unplanned } from './answer.tsx'
import styles from './ask.module.css'

/** The request in words, and what comes of it: a plan, values to fill in, a choice, or the way to show it once. */
export function Ask({ first = '' }: { first?: string }) {
  const [text, setText] = useState(first)
  const [answered, setAnswered] = useState<{ request: PlanRequest; outcome: Unplanned }>()
  const [asksModel, setAsksModel] = useState(false)
  const { doing, problem, run } = useDoing()
  const answer = useRef<HTMLDivElement>(null)

  async function propose(request: PlanRequest) {
    setAsksModel(request.byModel === true)
    await run(async () => {
      const proposed = await api().plan.propose(request)
      if (proposed.kind === 'planned') {
        keepPlan(proposed.plan)
        goTo({ screen: 'plan' })
      } else setAnswered({ request, outcome: proposed })
    })
  }
  const ask = (words: string) => {
    if (words.trim() !== '') void propose({ request: words.trim(), values: {} })
  }
  const onFirst = useEffectEvent(() => ask(first))
  useEffect(() => {
    if (first) onFirst()
  }, [first])

  return (
    <div className={styles.ask}>
      <h1 className={styles.title}>{words.home.title}</h1>
      <form
        className={styles.box}
        onSubmit={(event) => {
          event.preventDefault()
          ask(text)
        }}
      >
        <label htmlFor="request" className="only-heard">
          {words.home.label}
        </label>
        <input
          id="request"
          className={styles.input}
          value={text}
          placeholder={words.home.placeholder}
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: this field is what the page is for
          autoFocus
          aria-describedby="request-hint"
          onChange={(event) => {
            setText(event.target.value)
            setAnswered(undefined)
          }}
        />
        <IconButton type="submit" look="primary" className={styles.submit} label={words.home.submit} disabled={doing || text.trim() === ''}>
          <ArrowUp aria-hidden="true" />
        </IconButton>
      </form>
      <p id="request-hint" className={styles.hint}>
        {doing ? <Spinner label={asksModel ? words.home.askingModel : words.home.looking} /> : words.home.hint}
      </p>
      <div ref={answer} aria-live="polite">
        {problem && <Problem problem={problem} />}
        {answered && (
          <Answer {...answered} doing={doing} onPropose={(more) => void propose({ ...more, request: answered.request.request })} />
        )}
      </div>
    </div>
  )
}
