import type { ReactNode } from 'react'
import styles from './panel.module.css'

interface PanelProps {
  readonly title: string
  /** Stands at the right of the title. */
  readonly extra?: ReactNode
  readonly isFlush?: boolean
  /** Has nothing to tab to: the body itself is a stop, so that the keyboard can scroll it. */
  readonly isText?: boolean
  readonly children: ReactNode
}

/** A white sheet with a title; its body scrolls when it has to. */
export function Panel({ title, extra, isFlush = false, isText = false, children }: PanelProps) {
  return (
    <section className={styles.panel} aria-label={title}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {extra}
      </header>
      <div className={isFlush ? styles.flush : styles.body} {...(isText && { tabIndex: 0 })}>
        {children}
      </div>
    </section>
  )
}

/** What a list says while it is empty. */
export function EmptyNote({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{title}</p>
      <p>{text}</p>
    </div>
  )
}
