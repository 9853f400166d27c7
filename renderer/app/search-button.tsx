import { Search } from 'lucide-react'
import { Button } from '../parts/button.tsx'
import { Keycaps } from '../parts/keycap.tsx'
import { words } from '../words/index.ts'
import { openPalette } from './palette-open.ts'

export function SearchButton() {
  return (
    <Button look="quiet" icon={<Search aria-hidden="true" />} aria-keyshortcuts="Control+K" onClick={() => openPalette(true)}>
      {words.frame.search}
      <Keycaps keys="Ctrl+K" />
    </Button>
  )
}
