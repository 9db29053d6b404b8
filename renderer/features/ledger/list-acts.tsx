import { Button } from 'antd'
import { memo, useMemo, useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { HandOverDialog } from '#renderer/decision/hand-over-dialog.tsx'
import { LEDGER } from '#renderer/messages/ledger.ts'
import { BatchPrintButton } from '#renderer/printing/batch-print-button.tsx'
import type { LedgerClient } from '#renderer/store/ledger/ledger-client.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import { MOST_HANDED_OVER } from '#shared/bridge-ledger.ts'
import type { LedgerColumn } from '#shared/ledger/ledger-query.ts'
import { MOST_PRINTED } from '#shared/printing/print-run.ts'
import { ExportDialog } from './export-dialog.tsx'
import { exportScopes } from './export-scope.ts'
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

/** Nothing to print, the same each time. */
const NONE: readonly string[] = []

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
  const ids = useMemo(() => [...selection.ids], [selection.ids])
  const isAny = ids.length > 0
  const isTooMany = ids.length > MOST_PRINTED
  const canExport = exportScopes({ selected: ids.length, found }).length > 0
  const canHand = isAny && ids.length <= MOST_HANDED_OVER
  useShortcuts({
    j: canHand ? () => setAsked('hand-over') : undefined,
    'Ctrl+s': canExport ? () => setAsked('export') : undefined,
  })
  return (
    <span className={styles.acts}>
      {isTooMany && <span className={styles.notice}>{LEDGER.tooManyToPrint(MOST_PRINTED)}</span>}
      <BatchPrintButton filingIds={isTooMany ? NONE : ids} coming={selection} />
      {canHand && <ActButton act="hand-over" isPossible onAct={setAsked} />}
      {isAny && !canHand && (
        <span className={styles.notice}>{LEDGER.tooManyToHandOver(MOST_HANDED_OVER)}</span>
      )}
      {isAny && (
        <Button type="link" onClick={selection.clear}>
          {LEDGER.deselect}
        </Button>
      )}
      <ActButton act="export" isPossible={canExport} onAct={setAsked} />
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

const ACTS = {
  'hand-over': { id: 'ledger-hand-over', label: LEDGER.handOver, keyName: LEDGER.handOverKey },
  export: { id: 'ledger-export', label: LEDGER.export, keyName: LEDGER.exportKey },
} as const

interface ActButtonProps {
  readonly act: keyof typeof ACTS
  readonly isPossible: boolean
  readonly onAct: (act: keyof typeof ACTS) => void
}

/** Opens the dialog of an act; another number of found filings does not draw it again. */
const ActButton = memo(function ActButton({ act, isPossible, onAct }: ActButtonProps) {
  const { id, label, keyName } = ACTS[act]
  return (
    <Button id={id} type="link" disabled={!isPossible} onClick={() => onAct(act)}>
      {label} <KeyHint>{keyName}</KeyHint>
    </Button>
  )
})
