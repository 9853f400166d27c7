import { ArrowDown, ArrowUp, Diamond, Ellipsis, GripVertical, Pencil, Plus, Repeat, RotateCcw, Tag, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { goalSentence, type Step, type StepId } from '#contract'
import { IconButton } from '../../parts/button.tsx'
import { classes } from '../../parts/classes.ts'
import { Menu, type MenuItem } from '../../parts/menu.tsx'
import { SlotEditor } from '../../parts/slot-editor.tsx'
import { StepRow } from '../../parts/step-row.tsx'
import { isNewStep } from '../../state/task-draft.ts'
import { captionOf, partsOfCaption } from '../../state/text-parts.ts'
import { goTo } from '../../state/use-route.ts'
import { words } from '../../words/index.ts'
import styles from './edit-steps.module.css'
import type { Asking } from './edit-steps.tsx'
import type { TaskDraft } from './use-draft.ts'

type Props = {
  draft: TaskDraft
  step: Step
  number: number
  page: string | undefined
  selected: boolean
  /** Its words are being changed. */
  open: boolean
  onOpen: (open: boolean) => void
  onSelect: () => void
  onAsk: (asking: Asking) => void
  onMove: (way: -1 | 1) => void
  onDrop: (step: StepId, on: StepId, below: boolean) => void
  onMakeValue: (text: string) => void
}

const DRAGGED = 'application/x-understudy-step'

/** One step under the pen. */
export function EditRow(props: Props) {
  const { draft, step, number, page, selected, open, onOpen, onSelect, onAsk, onMove, onDrop } = props
  const row = useRef<HTMLDivElement>(null)
  const [over, setOver] = useState<'above' | 'below'>()
  const { milestones } = draft.draft
  const isMilestone = milestones.some(({ after }) => after === step.id)
  const toggleMilestone = () =>
    isMilestone
      ? draft.push({ kind: 'set-milestones', milestones: milestones.filter(({ after }) => after !== step.id) })
      : onAsk({ kind: 'milestone', at: step.id })

  function onKeyDown(event: KeyboardEvent) {
    if (open || !(event.target as HTMLElement).closest('[data-step], [data-grip]')) return
    const way = event.altKey && ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key]
    if (way) onMove(way)
    else if (event.key === 'F2') onOpen(true)
    else if (event.key === 'Delete') draft.push({ kind: 'delete-step', step: step.id })
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons in it, and a place to drop a step at */}
      <div
        ref={row}
        className={styles.row}
        data-drop={over}
        onKeyDown={onKeyDown}
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes(DRAGGED)) return
          event.preventDefault()
          const box = event.currentTarget.getBoundingClientRect()
          setOver(event.clientY > box.top + box.height / 2 ? 'below' : 'above')
        }}
        onDragLeave={() => setOver(undefined)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(undefined)
          const moved = event.dataTransfer.getData(DRAGGED)
          if (moved) onDrop(moved as StepId, step.id, over === 'below')
        }}
      >
        <IconButton
          small
          className={styles.grip}
          label={words.edit.move(number)}
          title={words.edit.moveHint}
          data-grip=""
          draggable
          onDragStart={(event) => {
            event.dataTransfer.setData(DRAGGED, step.id)
            event.dataTransfer.effectAllowed = 'move'
            if (row.current) event.dataTransfer.setDragImage(row.current, 12, 28)
          }}
        >
          <GripVertical aria-hidden="true" />
        </IconButton>
        <StepRow step={step} number={number} page={page} selected={selected} onSelect={onSelect} />
        <div className={styles.tools}>
          {isNewStep(step.id) && <span className={styles.new}>{words.edit.isNew}</span>}
          <IconButton small data-tip-left label={words.edit.captionEdit(number)} aria-expanded={open} onClick={() => onOpen(!open)}>
            <Pencil aria-hidden="true" />
          </IconButton>
          <IconButton
            small
            data-tip-left
            className={classes(isMilestone && styles.set)}
            label={isMilestone ? words.edit.milestoneRemove : words.edit.milestoneSet}
            aria-pressed={isMilestone}
            disabled={isNewStep(step.id)}
            onClick={toggleMilestone}
          >
            <Diamond aria-hidden="true" />
          </IconButton>
          <Menu small label={words.edit.actions(number)} icon={<Ellipsis aria-hidden="true" />} items={itemsOf(props)} />
        </div>
      </div>
      {open && <StepWords {...props} />}
    </>
  )
}

function itemsOf({ draft, step, onAsk, onMove }: Props): MenuItem[] {
  const { steps, goal, parameters } = draft.draft
  const at = steps.findIndex((it) => it.id === step.id)
  const unsaved = isNewStep(step.id) ? words.edit.saveFirst : undefined
  const recordAgain = () => {
    const values = Object.fromEntries(parameters.flatMap(({ name, examples }) => (examples[0] ? [[name, examples[0]]] : [])))
    goTo({ screen: 'record', goal: goalSentence(goal, values), task: draft.base.id, from: step.id })
  }
  return [
    { text: words.edit.addBefore, icon: <Plus aria-hidden="true" />, onChoose: () => onAsk({ kind: 'insert', before: step.id }) },
    {
      text: words.edit.addAfter,
      icon: <Plus aria-hidden="true" />,
      onChoose: () => onAsk({ kind: 'insert', before: steps[at + 1]?.id ?? null }),
    },
    { text: words.edit.up, icon: <ArrowUp aria-hidden="true" />, onChoose: () => onMove(-1) },
    { text: words.edit.down, icon: <ArrowDown aria-hidden="true" />, onChoose: () => onMove(1) },
    { text: words.edit.goalFrom, icon: <Tag aria-hidden="true" />, not: unsaved, onChoose: () => onAsk({ kind: 'goal', at: step.id }) },
    {
      text: words.edit.blockFrom,
      icon: <Repeat aria-hidden="true" />,
      not: unsaved,
      onChoose: () => onAsk({ kind: 'block', at: step.id }),
    },
    {
      text: words.edit.recordFrom,
      icon: <RotateCcw aria-hidden="true" />,
      not: draft.edits.length > 0 ? words.edit.saveFirst : undefined,
      onChoose: recordAgain,
    },
    {
      text: words.edit.delete,
      icon: <Trash2 aria-hidden="true" />,
      danger: true,
      onChoose: () => draft.push({ kind: 'delete-step', step: step.id }),
    },
  ]
}

/** What a step says and what it types. */
function StepWords({ draft, step, number, onOpen, onMakeValue }: Props) {
  const { parameters } = draft.draft
  const { act } = step
  return (
    <div className={styles.words}>
      <SlotEditor
        label={words.edit.caption(number)}
        parts={partsOfCaption(step.caption)}
        parameters={parameters}
        autoFocus
        onChange={(parts) => {
          const caption = captionOf(parts)
          if (caption !== '' && caption !== step.caption) draft.push({ kind: 'set-caption', step: step.id, caption })
        }}
        onDone={() => onOpen(false)}
      />
      {act.kind === 'type' && (
        <SlotEditor
          label={words.edit.typed}
          parts={act.text}
          parameters={parameters}
          lines
          onChange={(text) => draft.push({ kind: 'set-text', step: step.id, text })}
          onMakeValue={onMakeValue}
          onDone={() => onOpen(false)}
        />
      )}
    </div>
  )
}
