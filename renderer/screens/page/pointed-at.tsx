import type { PageElement } from '#contract'
import styles from './pointed-at.module.css'

/** Shows on the page's picture where an element is. */
export function PointedAt({ element }: { element: PageElement }) {
  const { x, y, width, height } = element.place
  const part = (share: number) => `${share * 100}%`
  return (
    <span className={styles.pointed} style={{ left: part(x), top: part(y), width: part(width), height: part(height) }} aria-hidden="true" />
  )
}
