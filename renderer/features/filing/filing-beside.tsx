import { COMMON } from '#renderer/messages/common.ts'
import { FILING } from '#renderer/messages/filing.ts'
import { FILING_LOOKS, OUTBOX_LOOKS } from '#renderer/messages/looks.ts'
import { filingStateWords } from '#renderer/messages/states.ts'
import { StateTag } from '#renderer/ui/state-tag.tsx'
import type { Tables } from '#shared/reference-data.ts'
import { isOpen } from '#shared/sync/outbox-plan.ts'
import { describeEntry } from './describe-entry.ts'
import styles from './filing-beside.module.css'
import { FormsPanel } from './forms-panel.tsx'
import { TimelinePanel } from './timeline-panel.tsx'
import { useFiling } from './use-filing.ts'

interface FilingBesideProps {
  readonly filingId: string
  readonly tables: Tables
}

/** A filing as it stands beside a list: what was filed, its papers, what happened. */
export function FilingBeside({ filingId, tables }: FilingBesideProps) {
  const { file, problem } = useFiling(filingId)
  if (file === undefined) {
    return <p className={styles.loading}>{problem === '' ? COMMON.loading : problem}</p>
  }
  const { filing, outbox, events } = file
  const entry = outbox.find(isOpen)
  const look = entry ? OUTBOX_LOOKS[entry.state] : FILING_LOOKS[filing.status]
  return (
    <div className={styles.beside}>
      <h2 className={styles.name}>{filing.entry.name}</h2>
      <p className={styles.number}>
        {FILING.acceptanceNumber} {filing.acceptanceNumber}
      </p>
      <p className={styles.sentence}>
        <StateTag look={look}>{filingStateWords(filing, entry)}</StateTag>
      </p>
      <dl className={styles.entry}>
        {describeEntry(filing, tables).map(({ key, label, text }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <FormsPanel filing={filing} />
      <TimelinePanel events={events} />
    </div>
  )
}
