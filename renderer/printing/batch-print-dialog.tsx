import { ExclamationCircleFilled } from '@ant-design/icons'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { PRINT } from '#renderer/messages/print.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { enterMoves } from '#renderer/ui/enter-moves.ts'
import { Field } from '#renderer/ui/field.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { RadioRow } from '#renderer/ui/radio-row.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import { FORMS_ON_DEMAND } from '#shared/forms/form-layout.ts'
import { Copies, FormId } from '#shared/paper.ts'
import { PrintOrder, type PrintRunView } from '#shared/printing/print-run.ts'
import { PrintRunPanel } from './print-run-panel.tsx'
import styles from './printing.module.css'
import { type PrintRunDesk, usePrintRun } from './use-print-run.ts'

/** Those a filing may need; what is printed when asked for belongs to no batch. */
const BATCH_FORMS = FormId.options.filter((form) => !FORMS_ON_DEMAND.includes(form))

interface ChoiceProps {
  /** In the order in which they shall come out. */
  readonly filingIds: readonly string[]
  readonly onClose: () => void
}

interface BatchPrintDialogProps extends ChoiceProps {
  /** The batch that has not ended. */
  readonly unfinished: PrintRunView | null
}

/** 批量打印: what of which filings, then how far the printer is. A batch that stands comes first. */
export function BatchPrintDialog({ filingIds, unfinished, onClose }: BatchPrintDialogProps) {
  const desk = usePrintRun(unfinished)
  return (
    <Dialog label={PRINT.title} size="note" onClose={onClose}>
      <h2 className={styles.title}>{PRINT.title}</h2>
      {desk.view ? (
        <PrintRunPanel desk={desk} view={desk.view} onClose={onClose} />
      ) : (
        <Choice desk={desk} filingIds={filingIds} onClose={onClose} />
      )}
    </Dialog>
  )
}

function Choice({ desk, filingIds, onClose }: ChoiceProps & { desk: PrintRunDesk }) {
  const [forms, setForms] = useState<readonly FormId[]>(['filing-form'])
  const [order, setOrder] = useState<PrintOrder>('by-person')
  const [typedCopies, setTypedCopies] = useState('1')
  const [wrong, setWrong] = useState('')
  const start = () => {
    const copies = Copies.safeParse(Number(typedCopies))
    if (forms.length === 0) return setWrong(PRINT.formsWrong)
    if (!copies.success) return setWrong(PRINT.copiesWrong)
    setWrong('')
    // In the order of the forms, whatever was ticked first.
    const chosen = BATCH_FORMS.filter((form) => forms.includes(form))
    const asked = { runId: crypto.randomUUID(), filingIds: [...filingIds], forms: chosen, order }
    return void desk.start({ ...asked, copies: copies.data })
  }
  useShortcuts({ Escape: onClose, 'Ctrl+Enter': start }, 'dialog')
  const problem = wrong === '' ? desk.problem : wrong
  return (
    <div className={styles.body} onKeyDownCapture={enterMoves}>
      <p className={styles.faint}>{PRINT.chosen(filingIds.length)}</p>
      <Field id="printForms" label={PRINT.forms} isGroup notes={[]}>
        {() => (
          <Checkbox.Group
            value={[...forms]}
            options={BATCH_FORMS.map((form) => ({ value: form, label: PRINT.formShort[form] }))}
            onChange={setForms}
          />
        )}
      </Field>
      <Field id="printOrder" label={PRINT.order} isGroup notes={[]}>
        {(control) => (
          <RadioRow
            control={control}
            options={PrintOrder.options.map((code) => ({ code, label: PRINT.orders[code] }))}
            value={order}
            onChange={(code) => setOrder(PrintOrder.parse(code))}
          />
        )}
      </Field>
      <Field id="printCopies" label={PRINT.copies} notes={[]}>
        {(control) => (
          <Input
            {...control}
            className={styles.copies ?? ''}
            type="number"
            min={1}
            max={20}
            value={typedCopies}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setTypedCopies(event.target.value)}
          />
        )}
      </Field>
      <footer className={styles.foot}>
        <p className={styles.problem} role="alert">
          {problem !== '' && (
            <>
              <ExclamationCircleFilled /> {problem}
            </>
          )}
        </p>
        <Button id="print-close" onClick={onClose}>
          {PRINT.close} <KeyHint>Esc</KeyHint>
        </Button>
        <Button id="print-start" type="primary" autoFocus loading={desk.isBusy} onClick={start}>
          {PRINT.start} <KeyHint>{PRINT.startKey}</KeyHint>
        </Button>
      </footer>
    </div>
  )
}
