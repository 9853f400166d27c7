import { useState } from 'react'
import type { LearningQuestion } from '#contract'
import { Button } from '../../parts/button.tsx'
import { Choices } from '../../parts/choices.tsx'
import { words } from '../../words/index.ts'
import styles from './again-screen.module.css'

/** What two demonstrations contradict each other in: every question needs an answer, none is guessed. */
export function Questions({
  questions,
  onAnswers,
}: {
  questions: readonly LearningQuestion[]
  onAnswers: (answers: Record<string, string>) => void
}) {
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const [tried, setTried] = useState(false)
  const open = questions.some(({ id }) => answers[id] === undefined)
  const said = words.demonstration
  return (
    <form
      className={styles.card}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!open) onAnswers(answers)
      }}
    >
      <div>
        <h2>{said.questionsTitle}</h2>
        <p className={styles.soft}>{said.questionsText}</p>
      </div>
      {questions.map(({ id, text, answers: possible }) => (
        <Choices
          key={id}
          legend={text}
          value={answers[id]}
          options={possible.map((answer) => ({ value: answer.id, text: answer.text }))}
          onChange={(answer) => setAnswers({ ...answers, [id]: answer })}
        />
      ))}
      {tried && open && <p role="alert">{said.answerAll}</p>}
      <div className={styles.buttons}>
        <Button type="submit" look="primary">
          {said.answer}
        </Button>
      </div>
    </form>
  )
}
