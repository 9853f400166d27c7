import { Brain, CircleHelp, Eye, Hand, ListX, type LucideIcon, Route, Sparkles } from 'lucide-react'
import type { Step } from '#contract'
import type { StepView } from '../state/step-view.ts'
import { words } from '../words/index.ts'
import { classes } from './classes.ts'
import styles from './step-marks.module.css'

type Mark = { text: string; hint?: string; icon: LucideIcon; look?: 'guess' | 'person' | 'model' | 'good' }

/** What stands beside a step that no demonstration shows, or that memory alone did not do: a mark and a word for each. */
export function StepMarks({ step, run }: { step: Step; run?: Pick<StepView, 'tier' | 'changed' | 'state' | 'look'> }) {
  const marks = [...(run ? runMarks(run) : []), ...originMarks(step)]
  if (marks.length === 0) return null
  return (
    <span className={styles.marks}>
      {marks.map(({ text, hint, icon: Icon, look }) => (
        <span key={text} className={classes(styles.mark, look && styles[look])} title={hint}>
          <Icon aria-hidden="true" />
          {text}
        </span>
      ))}
    </span>
  )
}

function originMarks({ origin, guess }: Step): Mark[] {
  const said = words.origin
  const from: Mark[] =
    origin === 'memory'
      ? [{ text: said.memory, hint: said.memoryHint, icon: Brain }]
      : origin === 'model'
        ? [{ text: said.model, hint: said.modelHint, icon: Sparkles, look: 'model' }]
        : origin === 'person'
          ? [{ text: said.person, hint: said.personHint, icon: Hand }]
          : []
  return guess ? [...from, { text: said.guess, hint: said.guessHint, icon: CircleHelp, look: 'guess' }] : from
}

function runMarks({ tier, changed, state, look }: Pick<StepView, 'tier' | 'changed' | 'state' | 'look'>): Mark[] {
  if (state === 'left-out') return [{ text: words.run.state['left-out'], hint: changed?.because, icon: ListX }]
  if (look !== undefined && (state === 'there' || state === 'later' || state === 'unseen' || state === 'no-look'))
    return [
      { text: words.run.state[state], hint: look, icon: Eye, look: state === 'there' ? 'good' : state === 'unseen' ? 'guess' : undefined },
    ]
  const marks: Mark[] = []
  if (changed && changed.how !== 'taught') marks.push({ text: words.story.changed[changed.how], hint: changed.because, icon: Route })
  if (tier === 1 || tier === 2) marks.push({ text: words.run.tier[tier], icon: Sparkles, look: 'model' })
  if (tier === 3 && changed?.how !== 'taught') marks.push({ text: words.run.tier[3], icon: Hand, look: 'person' })
  return marks
}
