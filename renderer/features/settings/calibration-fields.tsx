import { Button, Input } from 'antd'
import { PRINTERS } from '#renderer/messages/print.ts'
import styles from './printers.module.css'
import { DRIFT_SHEETS, MEASURES, meantOf, PLACES, type PrinterForm } from './use-printer-form.ts'

/** From a printed page over measured millimetres to where the printer has to put a form. */
export function CalibrationFields({ form }: { readonly form: PrinterForm }) {
  return (
    <fieldset className={styles.calibration}>
      <legend>{PRINTERS.placement}</legend>
      <p className={styles.faint}>{PRINTERS.measuredHint}</p>
      <div className={styles.row}>
        <Button id="print-page" disabled={form.isBusy} onClick={() => void form.printPage(1)}>
          {PRINTERS.printPage}
        </Button>
        <Button
          id="print-ten"
          disabled={form.isBusy}
          onClick={() => void form.printPage(DRIFT_SHEETS)}
        >
          {PRINTERS.printTen}
        </Button>
      </div>
      <div className={styles.numbers}>
        {MEASURES.map((name) => (
          <label key={name} htmlFor={`measure-${name}`}>
            {PRINTERS.measures[name]}
            <Input
              id={`measure-${name}`}
              inputMode="decimal"
              autoComplete="off"
              placeholder={name === 'lastTop' ? PRINTERS.continuous : PRINTERS.meant(meantOf(name))}
              value={form.measured[name]}
              onChange={(event) => form.measure(name, event.target.value)}
            />
          </label>
        ))}
      </div>
      <div className={styles.row}>
        <Button id="compute-placement" onClick={form.compute}>
          {PRINTERS.compute}
        </Button>
      </div>
      <div className={styles.numbers}>
        {PLACES.map((name) => (
          <label key={name} htmlFor={`place-${name}`}>
            {PRINTERS[name]}
            <Input
              id={`place-${name}`}
              inputMode="decimal"
              autoComplete="off"
              value={form.placed[name]}
              onChange={(event) => form.place(name, event.target.value)}
            />
          </label>
        ))}
      </div>
      <div className={styles.row}>
        <Button id="print-control" disabled={form.isBusy} onClick={() => void form.printControl()}>
          {PRINTERS.printControl}
        </Button>
        <Button id="reset-placement" onClick={form.reset}>
          {PRINTERS.reset}
        </Button>
      </div>
    </fieldset>
  )
}
