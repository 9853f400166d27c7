import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Step } from '#contract'
import { programName, took } from '../state/format.ts'
import { actKind, expectationText, sideOf } from '../state/step-text.ts'
import { words } from '../words/index.ts'
import { BeforeAfter } from './before-after.tsx'
import { IconButton } from './button.tsx'
import { ConfidenceDots } from './confidence-dots.tsx'
import { Facts } from './facts.tsx'
import { Slot, SlotText } from './slot-text.tsx'
import styles from './step-inspector.module.css'
import { StepMarks } from './step-marks.tsx'

/** What is known of one learned step: its pictures, how its target is found again, why it is done, what should be true afterwards. */
export function StepInspector({
  step,
  number,
  page,
  onClose,
  tools,
}: {
  step: Step
  number: number
  page: string | undefined
  onClose: () => void
  /** What can be done with it here. */
  tools?: ReactNode
}) {
  const { act, pictures, target, thought, expectation, personMs } = step
  return (
    <div className={styles.inspector}>
      <header className={styles.head}>
        <h2>{words.step.title(number, words.step.kind[actKind(act)])}</h2>
        <ConfidenceDots confidence={step.confidence} />
        <IconButton small label={words.common.close} className={styles.close} onClick={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      <p className={styles.caption}>
        <SlotText text={step.caption} />
        <StepMarks step={step} />
      </p>
      {tools}
      <BeforeAfter
        before={pictures.before}
        after={pictures.after}
        act={act}
        mark={pictures.mark}
        maxHeight="34vh"
        alt={step.observation || step.caption}
      />
      <Part title={words.step.target}>
        {target ? <TargetFacts step={step} page={page} /> : <p className={styles.soft}>{words.step.noTarget}</p>}
      </Part>
      <Part title={words.step.expects}>
        <p>
          <SlotText text={expectationText(expectation)} />
        </p>
      </Part>
      {thought && (
        <Part title={words.step.why}>
          <p>
            <SlotText text={thought} />
          </p>
        </Part>
      )}
      <p className={styles.soft}>
        {words.step.person} {took(personMs)}
      </p>
    </div>
  )
}

function TargetFacts({ step, page }: { step: Step; page: string | undefined }) {
  const { target } = step
  if (!target) return null
  const near = target.neighbours.filter((neighbour) => neighbour.name !== '').slice(0, 4)
  return (
    <Facts
      rows={[
        [words.step.role, target.role && words.role[target.role]],
        [words.step.name, target.nameParameter ? <Slot key="name" name={target.nameParameter} /> : target.name],
        [
          words.step.near,
          near.length > 0 && (
            <ul key="near">
              {near.map((neighbour) => (
                <li key={`${neighbour.name} ${neighbour.offset.x} ${neighbour.offset.y}`}>
                  “{neighbour.name}” <span className={styles.soft}>{words.step.direction[sideOf(neighbour)]}</span>
                </li>
              ))}
            </ul>
          ),
        ],
        [words.step.window, page ?? `${programName(target.window.program)}: ${target.window.title}`],
        [words.step.known, words.step.source[target.source]],
      ]}
    />
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
