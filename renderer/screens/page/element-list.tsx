import { useState } from 'react'
import type { PageElement } from '#contract'
import { Button } from '../../parts/button.tsx'
import { words } from '../../words/index.ts'
import styles from './element-list.module.css'

const SHOWN_AT_FIRST = 40

/** What is on a page; pointing at one, or coming to it with Tab, shows it on the picture. */
export function ElementList({
  elements,
  onPoint,
}: {
  elements: readonly PageElement[]
  onPoint: (element: PageElement | undefined) => void
}) {
  const [all, setAll] = useState(false)
  const named = elements.filter((element) => element.name !== '')
  const shown = all ? named : named.slice(0, SHOWN_AT_FIRST)
  return (
    <div className={styles.elements}>
      <h2 className={styles.title}>
        {words.pages.elements} <span className={styles.count}>{named.length}</span>
      </h2>
      <ul onPointerLeave={() => onPoint(undefined)}>
        {shown.map((element, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two elements may be alike in all they have
          <li key={index}>
            <button
              type="button"
              className={styles.element}
              onPointerEnter={() => onPoint(element)}
              onFocus={() => onPoint(element)}
              onBlur={() => onPoint(undefined)}
            >
              <span className={styles.name}>{element.name}</span>
              <span className={styles.role}>{words.role[element.role]}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length < named.length && (
        <Button small look="quiet" onClick={() => setAll(true)}>
          {words.pages.moreElements(named.length - shown.length)}
        </Button>
      )}
    </div>
  )
}
