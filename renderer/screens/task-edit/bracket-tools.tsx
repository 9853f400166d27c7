import { Ellipsis, Pencil, X } from 'lucide-react'
import { Menu } from '../../parts/menu.tsx'
import { words } from '../../words/index.ts'

type Tools = { onChange: () => void; onRemove: () => void }

export function BlockTools({ onChange, onRemove }: Tools) {
  return (
    <Both
      label={words.edit.blockTools}
      change={words.edit.blockChange}
      remove={words.edit.blockRemove}
      onChange={onChange}
      onRemove={onRemove}
    />
  )
}

export function GoalTools({ name, onChange, onRemove }: Tools & { name: string }) {
  return (
    <Both
      label={words.edit.goalTools(name)}
      change={words.edit.goalChange}
      remove={words.edit.goalRemove}
      onChange={onChange}
      onRemove={onRemove}
    />
  )
}

function Both({ label, change, remove, onChange, onRemove }: Tools & { label: string; change: string; remove: string }) {
  return (
    <Menu
      small
      label={label}
      icon={<Ellipsis aria-hidden="true" />}
      items={[
        { text: change, icon: <Pencil aria-hidden="true" />, onChoose: onChange },
        { text: remove, icon: <X aria-hidden="true" />, onChoose: onRemove },
      ]}
    />
  )
}
