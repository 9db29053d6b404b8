import { Descriptions } from 'antd'
import { PagesPanel } from '#renderer/capture/pages-panel.tsx'
import { usePageUploads } from '#renderer/capture/use-page-uploads.ts'
import { COMMON } from '#renderer/messages/common.ts'
import { FILING } from '#renderer/messages/filing.ts'
import { Panel } from '#renderer/ui/panel.tsx'
import type { FilingFile } from '#shared/bridge-filing.ts'
import type { Draft, Filing } from '#shared/filing/filing.ts'
import { materialName } from '#shared/filing/material-name.ts'
import type { Tables } from '#shared/reference-data.ts'
import { ActionsBar } from './actions-bar.tsx'
import { describeEntry } from './describe-entry.ts'
import styles from './filing.module.css'
import { FilingHead } from './filing-head.tsx'
import type { LifeAction } from './find-refusal.ts'
import { FormsPanel } from './forms-panel.tsx'
import { ObligationsPanel } from './obligations-panel.tsx'
import { TimelinePanel } from './timeline-panel.tsx'
import { type OpenFiling, useFiling } from './use-filing.ts'

interface FilingScreenProps {
  readonly filingId: string
  /** What is to be done here at once. */
  readonly act?: LifeAction | undefined
  readonly tables: Tables
  /** Who is at the window: 作废 needs somebody else. */
  readonly operatorNumber: string
  readonly onNextFiling: () => void
  readonly onChange: (filing: Filing) => void
  readonly onRenewed: (draft: Draft) => void
}

/** 备案: an accepted filing, its papers and its way to the subsystem. */
export function FilingScreen(props: FilingScreenProps) {
  const { file, problem, sendNow } = useFiling(props.filingId)
  return file === undefined ? (
    <p className={styles.loading}>{problem === '' ? COMMON.loading : problem}</p>
  ) : (
    <FilingPage {...props} file={file} problem={problem} sendNow={sendNow} />
  )
}

interface FilingPageProps extends FilingScreenProps, Omit<OpenFiling, 'file'> {
  readonly file: FilingFile
}

function FilingPage({ file, problem, sendNow, ...props }: FilingPageProps) {
  const { filingId, tables, onNextFiling } = props
  const uploads = usePageUploads(file.filing)
  return (
    <div className={styles.page}>
      <FilingHead
        file={file}
        refusedPages={uploads.counts.refused}
        onSendNow={(entryId) => void sendNow(entryId)}
        onNextFiling={onNextFiling}
      />
      {problem !== '' && <p className={styles.problem}>{problem}</p>}
      <ActionsBar
        file={file}
        tables={tables}
        operatorNumber={props.operatorNumber}
        act={props.act}
        onChange={() => props.onChange(file.filing)}
        onRenewed={props.onRenewed}
      />
      <div className={styles.columns}>
        <div className={styles.main}>
          <EntryPanel filing={file.filing} tables={tables} />
          <PagesPanel
            filingId={filingId}
            uploads={uploads}
            materialName={(requirement) => materialName(file.filing, tables.policies, requirement)}
          />
        </div>
        <div className={styles.side}>
          <FormsPanel filing={file.filing} />
          <ObligationsPanel filing={file.filing} tables={tables} />
          <TimelinePanel events={file.events} />
        </div>
      </div>
    </div>
  )
}

function EntryPanel({ filing, tables }: { readonly filing: Filing; readonly tables: Tables }) {
  return (
    <Panel title={FILING.entry} isText>
      <Descriptions
        bordered
        column={2}
        classNames={{ label: styles.entryLabel ?? '' }}
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
