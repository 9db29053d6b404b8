import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { PRINT } from '#renderer/messages/print.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import { BatchPrintDialog } from './batch-print-dialog.tsx'

/** 批量打印 of the filings of a list; while a batch has not ended, the way back to it. */
export function BatchPrintButton({ filingIds }: { readonly filingIds: readonly string[] }) {
  const { value } = useDeskQuery('print.current', {})
  const [chosen, setChosen] = useState<readonly string[]>()
  const unfinished = value?.run ?? null
  // Not before the desk has answered: the dialog is either a choice or the batch that stands.
  const isOffered = value !== undefined && (filingIds.length > 0 || unfinished !== null)
  const open = () => setChosen(filingIds)
  useShortcuts({ b: isOffered ? open : undefined })
  return (
    <>
      {isOffered && (
        <Button id="batch-print" type="link" icon={<PrinterOutlined />} onClick={open}>
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
}
