import { useId } from 'react'
import { Check } from '../../parts/check.tsx'
import { TextField } from '../../parts/field.tsx'
import { Problem } from '../../parts/notice.tsx'
import { Spinner } from '../../parts/spinner.tsx'
import { programName } from '../../state/format.ts'
import { type OpenProgram, usePrograms } from '../../state/programs.ts'
import { words } from '../../words/index.ts'
import styles from './scope-fields.module.css'

type Only = Record<string, string>

/** The open programs to choose from, and of a chosen one which windows. One that was chosen and closed stays in the list. */
export function ChosenPrograms({ only, onOnly }: { only: Only; onOnly: (only: Only) => void }) {
  const { data, problem, again } = usePrograms()
  const open = data ?? []
  const away = Object.keys(only).filter((program) => !open.some((it) => it.program === program))
  const shown = [...open, ...away.map((program): OpenProgram => ({ program, titles: [] }))]
  return (
    <fieldset className={styles.group}>
      <legend className={styles.name}>{words.scope.open}</legend>
      {!data && !problem && <Spinner label={words.common.loading} />}
      {problem && <Problem problem={problem} onAgain={again} />}
      {data && shown.length === 0 && <p className={styles.away}>{words.scope.none}</p>}
      <ul className={styles.programs}>
        {shown.map(({ program, titles }) => (
          <li key={program}>
            <Check
              label={programName(program)}
              hint={titles.length === 0 ? words.scope.notOpen : titles.join(' · ')}
              checked={program in only}
              onChange={(yes) => onOnly(yes ? { ...only, [program]: '' } : without(only, program))}
            />
            {program in only && (
              <WindowTitle
                program={program}
                titles={titles}
                value={only[program] ?? ''}
                onChange={(title) => onOnly({ ...only, [program]: title })}
              />
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

function WindowTitle(props: { program: string; titles: string[]; value: string; onChange: (title: string) => void }) {
  const { program, titles, value, onChange } = props
  const id = useId()
  return (
    <div className={styles.title}>
      <TextField
        label={words.scope.titleLabel(programName(program))}
        hint={words.scope.titleHint}
        value={value}
        list={id}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={id}>
        {titles.map((title) => (
          <option key={title} value={title} />
        ))}
      </datalist>
    </div>
  )
}

function without(only: Only, program: string): Only {
  return Object.fromEntries(Object.entries(only).filter(([name]) => name !== program))
}
