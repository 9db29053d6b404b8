import { Descriptions } from 'antd'
import { COMMON } from '#renderer/messages/common.ts'
import { FILING } from '#renderer/messages/filing.ts'
import { Panel } from '#renderer/ui/panel.tsx'
import type { Filing } from '#shared/filing/filing.ts'
import type { Tables } from '#shared/reference-data.ts'
import { describeEntry } from './describe-entry.ts'
import styles from './filing.module.css'
import { FilingHead } from './filing-head.tsx'
import { FormsPanel } from './forms-panel.tsx'
import { TimelinePanel } from './timeline-panel.tsx'
import { useFiling } from './use-filing.ts'

interface FilingScreenProps {
  readonly filingId: string
  readonly tables: Tables
  readonly onNextFiling: () => void
}

/** 备案: an accepted filing, its papers and its way to the subsystem. */
export function FilingScreen({ filingId, tables, onNextFiling }: FilingScreenProps) {
  const { file, problem, sendNow } = useFiling(filingId)
  if (file === undefined) {
    return <p className={styles.loading}>{problem === '' ? COMMON.loading : problem}</p>
  }
  return (
    <div className={styles.page}>
      <FilingHead
        file={file}
        onSendNow={(entryId) => void sendNow(entryId)}
        onNextFiling={onNextFiling}
      />
      {problem !== '' && <p className={styles.problem}>{problem}</p>}
      <div className={styles.columns}>
        <EntryPanel filing={file.filing} tables={tables} />
        <div className={styles.side}>
          <FormsPanel filingId={filingId} />
          <TimelinePanel events={file.events} />
        </div>
      </div>
    </div>
  )
}

function EntryPanel({ filing, tables }: { readonly filing: Filing; readonly tables: Tables }) {
  return (
    <Panel title={FILING.entry}>
      <Descriptions
        bordered
        column={2}
        items={describeEntry(filing, tables).map(({ key, label, text, isWide }) => ({
          key,
          label,
          children: text,
          ...(isWide && { span: 'filled' as const }),
        }))}
      />
    </Panel>
  )
}
