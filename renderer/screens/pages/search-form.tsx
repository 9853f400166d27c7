import { Search, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { words } from '../../words/index.ts'
import styles from './search-form.module.css'

/** Asks memory in the person's own words. */
export function SearchForm({ asked, onAsk }: { asked: string; onAsk: (request: string) => void }) {
  const [typed, setTyped] = useState(asked)
  return (
    <search>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          onAsk(typed.trim())
        }}
      >
        <label className={styles.field}>
          <Search aria-hidden="true" />
          <span className="only-heard">{words.pages.search}</span>
          <input
            type="search"
            value={typed}
            placeholder={words.pages.searchHint}
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <Button type="submit" disabled={typed.trim() === ''}>
          {words.pages.searchGo}
        </Button>
        {asked !== '' && (
          <Button
            look="quiet"
            icon={<X aria-hidden="true" />}
            onClick={() => {
              setTyped('')
              onAsk('')
            }}
          >
            {words.pages.searchClear}
          </Button>
        )}
      </form>
    </search>
  )
}
