import type { KeyboardEvent, ReactNode } from 'react'
import styles from './row-list.module.css'

interface RowListProps {
  readonly label: string
  readonly children: ReactNode
}

/** A list of rows to be opened: the arrow keys, Home and End walk them. */
export function RowList({ label, children }: RowListProps) {
  return (
    <ul aria-label={label} onKeyDown={walk}>
      {children}
    </ul>
  )
}

interface RowProps {
  /** Enter, Space or a click opens the row. */
  readonly onOpen: () => void
  /** Stands at the right of the first line. */
  readonly aside?: ReactNode
  /** A second line. */
  readonly below?: ReactNode
  /** A control of the row besides opening it. */
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** One row: what it is, where it stands, and at most one thing to do besides opening it. */
export function Row({ onOpen, aside, below, action, children }: RowProps) {
  return (
    <li className={styles.line}>
      <button type="button" data-row className={styles.row} onClick={onOpen}>
        <span className={styles.words}>{children}</span>
        <span className={styles.aside}>{aside}</span>
        {below && <span className={styles.below}>{below}</span>}
      </button>
      {action}
    </li>
  )
}

/** Puts the cursor into the first row under an element, or on the element where it has none. */
export function focusFirstRow(id: string): void {
  const place = document.getElementById(id)
  const row = place?.querySelector<HTMLElement>('[data-row]')
  const target = row ?? place
  target?.focus()
}

function walk(event: KeyboardEvent<HTMLUListElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  // Anything else than one of the rows is simply not among them.
  const at = rows.indexOf(event.target as HTMLElement)
  const next: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: rows.length - 1,
  }
  const wanted = next[event.key]
  if (at < 0 || wanted === undefined) return
  event.preventDefault()
  rows[wanted]?.focus()
}
