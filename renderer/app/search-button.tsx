import { Search } from 'lucide-react'
import { Button } from '../parts/button.tsx'
import { Keycaps } from '../parts/keycap.tsx'
import { words } from '../words/index.ts'
import { openPalette } from './palette-open.ts'
import styles from './search-button.module.css'

export function SearchButton() {
  return (
    <Button look="quiet" icon={<Search aria-hidden="true" />} aria-keyshortcuts="Control+K" onClick={() => openPalette(true)}>
      <span className={styles.text}>{words.frame.search}</span>
      <span className={styles.keys}>
        <Keycaps keys="Ctrl+K" />
      </span>
    </Button>
  )
}
