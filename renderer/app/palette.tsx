import { AppWindow, ArrowRight, type LucideIcon, MessageCircle, Play, Search } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { classes } from '../parts/classes.ts'
import { Keycaps } from '../parts/keycap.tsx'
import { api } from '../state/api.ts'
import { type PaletteEntry, paletteEntries } from '../state/palette-entries.ts'
import { useTasks } from '../state/tasks.ts'
import { useCall } from '../state/use-call.ts'
import { words } from '../words/index.ts'
import styles from './palette.module.css'

const ICONS: Record<PaletteEntry['kind'], LucideIcon> = { run: Play, go: ArrowRight, page: AppWindow, ask: MessageCircle }

/** Ctrl+K: type a few letters of a task, a page or a place; or what to do. */
export function Palette({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const tasks = useTasks()
  const pages = useCall('pages', () => api().page.list({}))
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const entries = paletteEntries(typed, tasks.data ?? [], pages.data ?? [])
  const current = Math.min(chosen, entries.length - 1)

  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    if (element && !element.open) element.showModal()
    return () => {
      element?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  function open(entry: PaletteEntry | undefined) {
    if (!entry) return
    onClose()
    window.location.hash = entry.href
  }

  function onKeyDown(event: React.KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && entries.length > 0) {
      event.preventDefault()
      setChosen((current + step + entries.length) % entries.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      open(entries[current])
    }
  }

  return (
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label={words.palette.label}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
      onKeyDown={onKeyDown}
    >
      <div className={styles.ask}>
        <Search aria-hidden="true" />
        <input
          className={styles.input}
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={entries[current] ? `${id}-${current}` : undefined}
          aria-label={words.palette.label}
          placeholder={words.palette.placeholder}
          autoFocus
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setChosen(0)
          }}
        />
      </div>
      <div className={styles.list} id={`${id}-list`} role="listbox" aria-label={words.palette.label}>
        {entries.map((entry, index) => (
          <Row
            key={entry.id}
            id={`${id}-${index}`}
            entry={entry}
            selected={index === current}
            onPoint={() => setChosen(index)}
            onOpen={() => open(entry)}
          />
        ))}
      </div>
      <footer className={styles.foot}>
        <span>
          <Keycaps keys="Up" /> <Keycaps keys="Down" /> {words.palette.hint}
        </span>
        <span>
          <Keycaps keys="Return" /> {words.palette.hintOpen}
        </span>
        <span>
          <Keycaps keys="Escape" /> {words.palette.hintClose}
        </span>
      </footer>
    </dialog>
  )
}

function Row({
  id,
  entry,
  selected,
  onPoint,
  onOpen,
}: {
  id: string
  entry: PaletteEntry
  selected: boolean
  onPoint: () => void
  onOpen: () => void
}) {
  const Icon = ICONS[entry.kind]
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled where the focus is, in the input of the combobox
    <div
      ref={row}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className={classes(styles.row, selected && styles.selected)}
      onPointerMove={onPoint}
      onClick={onOpen}
    >
      <Icon aria-hidden="true" />
      <span className={styles.text}>
        {entry.kind !== 'ask' && <span className={styles.verb}>{words.palette[entry.kind]} </span>}
        {entry.text}
      </span>
      {entry.detail && <span className={styles.detail}>{entry.detail}</span>}
    </div>
  )
}
