import { FolderOpenOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { ARCHIVE } from '#renderer/messages/archive.ts'
import { COMMON } from '#renderer/messages/common.ts'
import { Panel } from '#renderer/ui/panel.tsx'
import type { ArchiveState } from '#shared/archive/archive.ts'
import { spaceWords } from '#shared/space.ts'
import styles from './archive.module.css'
import { ArchiveDialog } from './archive-dialog.tsx'
import { ArchiveOutcomeLines } from './archive-outcome.tsx'
import { RetentionForm } from './retention-form.tsx'
import { RunForm } from './run-form.tsx'
import { useArchives } from './use-archive.ts'

/** 材料图像归档: what may leave the machine, the run over it, and files from before. */
export function ArchivePanel() {
  const archives = useArchives()
  const [isReading, setReading] = useState(false)
  const { state, outcome } = archives
  return (
    <Panel
      title={ARCHIVE.title}
      extra={
        <span className={styles.extra}>
          {state && <span className={styles.faint}>{ARCHIVE.archived(state.archivedPages)}</span>}
          <Button id="openArchive" icon={<FolderOpenOutlined />} onClick={() => setReading(true)}>
            {ARCHIVE.open}
          </Button>
        </span>
      }
    >
      <p className={styles.intro}>{ARCHIVE.intro}</p>
      {state === undefined ? (
        <p className={styles.faint}>
          {archives.failure === '' ? COMMON.loading : archives.failure}
        </p>
      ) : (
        <div className={styles.columns}>
          <DueTable state={state} />
          <div>
            <RetentionForm days={state.retentionDays} archives={archives} />
            <RunForm state={state} archives={archives} />
          </div>
        </div>
      )}
      {outcome && <ArchiveOutcomeLines outcome={outcome} />}
      {isReading && <ArchiveDialog onClose={() => setReading(false)} />}
    </Panel>
  )
}

/** What is due month by month, and how many filings stay, by why. */
function DueTable({ state: { due, kept } }: { readonly state: ArchiveState }) {
  const stays = ARCHIVE.kept(kept)
  return (
    <section aria-label={ARCHIVE.dueTitle}>
      <table className={styles.due}>
        <caption>{ARCHIVE.dueTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{ARCHIVE.month}</th>
            <th scope="col">{ARCHIVE.filings}</th>
            <th scope="col">{ARCHIVE.pages}</th>
            <th scope="col">{ARCHIVE.size}</th>
          </tr>
        </thead>
        <tbody>
          {due.map(({ month, filings, pages, bytes }) => (
            <tr key={month}>
              <th scope="row">{month}</th>
              <td>{filings}</td>
              <td>{pages}</td>
              <td>{spaceWords(bytes)}</td>
            </tr>
          ))}
          {due.length === 0 && (
            <tr>
              <td colSpan={4} className={styles.nothing}>
                {ARCHIVE.nothing}
                {kept.nextDay !== null && `；${ARCHIVE.nextDay(kept.nextDay)}`}
              </td>
            </tr>
          )}
        </tbody>
      </table>
      {stays !== '' && (
        <p className={styles.faint}>
          {ARCHIVE.keptTitle}
          {stays}
        </p>
      )}
    </section>
  )
}
