import { ArrowUpRight, CornerDownLeft, Eye, Hand, LifeBuoy, type LucideIcon, Sparkles } from 'lucide-react'
import type { ReactNode } from 'react'
import { missingCase } from '#contract'
import { classes } from '../../parts/classes.ts'
import { took } from '../../state/format.ts'
import { countText, currencyOf, moneyText } from '../../state/money.ts'
import { useSettings } from '../../state/settings.ts'
import type { ModelCall, StoryLine } from '../../state/step-view.ts'
import { words } from '../../words/index.ts'
import styles from './story.module.css'

/** What happened on the way of a step that memory alone could not do: who was asked, with what, what they said, what it took. */
export function Story({ lines }: { lines: readonly StoryLine[] }) {
  return (
    <ol className={styles.story}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added at the end
        <Line key={index} line={line} />
      ))}
    </ol>
  )
}

function Line({ line }: { line: StoryLine }) {
  const said = words.story
  switch (line.kind) {
    case 'noticed':
      return <Entry icon={Eye} title={said.noticed} more={line.text} />
    case 'went-up':
      return (
        <Entry
          icon={line.to === 3 ? Hand : ArrowUpRight}
          look={line.to === 3 ? 'person' : 'model'}
          title={said.wentUp[line.to]}
          more={line.reason}
        />
      )
    case 'model':
      return <Call call={line.call} />
    case 'helped':
      return (
        <Entry
          icon={LifeBuoy}
          look="person"
          title={line.answer === undefined ? words.help.title : line.by === 'time-out' ? words.help.silent : words.help.answer[line.answer]}
          more={line.answer === undefined ? line.request.advice : undefined}
        />
      )
    case 'handed-back':
      return <Entry icon={CornerDownLeft} look="back" title={said.back} />
    default:
      return missingCase(line)
  }
}

function Call({ call }: { call: ModelCall }) {
  const { model, server, role, answer, said: answered, sent, tookMs, inputTokens, outputTokens, money } = call
  const said = words.story
  const currency = currencyOf(useSettings())
  return (
    <Entry
      icon={Sparkles}
      look="model"
      title={`${said.model(model, server)}${role === 'judge' ? ` ${said.judge}` : ''}`}
      more={`${said.answer[answer]}: ${answered}`}
    >
      <p className={styles.small}>
        {said.took(took(tookMs), countText(inputTokens + outputTokens), money === null ? undefined : moneyText(money, currency))}
      </p>
      {sent.length > 0 && (
        <details className={styles.sent}>
          <summary>{said.sent}</summary>
          <ul>
            {sent.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        </details>
      )}
    </Entry>
  )
}

type EntryProps = { icon: LucideIcon; look?: 'model' | 'person' | 'back'; title: string; more?: string; children?: ReactNode }

function Entry({ icon: Icon, look, title, more, children }: EntryProps) {
  return (
    <li className={classes(styles.line, look && styles[look])}>
      <Icon aria-hidden="true" />
      <div className={styles.inside}>
        <p className={styles.title}>{title}</p>
        {more && <p className={styles.more}>{more}</p>}
        {children}
      </div>
    </li>
  )
}
