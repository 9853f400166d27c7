import { useState } from 'react'
import type { ModelSettings } from '#contract'
import { Button } from '../../parts/button.tsx'
import { Check } from '../../parts/check.tsx'
import { TextField } from '../../parts/field.tsx'
import { type ModelDraft, type ModelFault, modelDraft, modelFault, modelOf } from '../../state/model-draft.ts'
import { words } from '../../words/index.ts'
import styles from './model-form.module.css'

type Props = { model: ModelSettings | null; doing: boolean; onSave: (model: ModelSettings) => void; onClose: () => void }

/** Which server and which model, what it costs, and how long it is waited for. */
export function ModelForm({ model, doing, onSave, onClose }: Props) {
  const [draft, setDraft] = useState(() => modelDraft(model))
  const [tried, setTried] = useState(false)
  const said = words.models
  const fault = modelFault(draft)
  const faultAt = (field: ModelFault, text: string) => (tried && fault === field ? text : undefined)
  const field = (name: Exclude<keyof ModelDraft, 'stream'>) => ({
    value: draft[name],
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [name]: event.target.value }),
  })
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!fault) onSave(modelOf(draft, model))
      }}
    >
      <TextField label={said.url} hint={said.urlHint} fault={faultAt('url', said.urlFault)} inputMode="url" autoFocus {...field('url')} />
      <TextField label={said.name} fault={faultAt('name', said.nameFault)} {...field('name')} />
      <div className={styles.price}>
        <TextField label={said.priceIn} inputMode="decimal" {...field('input')} />
        <TextField label={said.priceOut} inputMode="decimal" {...field('output')} />
        <TextField label={said.currency} {...field('currency')} />
      </div>
      <p className={tried && fault === 'price' ? styles.fault : styles.hint} role={tried && fault === 'price' ? 'alert' : undefined}>
        {tried && fault === 'price' ? said.priceFault : said.priceHint}
      </p>
      <div className={styles.two}>
        <TextField label={said.timeout} fault={faultAt('timeout', said.timeoutFault)} inputMode="numeric" {...field('timeout')} />
        <TextField label={said.rate} fault={faultAt('rate', said.rateFault)} inputMode="numeric" {...field('rate')} />
      </div>
      <Check label={said.stream} hint={said.streamHint} checked={draft.stream} onChange={(stream) => setDraft({ ...draft, stream })} />
      <div className={styles.buttons}>
        <Button type="submit" look="primary" disabled={doing}>
          {said.save}
        </Button>
        <Button onClick={onClose}>{words.common.cancel}</Button>
      </div>
    </form>
  )
}
