import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button, type ButtonLook, IconButton } from './button.tsx'
import { classes } from './classes.ts'
import styles from './menu.module.css'

export type MenuItem = {
  text: string
  icon?: ReactNode
  /** Why it cannot be chosen now; it is shown and said, and does nothing. */
  not?: string
  danger?: boolean
  onChoose: () => void
}

type Props = {
  label: string
  items: readonly MenuItem[]
  icon: ReactNode
  look?: ButtonLook
  small?: boolean
  text?: boolean
  disabled?: boolean
}

/** A button with a short list of things to do. Arrow keys move, Esc closes; the focus goes back to the button. */
export function Menu({ label, items, icon, look, small, text, disabled }: Props) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const close = () => {
    setOpen(false)
    frame.current?.querySelector<HTMLElement>('button')?.focus()
  }
  const shared = { 'aria-haspopup': 'menu', 'aria-expanded': open, 'aria-controls': id, disabled, onClick: () => setOpen(!open) } as const
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears when the focus has left both the button and the list
    <div
      ref={frame}
      className={styles.frame}
      onBlur={(event) => {
        if (!frame.current?.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      {text ? (
        <Button look={look} small={small} icon={icon} {...shared}>
          {label}
        </Button>
      ) : (
        <IconButton label={label} look={look} small={small} data-tip-left {...shared}>
          {icon}
        </IconButton>
      )}
      {open && <List id={id} label={label} items={items} onClose={close} />}
    </div>
  )
}

function List({ id, label, items, onClose }: { id: string; label: string; items: readonly MenuItem[]; onClose: () => void }) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = list.current
    element?.querySelector<HTMLElement>('button')?.focus()
    // Near the lower edge it opens upwards.
    if (element && element.getBoundingClientRect().bottom > window.innerHeight - 8) element.dataset.up = ''
    if (element && element.getBoundingClientRect().left < 8) element.dataset.right = ''
  }, [])
  return (
    <div ref={list} id={id} role="menu" aria-label={label} className={styles.list} onKeyDown={(event) => moveOrClose(event, onClose)}>
      {items.map((item) => (
        <button
          key={item.text}
          type="button"
          role="menuitem"
          tabIndex={-1}
          aria-disabled={item.not !== undefined}
          title={item.not}
          className={classes(styles.item, item.danger && styles.danger)}
          onClick={() => {
            if (item.not !== undefined) return
            onClose()
            item.onChoose()
          }}
        >
          {item.icon}
          {item.text}
        </button>
      ))}
    </div>
  )
}

function moveOrClose(event: KeyboardEvent<HTMLDivElement>, onClose: () => void) {
  if (event.key === 'Escape') {
    event.preventDefault()
    event.stopPropagation()
    onClose()
    return
  }
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  const here = items.indexOf(document.activeElement as HTMLElement)
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: items.length - 1 }[event.key]
  if (to === undefined) return
  event.preventDefault()
  event.stopPropagation()
  items.at(to % items.length)?.focus()
}
