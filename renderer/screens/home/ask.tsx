import { ArrowUp } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { PlanOutcome, PlanRequest, TaskSummary } from '#contract'
import { IconButton } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Problem } from '../../parts/notice.tsx'
import { RecordLink } from '../../parts/record-link.tsx'
import { SlotText } from '../../parts/slot-text.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { api } from '../../state/api.ts'
import { programNames } from '../../state/format.ts'
import { keepPlan } from '../../state/plan-draft.ts'
import { useDoing } from '../../state/use-call.ts'
import { goTo } from '../../state/use-route.ts'
import { words } from '../../words/index.ts'
import styles from './ask.module.css'
import { MissingValues } from './missing-values.tsx'

/** The request in words, and what comes of it: a plan, values to fill in, a choice, or the way to show it once. */
export function Ask({ first = '' }: { first?: string }) {
  const [text, setText] = useState(first)
  const [outcome, setOutcome] = useState<Exclude<PlanOutcome, { kind: 'planned' }>>()
  const { doing, problem, run } = useDoing()
  const answer = useRef<HTMLDivElement>(null)

  async function propose(request: PlanRequest) {
    await run(async () => {
      const proposed = await api().plan.propose(request)
      if (proposed.kind === 'planned') {
        keepPlan(proposed.plan)
        goTo({ screen: 'plan' })
      } else setOutcome(proposed)
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
            setOutcome(undefined)
          }}
        />
        <IconButton type="submit" look="primary" className={styles.submit} label={words.home.submit} disabled={doing || text.trim() === ''}>
          <ArrowUp aria-hidden="true" />
        </IconButton>
      </form>
      <p id="request-hint" className={styles.hint}>
        {doing ? <Spinner label={words.home.looking} /> : words.home.hint}
      </p>
      <div ref={answer} aria-live="polite">
        {problem && <Problem problem={problem} />}
        {outcome && (
          <Answer outcome={outcome} text={text} doing={doing} onPropose={(request) => void propose({ request: text.trim(), ...request })} />
        )}
      </div>
    </div>
  )
}

type AnswerProps = {
  outcome: Exclude<PlanOutcome, { kind: 'planned' }>
  text: string
  doing: boolean
  onPropose: (request: { taskId: TaskSummary['id']; values: Record<string, string> }) => void
}

function Answer({ outcome, text, doing, onPropose }: AnswerProps) {
  const choose = (task: TaskSummary) => onPropose({ taskId: task.id, values: {} })
  switch (outcome.kind) {
    case 'values-missing':
      return <MissingValues outcome={outcome} doing={doing} onValues={(values) => onPropose({ taskId: outcome.task.id, values })} />
    case 'ambiguous':
      return (
        <Card title={words.home.ambiguousTitle} aside={words.home.ambiguousText} flush>
          <Choices tasks={outcome.candidates} onChoose={choose} />
        </Card>
      )
    default:
      return (
        <Card
          title={words.home.noTaskTitle}
          aside={
            <RecordLink small goal={text.trim()}>
              {words.home.recordIt}
            </RecordLink>
          }
          flush
        >
          <p className={styles.say}>{words.home.noTaskText}</p>
          {outcome.nearest.length > 0 && (
            <>
              <h3 className={styles.nearest}>{words.home.nearest}</h3>
              <Choices tasks={outcome.nearest} onChoose={choose} />
            </>
          )}
        </Card>
      )
  }
}

function Choices({ tasks, onChoose }: { tasks: TaskSummary[]; onChoose: (task: TaskSummary) => void }) {
  return (
    <ul>
      {tasks.map((task) => (
        <li key={task.id}>
          <button type="button" className={styles.choice} onClick={() => onChoose(task)}>
            <span className={styles.goal}>
              <SlotText text={task.goal} />
            </span>
            <span className={styles.programs}>{programNames(task.programs)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
