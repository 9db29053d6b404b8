import { type ReactNode, useEffect } from 'react'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { EmptyNote, Panel } from '#renderer/ui/panel.tsx'
import { focusFirstRow, RowList } from '#renderer/ui/row-list.tsx'
import styles from './today.module.css'

interface SectionProps {
  /** DOM id, by which a number key finds the section. */
  readonly id: string
  /** The number key. */
  readonly hint: string
  readonly title: string
  /** All there are, also those the list leaves out; undefined until they were counted. */
  readonly count: number | undefined
  readonly tone?: 'calm' | 'amber' | 'red'
  readonly empty: { readonly title: string; readonly text: string }
  readonly isEmpty: boolean
  readonly extra?: ReactNode
  readonly children: ReactNode
}

/** One list of the day: title, number, key, rows; a calm word where there are none. */
export function Section(props: SectionProps) {
  const { id, hint, title, count, tone = 'calm', empty, isEmpty, extra, children } = props
  useEffect(() => {
    // The cursor came before the rows did.
    if (!isEmpty && document.activeElement?.id === id) focusFirstRow(id)
  }, [isEmpty, id])
  return (
    <Panel
      title={title}
      isFlush
      extra={
        <span className={styles.sectionEnd}>
          {extra}
          <b className={styles.number} data-tone={count ? tone : 'calm'}>
            {count ?? ' '}
          </b>
          <KeyHint>{hint}</KeyHint>
        </span>
      }
    >
      <div id={id} className={styles.section} tabIndex={-1}>
        {isEmpty ? (
          count !== undefined && <EmptyNote title={empty.title} text={empty.text} />
        ) : (
          <RowList label={title}>{children}</RowList>
        )}
      </div>
    </Panel>
  )
}
