import type { ReactNode } from 'react'
import { BOOKS } from '#renderer/messages/books.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import styles from './books-frame.module.css'

/** The screens about all filings together. */
export type Book = keyof typeof BOOKS.tabs

// The keys are those of the record, in its order.
const ORDER = Object.keys(BOOKS.tabs) as readonly Book[]

interface BooksFrameProps {
  readonly current: Book
  readonly onGo: (book: Book) => void
  readonly children: ReactNode
}

/** One of the books under the tabs that lead to the others. */
export function BooksFrame({ current, onGo, children }: BooksFrameProps) {
  useShortcuts(
    Object.fromEntries(ORDER.map((book, at) => [`Ctrl+${at + 1}`, () => onGo(book)] as const)),
  )
  return (
    <div className={styles.frame}>
      <nav className={styles.tabs} aria-label={BOOKS.label}>
        {ORDER.map((book, at) => (
          <button
            key={book}
            id={`book-${book}`}
            type="button"
            aria-current={book === current ? 'page' : undefined}
            onClick={() => onGo(book)}
          >
            {BOOKS.tabs[book]} <KeyHint>{`Ctrl+${at + 1}`}</KeyHint>
          </button>
        ))}
      </nav>
      <div className={styles.book}>{children}</div>
    </div>
  )
}
