import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { memo, useState } from 'react'
import { PRINT } from '#renderer/messages/print.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import { MOST_PRINTED } from '#shared/printing/print-run.ts'
import { BatchPrintDialog } from './batch-print-dialog.tsx'

interface BatchPrintButtonProps {
  readonly filingIds: readonly string[]
  /** A choice that may be still on its way: a key pressed meanwhile is for what then is chosen. */
  readonly coming?: { readonly isComing: boolean; settled(): Promise<readonly string[]> }
}

/** 批量打印 of the filings of a list; while a batch has not ended, the way back to it. */
export const BatchPrintButton = memo(function BatchPrintButton(props: BatchPrintButtonProps) {
  const { filingIds, coming } = props
  const { value } = useDeskQuery('print.current', {})
  const [chosen, setChosen] = useState<readonly string[]>()
  const unfinished = value?.run ?? null
  // Not before the desk has answered: the dialog is either a choice or the batch that stands.
  const isComing = coming?.isComing === true
  const isOffered = value !== undefined && (filingIds.length > 0 || isComing || unfinished !== null)
  const open = (ids: readonly string[]) => {
    const isPrintable = ids.length > 0 && ids.length <= MOST_PRINTED
    if (isPrintable || unfinished) setChosen(ids)
  }
  const press = () => {
    if (isComing) void coming.settled().then(open)
    else open(filingIds)
  }
  useShortcuts({ b: isOffered ? press : undefined })
  return (
    <>
      {isOffered && (
        <Button id="batch-print" type="link" icon={<PrinterOutlined />} onClick={press}>
          {unfinished
            ? PRINT.unfinished(unfinished.total - unfinished.counts.printed)
            : PRINT.batch}{' '}
          <KeyHint>B</KeyHint>
        </Button>
      )}
      {chosen && (
        <BatchPrintDialog
          filingIds={chosen}
          unfinished={unfinished}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  )
})
