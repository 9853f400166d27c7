import { useState } from 'react'
import type { AppStatus, Settings } from '#contract'
import { Screen } from '../../app/screen.tsx'
import { Card } from '../../parts/card.tsx'
import { Check } from '../../parts/check.tsx'
import { CopyButton } from '../../parts/copy-button.tsx'
import { Keycaps } from '../../parts/keycap.tsx'
import { Problem } from '../../parts/notice.tsx'
import { Segmented } from '../../parts/segmented.tsx'
import { SetupList } from '../../parts/setup-list.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { saveSettings, useSettings, useStatus } from '../../state/settings.ts'
import { useDoing } from '../../state/use-call.ts'
import { words } from '../../words/index.ts'
import { BudgetCard } from './budget-card.tsx'
import { GateCard } from './gate-card.tsx'
import { GrantsCard } from './grants-card.tsx'
import { Line } from './line.tsx'
import { MemoryCard } from './memory-card.tsx'
import { ModelsCard } from './models-card.tsx'
import { SecondsField } from './seconds-field.tsx'
import styles from './settings-screen.module.css'

const THEMES = Object.entries(words.settings.themes) as [Settings['theme'], string][]

export function SettingsScreen() {
  const settings = useSettings()
  const { status } = useStatus()
  return (
    <Screen crumbs={[]}>
      <div className={styles.settings}>
        <h1>{words.settings.title}</h1>
        {settings ? <Choices settings={settings} status={status} /> : <Spinner label={words.common.loading} />}
        <Card title={words.setup.title}>
          <SetupList />
        </Card>
        <MemoryCard />
        {status && <About status={status} />}
      </div>
    </Screen>
  )
}

function Choices({ settings, status }: { settings: Settings; status: AppStatus | undefined }) {
  const { doing, problem, run } = useDoing()
  const [saved, setSaved] = useState(false)
  const save = (change: Partial<Settings>) => {
    setSaved(false)
    return run(() => saveSettings({ ...settings, ...change })).then(setSaved)
  }
  return (
    <>
      <Card title={words.settings.look}>
        <Line name={words.settings.theme}>
          <Segmented label={words.settings.theme} value={settings.theme} options={THEMES} onChange={(theme) => void save({ theme })} />
        </Line>
      </Card>
      <Card title={words.settings.safety}>
        <Line name={words.settings.approval} hint={words.settings.approvalHint}>
          <SecondsField
            label={words.settings.approval}
            fault={words.settings.approvalFault}
            from={5}
            to={600}
            value={settings.approvalSeconds}
            doing={doing}
            onSave={(approvalSeconds) => void save({ approvalSeconds })}
          />
        </Line>
        <Line name={words.safety.help} hint={words.safety.helpHint}>
          <SecondsField
            label={words.safety.help}
            fault={words.safety.helpFault}
            from={10}
            to={86_400}
            value={settings.helpSeconds}
            doing={doing}
            onSave={(helpSeconds) => void save({ helpSeconds })}
          />
        </Line>
        <div className={styles.check}>
          <Check
            label={words.safety.pause}
            hint={words.safety.pauseHint}
            checked={settings.pauseOnInput}
            disabled={doing}
            onChange={(pauseOnInput) => void save({ pauseOnInput })}
          />
        </div>
        {status && (
          <Line name={words.settings.panic} hint={words.settings.panicHint}>
            <Keycaps keys={status.panicKey} />
          </Line>
        )}
      </Card>
      <GrantsCard />
      <GateCard />
      <ModelsCard settings={settings} doing={doing} onSave={save} />
      <BudgetCard key={JSON.stringify(settings.budget)} settings={settings} doing={doing} onSave={(budget) => void save({ budget })} />
      <p className="only-heard" role="status">
        {saved && words.settings.saved}
      </p>
      {problem && <Problem problem={problem} />}
    </>
  )
}

function About({ status }: { status: AppStatus }) {
  return (
    <Card title={words.settings.data}>
      <Line name={words.settings.home} hint={words.settings.homeHint}>
        <span className={styles.path}>
          <code>{status.home}</code>
          <CopyButton text={status.home} />
        </span>
      </Line>
      <Line name={words.settings.about}>{words.settings.aboutText(status.version, status.shell, status.platform)}</Line>
    </Card>
  )
}
