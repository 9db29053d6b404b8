import { Button, Checkbox } from 'antd'
import { LEDGER } from '#renderer/messages/ledger.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { LedgerColumn } from '#shared/ledger/ledger-query.ts'
import styles from './ledger.module.css'

interface ColumnsDialogProps {
  readonly columns: readonly LedgerColumn[]
  readonly onChange: (columns: readonly LedgerColumn[]) => void
  readonly onClose: () => void
}

/** Which columns the ledger shows, and in which order; kept at once. */
export function ColumnsDialog({ columns, onChange, onClose }: ColumnsDialogProps) {
  const hidden = LedgerColumn.options.filter((column) => !columns.includes(column))
  const toggle = (column: LedgerColumn) => {
    const rest = columns.filter((one) => one !== column)
    // At least one column stays.
    if (rest.length === columns.length) onChange([...columns, column])
    else if (rest.length > 0) onChange(rest)
  }
  const raise = (column: LedgerColumn) => {
    const at = columns.indexOf(column)
    const before = columns[at - 1]
    if (before === undefined) return
    onChange(columns.with(at - 1, column).with(at, before))
  }
  return (
    <Dialog label={LEDGER.columnsTitle} size="note" onClose={onClose}>
      <div className={styles.columnsDialog}>
        <h2>{LEDGER.columnsTitle}</h2>
        <ul>
          {[...columns, ...hidden].map((column) => (
            <li key={column}>
              <Checkbox checked={columns.includes(column)} onChange={() => toggle(column)}>
                {LEDGER.column[column]}
              </Checkbox>
              {columns.indexOf(column) > 0 && (
                <Button
                  aria-label={`${LEDGER.moveUp} ${LEDGER.column[column]}`}
                  onClick={() => raise(column)}
                >
                  {LEDGER.moveUp}
                </Button>
              )}
            </li>
          ))}
        </ul>
        <Button type="primary" onClick={onClose}>
          {LEDGER.done}
        </Button>
      </div>
    </Dialog>
  )
}
