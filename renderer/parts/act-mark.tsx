import { missingCase, type Point, type StepAct } from '#contract'
import styles from './act-mark.module.css'

/** The act, drawn where it took place: in the pixels of the opening it is drawn in. `scale` is pixels of the opening for one of the picture. */
export function ActMark({ act, at, scale, large }: { act: StepAct; at: Point; scale: number; large?: boolean }) {
  const shape = shapeOf(act, scale)
  if (!shape) return null
  return (
    <svg className={styles.overlay} aria-hidden="true" role="presentation">
      <g transform={`translate(${at.x} ${at.y}) scale(${large ? 1.5 : 1})`}>
        <g className={styles.halo}>{shape}</g>
        <g className={styles.mark}>{shape}</g>
      </g>
    </svg>
  )
}

function shapeOf(act: StepAct, scale: number) {
  switch (act.kind) {
    case 'click':
      return <Click twice={act.count > 1} right={act.button === 'right'} />
    case 'drag': {
      const end = act.path.at(-1) ?? { x: 0, y: 0 }
      const tip = { x: end.x * scale, y: end.y * scale }
      const turn = (Math.atan2(tip.y, tip.x) * 180) / Math.PI
      return (
        <>
          <circle r="3" className={styles.dot} />
          <path d={`M0 0L${tip.x} ${tip.y}`} />
          <path d="M-7-5L0 0L-7 5" transform={`translate(${tip.x} ${tip.y}) rotate(${turn})`} />
        </>
      )
    }
    case 'scroll':
      return (
        <g transform={act.notchesY === 0 ? 'rotate(-90)' : undefined}>
          <circle r="8" />
          <path d={act.notchesY < 0 || (act.notchesY === 0 && act.notchesX < 0) ? 'M-3.5 2L0-2L3.5 2' : 'M-3.5-2L0 2L3.5-2'} />
        </g>
      )
    case 'type':
      return <path d="M0-9V9M-3.5-10.5Q0-10.5 0-8Q0-10.5 3.5-10.5M-3.5 10.5Q0 10.5 0 8Q0 10.5 3.5 10.5" />
    case 'press':
      return (
        <>
          <rect x="-8" y="-7" width="16" height="14" rx="3.5" />
          <path d="M-3 2.5H3" />
        </>
      )
    case 'focus-window':
    case 'start-program':
    case 'wait':
    case 'run-task':
    case 'hand-over':
      return null
    case 'read':
      return <path d="M-10 0Q0-9 10 0Q0 9-10 0ZM-2.5 0A2.5 2.5 0 1 0 2.5 0A2.5 2.5 0 1 0-2.5 0" />
    default:
      return missingCase(act)
  }
}

function Click({ twice, right }: { twice: boolean; right: boolean }) {
  return (
    <>
      <circle r="7.5" />
      {twice && <circle r="11.5" />}
      {right ? <path d="M0-7.5A7.5 7.5 0 0 1 0 7.5Z" className={styles.dot} /> : <circle r="2" className={styles.dot} />}
    </>
  )
}
