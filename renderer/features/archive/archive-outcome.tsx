import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'
import { useEffect, useRef } from 'react'
import { ARCHIVE } from '#renderer/messages/archive.ts'
import type { ArchiveOutcome } from '#shared/archive/archive.ts'
import { spaceWords } from '#shared/space.ts'
import styles from './archive.module.css'

/** What came of a run: every file that holds pages now, and what stayed and why. */
export function ArchiveOutcomeLines({ outcome }: { readonly outcome: ArchiveOutcome }) {
  const { files, isCalledOff, unreadable, damaged, problem } = outcome
  const wrong = [
    isCalledOff ? ARCHIVE.calledOff : '',
    problem === '' ? '' : ARCHIVE.stopped(problem),
    unreadable.length === 0 ? '' : ARCHIVE.unreadable(unreadable),
    damaged.length === 0 ? '' : ARCHIVE.damaged(damaged),
  ].filter((words) => words !== '')
  const lines = useRef<HTMLDivElement>(null)
  // The button that was pressed last is gone.
  useEffect(() => lines.current?.focus(), [])
  return (
    <div ref={lines} className={styles.outcome} role="status" tabIndex={-1}>
      {files.map((file) => (
        <p key={file.name} className={styles.good}>
          <CheckCircleFilled /> {ARCHIVE.file(file, spaceWords(file.bytes))}
        </p>
      ))}
      {wrong.map((words) => (
        <p key={words} className={styles.wrong}>
          <ExclamationCircleFilled /> {words}
        </p>
      ))}
    </div>
  )
}
