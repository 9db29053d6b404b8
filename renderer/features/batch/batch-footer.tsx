import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { BATCH } from '#renderer/messages/batch.ts'
import { BatchPrintButton } from '#renderer/printing/batch-print-button.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import type { Batch } from '#shared/batch/batch.ts'
import styles from './batch.module.css'
import { countRows } from './rows.ts'
import { Running } from './running.tsx'
import type { BatchWork } from './use-batch.ts'

interface BatchFooterProps {
  readonly work: BatchWork
  readonly batch: Batch
}

/** How far the list has come, and the way on. */
export function BatchFooter({ work, batch }: BatchFooterProps) {
  const counts = countRows(batch.rows)
  const isBusy = work.work !== 'nothing'
  const isRunning = work.work === 'filing' || work.work === 'cancelling'
  return (
    <footer className={styles.footer} role="contentinfo">
      <div className={styles.summary} aria-live="polite">
        {isBusy ? <Running /> : <Outcome work={work} batch={batch} />}
      </div>
      {isRunning ? (
        <Button
          id="cancel-batch"
          autoFocus
          size="large"
          disabled={work.work === 'cancelling'}
          onClick={() => void work.cancel()}
        >
          {work.work === 'cancelling' ? BATCH.cancelling : BATCH.cancel}
        </Button>
      ) : (
        <>
          <BatchPrintButton filingIds={filedIds(batch)} />
          <Button
            id="save-result"
            // After a run the cursor goes on to its result.
            autoFocus={counts.filed > 0}
            disabled={isBusy}
            onClick={() => void work.saveResult()}
          >
            {BATCH.save} <KeyHint>{BATCH.saveKey}</KeyHint>
          </Button>
          <Button
            id="file-batch"
            type="primary"
            size="large"
            disabled={isBusy || counts.ready === 0}
            onClick={() => void work.file()}
          >
            {counts.ready === 0 ? BATCH.nothingToFile : BATCH.file(counts.ready)}{' '}
            <KeyHint>{BATCH.fileKey}</KeyHint>
          </Button>
        </>
      )}
    </footer>
  )
}

/** The filings the list became, in its order. */
function filedIds({ rows }: Batch): readonly string[] {
  return rows.map(({ filingId }) => filingId).filter((filingId) => filingId !== '')
}

function Outcome({ work: { answer }, batch }: BatchFooterProps) {
  const { filed, ready, faulty } = countRows(batch.rows)
  const hint = filed > 0 ? BATCH.done : ready > 0 ? BATCH.readyHint : BATCH.faultyHint
  return (
    <>
      <p className={faulty === 0 ? styles.right : undefined}>
        {faulty === 0 && <CheckCircleFilled />} {BATCH.summary(filed, ready, faulty)}
      </p>
      {answer.words === '' ? (
        <p className={styles.hint}>{hint}</p>
      ) : (
        <p className={answer.isGood ? styles.saved : styles.wrong}>
          {!answer.isGood && <ExclamationCircleFilled />} {answer.words}
        </p>
      )}
    </>
  )
}
