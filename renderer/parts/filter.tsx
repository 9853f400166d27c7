import { Search } from 'lucide-react'
import styles from './filter.module.css'

/** Narrows a list while one types. */
export function Filter({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <label className={styles.filter}>
      <Search aria-hidden="true" />
      <span className="only-heard">{label}</span>
      <input type="search" placeholder={label} value={value} spellCheck={false} onChange={(event) => onChange(event.target.value)} />
    </label>
  )
}
