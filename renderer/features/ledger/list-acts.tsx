import { Button } from 'antd'
import { memo, useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { HandOverDialog } from '#renderer/life/hand-over-dialog.tsx'
import { LEDGER } from '#renderer/messages/ledger.ts'
import { BatchPrintButton } from '#renderer/printing/batch-print-button.tsx'
import type { LedgerClient } from '#renderer/store/ledger/ledger-client.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import { MOST_HANDED_OVER } from '#shared/bridge-ledger.ts'
import type { LedgerColumn } from '#shared/ledger/ledger-query.ts'
import { MOST_PRINTED } from '#shared/printing/print-run.ts'
import { ExportDialog } from './export-dialog.tsx'
import styles from './ledger.module.css'
import type { Selection } from './use-selection.ts'

export interface ListActsProps {
  readonly client: LedgerClient
  readonly columns: readonly LedgerColumn[]
  /** How many were found. */
  readonly found: number
  readonly selection: Selection
  /** What became of an act. */
  readonly onSaid: (words: string) => void
}

/** What can be done with the ticked filings, or with all that were found; a batch that stands is offered without any. */
export const ListActs = memo(function ListActs({
  client,
  columns,
  found,
  selection,
  onSaid,
}: ListActsProps) {
  const [asked, setAsked] = useState<'export' | 'hand-over'>()
  const close = () => setAsked(undefined)
  const done = (words: string) => {
    close()
    onSaid(words)
  }
  const ids = [...selection.ids]
  const isAny = ids.length > 0
  const isTooMany = ids.length > MOST_PRINTED
  const canHand = isAny && ids.length <= MOST_HANDED_OVER
  useShortcuts({
    j: canHand ? () => setAsked('hand-over') : undefined,
    'Ctrl+s': found > 0 ? () => setAsked('export') : undefined,
  })
  return (
    <span className={styles.acts}>
      {isTooMany && <span className={styles.notice}>{LEDGER.tooManyToPrint(MOST_PRINTED)}</span>}
      <BatchPrintButton filingIds={isTooMany ? [] : ids} coming={selection} />
      {canHand && (
        <Button id="ledger-hand-over" type="link" onClick={() => setAsked('hand-over')}>
          {LEDGER.handOver} <KeyHint>{LEDGER.handOverKey}</KeyHint>
        </Button>
      )}
      {isAny && (
        <Button type="link" onClick={selection.clear}>
          {LEDGER.deselect}
        </Button>
      )}
      <Button
        id="ledger-export"
        type="link"
        disabled={found === 0}
        onClick={() => setAsked('export')}
      >
        {LEDGER.export} <KeyHint>{LEDGER.exportKey}</KeyHint>
      </Button>
      {asked === 'export' && (
        <ExportDialog
          client={client}
          columns={columns}
          selected={selection.ids}
          found={found}
          onExported={(path) => done(LEDGER.exported(path))}
          onClose={close}
        />
      )}
      {asked === 'hand-over' && (
        <HandOverDialog
          subject={LEDGER.handOverSubject(ids.length)}
          words={LEDGER.handOverWords}
          decide={(operatorNumber) => call('ledger.handOver', { filingIds: ids, operatorNumber })}
          onDone={({ handedOver, idle, underWay }) =>
            done(LEDGER.handedOver(handedOver, idle, underWay))
          }
          onClose={close}
        />
      )}
    </span>
  )
})
