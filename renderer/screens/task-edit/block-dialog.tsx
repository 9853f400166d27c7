import { useState } from 'react'
import type { Block, StepId } from '#contract'
import { Button } from '../../parts/button.tsx'
import { Choices } from '../../parts/choices.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { type BlockDraft, blockDraft, blockFault, blockOf } from '../../state/block-draft.ts'
import type { DraftEdit } from '../../state/task-draft.ts'
import { words } from '../../words/index.ts'
import { ConditionFields } from './condition-fields.tsx'
import styles from './fields.module.css'
import { LoopFields } from './loop-fields.tsx'
import { StepSelect } from './step-select.tsx'
import type { TaskDraft } from './use-draft.ts'

const KINDS = Object.entries(words.flow.kinds) as [Block['kind'], string][]

type Props = { draft: TaskDraft; at: StepId; block?: Block; onClose: () => void }

/** Steps that are repeated, done only sometimes, or one of two ways: from where to where, and by what it goes. */
export function BlockDialog({ draft: { draft: task, push }, at, block, onClose }: Props) {
  const [draft, setDraft] = useState(() => blockDraft(at, block))
  const [tried, setTried] = useState(false)
  const order = task.steps.map((step) => step.id)
  const fault = blockFault(draft, order)
  const shown = tried ? fault : undefined
  const change = (part: Partial<BlockDraft>) => setDraft({ ...draft, ...part })

  function apply() {
    setTried(true)
    if (fault) return
    const made = blockOf(draft, block?.id ?? newId(task.blocks), block?.reason ?? words.flow.reason, order)
    push(...manyFor(made), {
      kind: 'set-block',
      block: block?.kind === 'branch' && block.arms.length > 2 ? withOtherArms(block, made) : made,
    })
    onClose()
  }

  /** A loop takes one of several values a round: those that are given one at a time so far are given several. */
  function manyFor(made: Block): DraftEdit[] {
    const looped = made.kind === 'loop' && made.over.kind === 'values' ? made.over.parameters : []
    return task.parameters
      .filter((parameter) => looped.includes(parameter.name) && !parameter.many)
      .map((parameter) => ({ kind: 'set-parameter', name: parameter.name, parameter: { ...parameter, many: true } }))
  }

  const many = block?.kind === 'branch' && block.arms.length > 2
  return (
    <Dialog title={block ? words.flow.change : words.flow.title} onClose={onClose}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          apply()
        }}
      >
        {!block && (
          <Choices
            legend={words.flow.kind}
            value={draft.kind}
            options={KINDS.map(([value, text]) => ({ value, text }))}
            onChange={(kind) => change({ kind })}
          />
        )}
        {!many && (
          <div className={styles.two}>
            <StepSelect label={words.edit.fromStep} steps={task.steps} value={draft.from} onStep={(from) => change({ from })} />
            <StepSelect
              label={words.edit.toStep}
              steps={task.steps}
              value={draft.to}
              fault={shown === 'backwards' ? words.edit.backwards : undefined}
              onStep={(to) => change({ to })}
            />
          </div>
        )}
        {draft.kind === 'loop' && <LoopFields draft={draft} parameters={task.parameters} fault={shown} onDraft={change} />}
        {draft.kind === 'branch' && !many && (
          <StepSelect
            label={words.flow.splitAt}
            steps={task.steps}
            value={(draft.second || draft.to) as StepId}
            fault={shown === 'second' ? words.edit.backwards : undefined}
            onStep={(second) => change({ second })}
          />
        )}
        {(draft.kind !== 'loop' || draft.over === 'while') &&
          draft.when.slice(0, draft.kind === 'branch' ? undefined : 1).map((when, index) => (
            <ConditionFields
              // biome-ignore lint/suspicious/noArrayIndexKey: an arm is known by its place
              key={index}
              legend={draft.kind === 'branch' ? words.flow.whenArm(index + 1) : words.flow.when}
              when={when}
              mayBeNone={draft.kind === 'branch' && index === draft.when.length - 1}
              fault={shown === `when-${index}`}
              programs={task.programs.map(({ program }) => program)}
              onWhen={(next) => change({ when: draft.when.map((it, at) => (at === index ? next : it)) })}
            />
          ))}
        <div className={styles.buttons}>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button type="submit" look="primary">
            {words.edit.apply}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function newId(blocks: readonly Block[]): string {
  const numbers = blocks.map(({ id }) => Number(/^block-(\d+)$/.exec(id)?.[1] ?? 0))
  return `block-${Math.max(0, ...numbers) + 1}`
}

/** Of more than two ways only the conditions are changed here; where each begins and ends stays. */
function withOtherArms(block: Extract<Block, { kind: 'branch' }>, made: Block): Block {
  if (made.kind !== 'branch') return block
  return {
    ...block,
    arms: block.arms.map((arm, index) => ({ ...arm, ...(made.arms[index]?.when ? { when: made.arms[index]?.when } : {}) })),
  }
}
