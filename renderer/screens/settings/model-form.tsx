import { useState } from 'react'
import type { Settings } from '#contract'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/field.tsx'
import { type ModelDraft, modelDraft, modelFault, modelOf } from '../../state/model-draft.ts'
import { words } from '../../words/index.ts'
import { Line } from './line.tsx'
import styles from './model-form.module.css'

type Props = { model: Settings['model']; doing: boolean; onSave: (model: Settings['model']) => void }

/** Whether a model may be asked for better words, and which. */
export function ModelForm({ model, doing, onSave }: Props) {
  const [open, setOpen] = useState(false)
  const [draft, setDraft] = useState(() => modelDraft(model))
  const [tried, setTried] = useState(false)
  const said = words.settings
  const fault = modelFault(draft)
  const faultAt = (field: typeof fault, text: string) => (tried && fault === field ? text : undefined)
  const change = (part: Partial<ModelDraft>) => setDraft({ ...draft, ...part })
  return (
    <>
      <Line name={said.model} hint={said.modelHint}>
        <span className={styles.now}>
          {model ? model.name : said.modelNone}
          {!open && (
            <Button small onClick={() => setOpen(true)}>
              {model ? words.task.edit : said.modelUse}
            </Button>
          )}
          {model && (
            <Button small look="quiet" disabled={doing} onClick={() => onSave(null)}>
              {said.modelRemove}
            </Button>
          )}
        </span>
      </Line>
      {open && (
        <form
          className={styles.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            setTried(true)
            if (!fault) onSave(modelOf(draft))
          }}
        >
          <TextField
            label={said.modelUrl}
            hint={said.modelUrlHint}
            fault={faultAt('url', said.modelUrlFault)}
            value={draft.url}
            inputMode="url"
            autoFocus
            onChange={(event) => change({ url: event.target.value })}
          />
          <TextField
            label={said.modelName}
            fault={faultAt('name', said.modelNameFault)}
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
          />
          <div className={styles.price}>
            <TextField
              label={said.priceIn}
              value={draft.input}
              inputMode="decimal"
              onChange={(event) => change({ input: event.target.value })}
            />
            <TextField
              label={said.priceOut}
              value={draft.output}
              inputMode="decimal"
              onChange={(event) => change({ output: event.target.value })}
            />
            <TextField label={said.currency} value={draft.currency} onChange={(event) => change({ currency: event.target.value })} />
          </div>
          <p className={tried && fault === 'price' ? styles.fault : styles.hint} role={tried && fault === 'price' ? 'alert' : undefined}>
            {tried && fault === 'price' ? said.priceFault : said.priceHint}
          </p>
          <p className={styles.hint}>{said.modelKey}</p>
          <div className={styles.buttons}>
            <Button type="submit" look="primary" disabled={doing}>
              {said.modelSave}
            </Button>
            <Button onClick={() => setOpen(false)}>{words.common.cancel}</Button>
          </div>
        </form>
      )}
    </>
  )
}
