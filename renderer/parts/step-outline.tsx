import { CircleDashed, Diamond, Repeat, Split } from 'lucide-react'
import { Fragment, type KeyboardEvent, type ReactNode } from 'react'
import { type Block, type FlowNode, flowOf, type LeftOut, missingCase, type Step, type Task } from '#contract'
import { armText, blockText, type PageName } from '../state/block-text.ts'
import { words } from '../words/index.ts'
import { LeftOutLine } from './left-out.tsx'
import { SlotText } from './slot-text.tsx'
import styles from './step-outline.module.css'

type SubGoal = { name: string; from: Step['id']; to: Step['id'] }
type Props = {
  steps: readonly Step[]
  blocks: readonly Block[]
  subGoals: readonly SubGoal[]
  milestones?: Task['milestones']
  leftOut?: readonly LeftOut[]
  values?: Record<string, string>
  pageName: PageName
  row: (step: Step, number: number) => ReactNode
  /** What can be done with a block or a sub-goal, at the end of its line. */
  blockTools?: (block: Block) => ReactNode
  goalTools?: (goal: SubGoal) => ReactNode
}

/** Steps in their order, under the names of their sub-goals, with brackets at the left of what is repeated or done only sometimes. Up and down move from row to row. */
export function StepOutline(props: Props) {
  const { steps, blocks, leftOut = [] } = props
  const nodes = flowOf(steps, blocks) ?? steps.map((step, index): FlowNode<Step> => ({ kind: 'step', step, index }))
  const first = leftOut.filter(({ after }) => after === undefined)
  return (
    <div className={styles.outline}>
      <ol className={styles.list} onKeyDown={moveWithArrows}>
        <LeftOutLine left={first} />
        <Nodes {...props} nodes={nodes} goals={props.subGoals} />
      </ol>
    </div>
  )
}

function Nodes({ nodes, goals, ...props }: Props & { nodes: readonly FlowNode<Step>[]; goals: readonly SubGoal[] }) {
  const places = new Map(props.steps.map((step, index) => [step.id, index]))
  return nodes.map((node) => {
    const { from, to } = rangeOf(node)
    // A name stands over the outermost part that it covers whole.
    const named = goals.filter((goal) => places.get(goal.from) === from && (places.get(goal.to) ?? -1) >= to)
    const inner = goals.filter((goal) => !named.includes(goal))
    const covered = props.subGoals.some((goal) => (places.get(goal.from) ?? 0) <= from && (places.get(goal.to) ?? -1) >= from)
    const ended = !covered && props.subGoals.some((goal) => places.get(goal.to) === from - 1)
    return (
      <Fragment key={node.kind === 'step' ? node.step.id : node.block.id}>
        {named.map((goal) => (
          <li key={goal.name} className={styles.goal}>
            <h3>
              <SlotText text={goal.name} values={props.values} />
            </h3>
            {props.goalTools?.(goal)}
          </li>
        ))}
        {ended && <li className={styles.after} aria-hidden="true" />}
        <Node {...props} node={node} goals={inner} />
      </Fragment>
    )
  })
}

function Node({ node, goals, ...props }: Props & { node: FlowNode<Step>; goals: readonly SubGoal[] }) {
  switch (node.kind) {
    case 'step':
      return <OneStep {...props} step={node.step} number={node.index + 1} />
    case 'optional':
    case 'loop':
      return (
        <Bracket {...props} block={node.block} text={blockText(node.block, props.pageName)} tools={props.blockTools?.(node.block)}>
          <Nodes {...props} nodes={node.body} goals={goals} />
        </Bracket>
      )
    case 'branch':
      return node.arms.map((arm, index) => (
        <Bracket
          // biome-ignore lint/suspicious/noArrayIndexKey: an arm is known by its place in its branch
          key={index}
          {...props}
          block={node.block}
          text={armText(arm.when, index, props.pageName)}
          tools={index === 0 && props.blockTools?.(node.block)}
          further={index > 0}
        >
          <Nodes {...props} nodes={arm.body} goals={goals} />
        </Bracket>
      ))
    default:
      return missingCase(node)
  }
}

const ICONS = { loop: Repeat, optional: CircleDashed, branch: Split }

function Bracket({
  block,
  text,
  tools,
  further,
  values,
  children,
}: Pick<Props, 'values'> & { block: Block; text: string; tools?: ReactNode; further?: boolean; children: ReactNode }) {
  const Icon = ICONS[block.kind]
  const most = block.kind === 'loop' && block.over.kind !== 'times' && words.block.atMost(block.atMost)
  return (
    <li className={styles.block} data-kind={block.kind} data-further={further || undefined}>
      <div className={styles.line}>
        <p className={styles.says} title={block.reason}>
          <Icon aria-hidden="true" />
          <span>
            <SlotText text={text} values={values} /> {most && <span className={styles.most}>{most}</span>}
          </span>
        </p>
        {tools}
      </div>
      <ol>{children}</ol>
    </li>
  )
}

function OneStep({ step, number, row, milestones = [], leftOut = [] }: Props & { step: Step; number: number }) {
  return (
    <>
      <li>{row(step, number)}</li>
      {milestones
        .filter((milestone) => milestone.after === step.id)
        .map((milestone) => (
          <li key={milestone.name} className={styles.milestone}>
            <Diamond aria-hidden="true" />
            {words.task.milestone}: {milestone.name}
          </li>
        ))}
      <LeftOutLine left={leftOut.filter(({ after }) => after === step.id)} />
    </>
  )
}

function rangeOf(node: FlowNode<Step>): { from: number; to: number } {
  if (node.kind === 'step') return { from: node.index, to: node.index }
  const inside = (node.kind === 'branch' ? node.arms.flatMap((arm) => arm.body) : node.body).map(rangeOf)
  return { from: inside[0]?.from ?? 0, to: inside.at(-1)?.to ?? 0 }
}

function moveWithArrows(event: KeyboardEvent<HTMLOListElement>) {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (way === undefined || event.altKey) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button[data-step]')]
  const here = rows.indexOf(document.activeElement as HTMLButtonElement)
  const next = here < 0 ? undefined : rows[here + way]
  if (!next) return
  event.preventDefault()
  next.focus()
}
