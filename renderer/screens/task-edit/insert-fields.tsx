import { goalSentence, type Modifier, missingCase, type Task, type TaskId } from '#contract'
import { Check } from '../../parts/check.tsx'
import { ChoiceField, TextField } from '../../parts/field.tsx'
import { SlotEditor } from '../../parts/slot-editor.tsx'
import { parameterLabel } from '../../state/format.ts'
import type { InsertDraft } from '../../state/insert-draft.ts'
import { pressedKey } from '../../state/pressed-key.ts'
import { piecesOf, plainText } from '../../state/slots.ts'
import { useTasks } from '../../state/tasks.ts'
import { parameterName } from '../../state/text-parts.ts'
import { words } from '../../words/index.ts'
import styles from './fields.module.css'

type Props = {
  draft: InsertDraft
  task: Task
  /** The field that must be put right. */
  fault: keyof InsertDraft | undefined
  onDraft: (part: Partial<InsertDraft>) => void
}

/** What belongs to a step of the chosen kind. */
export function InsertFields(props: Props) {
  const { draft, task, fault, onDraft } = props
  const said = words.insert
  const needed = (field: keyof InsertDraft) => (fault === field ? words.edit.needed : undefined)
  switch (draft.kind) {
    case 'wait':
      return (
        <div className={styles.two}>
          <TextField
            label={said.seconds}
            value={draft.seconds}
            inputMode="decimal"
            fault={fault === 'seconds' ? said.secondsFault : undefined}
            onChange={(event) => onDraft({ seconds: event.target.value })}
          />
          <TextField label={said.why} hint={said.whyHint} value={draft.why} onChange={(event) => onDraft({ why: event.target.value })} />
        </div>
      )
    case 'press':
      return <KeyFields {...props} />
    case 'type':
      return (
        <>
          <SlotEditor
            label={words.edit.typed}
            parts={draft.text}
            parameters={task.parameters}
            lines
            onChange={(text) => onDraft({ text })}
          />
          {fault === 'text' && <p role="alert">{words.edit.needed}</p>}
          <Where {...props} first={said.whereFocus} />
        </>
      )
    case 'hand-over':
      return (
        <TextField
          label={said.what}
          hint={said.whatHint}
          value={draft.what}
          fault={needed('what')}
          onChange={(event) => onDraft({ what: event.target.value })}
        />
      )
    case 'read':
      return (
        <>
          <Where {...props} first={words.form.choose} fault={fault} />
          <TextField
            label={said.into}
            hint={said.intoHint}
            value={parameterLabel(draft.into)}
            fault={needed('into')}
            onChange={(event) => onDraft({ into: event.target.value === '' ? '' : parameterName(event.target.value) || draft.into })}
          />
        </>
      )
    case 'run-task':
      return <OtherTask {...props} />
    default:
      return missingCase(draft.kind)
  }
}

const MODIFIERS = Object.entries(words.gesture.modifier) as [Modifier, string][]

/** A key, pressed or named, with what is held. */
function KeyFields({ draft, fault, onDraft }: Props) {
  return (
    <>
      <TextField
        label={words.insert.key}
        hint={words.insert.keyHint}
        value={draft.key}
        fault={fault === 'key' ? words.edit.needed : undefined}
        list="common-keys"
        onKeyDown={(event) => {
          const pressed = pressedKey(event)
          if (!pressed) return
          event.preventDefault()
          onDraft(pressed)
        }}
        onChange={(event) => onDraft({ key: event.target.value })}
      />
      <datalist id="common-keys">
        {['Return', 'Tab', 'Escape', 'BackSpace', 'Delete', 'Home', 'End', 'Prior', 'Next', 'F2', 'F5'].map((key) => (
          <option key={key} value={key} />
        ))}
      </datalist>
      <fieldset className={styles.group}>
        <legend>{words.insert.holding}</legend>
        <div className={styles.ticks}>
          {MODIFIERS.map(([modifier, text]) => (
            <Check
              key={modifier}
              label={text}
              checked={draft.modifiers.includes(modifier)}
              onChange={(yes) =>
                onDraft({ modifiers: MODIFIERS.map(([it]) => it).filter((it) => (it === modifier ? yes : draft.modifiers.includes(it))) })
              }
            />
          ))}
        </div>
      </fieldset>
    </>
  )
}

/** The place of another step that has one. */
function Where({ draft, task, fault, first, onDraft }: Props & { first: string }) {
  return (
    <ChoiceField
      label={words.insert.where}
      value={draft.where}
      fault={fault === 'where' ? words.edit.needed : undefined}
      onChange={(event) => onDraft({ where: event.target.value })}
    >
      <option value="">{first}</option>
      {task.steps.map(
        (step, index) =>
          step.target && (
            <option key={step.id} value={step.id}>
              {words.edit.stepLine(index + 1, step.target.name || plainText(piecesOf(step.caption)))}
            </option>
          ),
      )}
    </ChoiceField>
  )
}

/** Another task, and what its values are here: of the same name where there is one, else as it was shown. */
function OtherTask({ draft, task, fault, onDraft }: Props) {
  const { data: tasks = [] } = useTasks()
  const others = tasks.filter(({ id }) => id !== task.id)
  const chosen = others.find(({ id }) => id === draft.task)
  if (others.length === 0) return <p className={styles.soft}>{words.insert.noTasks}</p>
  function choose(id: string) {
    const other = others.find((it) => it.id === id)
    const own = new Set(task.parameters.map(({ name }) => name))
    const values = Object.fromEntries(
      (other?.parameters ?? [])
        .filter(({ type }) => type !== 'secret')
        .map(({ name, examples }): [string, InsertDraft['text']] => [
          name,
          own.has(name) ? [{ kind: 'slot', parameter: name }] : [{ kind: 'literal', text: examples[0] ?? '' }],
        ]),
    )
    onDraft({ task: id as TaskId | '', values, goal: other ? goalSentence(other.goal) : '' })
  }
  return (
    <>
      <ChoiceField
        label={words.insert.task}
        value={draft.task}
        fault={fault === 'task' ? words.edit.needed : undefined}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{words.form.choose}</option>
        {others.map((other) => (
          <option key={other.id} value={other.id}>
            {plainText(other.goal)}
          </option>
        ))}
      </ChoiceField>
      {chosen?.parameters
        .filter(({ type }) => type !== 'secret')
        .map(({ name }) => (
          <SlotEditor
            key={`${chosen.id} ${name}`}
            label={words.insert.taskValue(parameterLabel(name))}
            parts={draft.values[name] ?? []}
            parameters={task.parameters}
            onChange={(parts) => onDraft({ values: { ...draft.values, [name]: parts } })}
          />
        ))}
    </>
  )
}
