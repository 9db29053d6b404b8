import { Button, Select } from 'antd'
import { PRINTERS } from '#renderer/messages/print.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { enterMoves } from '#renderer/ui/enter-moves.ts'
import { Field } from '#renderer/ui/field.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { RadioRow } from '#renderer/ui/radio-row.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import { FORM_NAMES } from '#shared/forms/form-names.ts'
import type { Printer } from '#shared/printing/printer.ts'
import { PrintedContent, PrinterProfile, Sides } from '#shared/printing/printer-profile.ts'
import { CalibrationFields } from './calibration-fields.tsx'
import styles from './printers.module.css'
import { type PrinterForm, usePrinterForm } from './use-printer-form.ts'

interface PrinterDialogProps {
  readonly profile: PrinterProfile
  readonly onClose: () => void
}

const Jobs = PrinterProfile.shape.jobs

/** How one form is printed; saved by Ctrl+Enter, left by Esc. */
export function PrinterDialog({ profile, onClose }: PrinterDialogProps) {
  const { value: printers, failure } = useDeskQuery('print.printers', {})
  const form = usePrinterForm(profile, onClose)
  const save = () => void form.save()
  useShortcuts({ Escape: onClose, 'Ctrl+Enter': save }, 'dialog')
  const title = PRINTERS.setOf(FORM_NAMES[profile.form])
  return (
    <Dialog label={title} size="note" onClose={onClose}>
      <h2 className={styles.title}>{title}</h2>
      <div className={styles.body} onKeyDownCapture={enterMoves}>
        <PrinterFields form={form} printers={printers ?? []} problem={failure?.message ?? ''} />
        <CalibrationFields form={form} />
        <footer className={styles.foot}>
          <p
            className={styles.answer}
            role="status"
            data-state={form.answer.isGood ? 'good' : 'bad'}
          >
            {form.answer.words}
          </p>
          <Button id="printer-cancel" onClick={onClose}>
            {PRINTERS.cancel} <KeyHint>Esc</KeyHint>
          </Button>
          <Button id="printer-save" type="primary" onClick={save}>
            {PRINTERS.save} <KeyHint>{PRINTERS.saveKey}</KeyHint>
          </Button>
        </footer>
      </div>
    </Dialog>
  )
}

interface PrinterFieldsProps {
  readonly form: PrinterForm
  readonly printers: readonly Printer[]
  readonly problem: string
}

function PrinterFields({ form: { profile, change }, printers, problem }: PrinterFieldsProps) {
  const chosen = printers.find(({ name, isDefault }) =>
    profile.printer === '' ? isDefault : name === profile.printer,
  )
  const trouble = problem === '' ? (chosen?.trouble ?? '') : problem
  return (
    <>
      <Field
        id="printerName"
        label={PRINTERS.printer}
        notes={trouble === '' ? [] : [{ severity: 'warning', text: trouble, basis: '' }]}
      >
        {(control) => (
          <div data-filled="true">
            <Select
              {...control}
              autoFocus
              style={{ width: '100%' }}
              value={profile.printer}
              options={[...printerChoices(printers, profile.printer)]}
              onChange={(printer) => change({ printer, tray: '' })}
            />
          </div>
        )}
      </Field>
      {chosen && chosen.trays.length > 0 && (
        <Field id="printerTray" label={PRINTERS.tray} notes={[]}>
          {(control) => (
            <div data-filled="true">
              <Select
                {...control}
                style={{ width: '100%' }}
                value={profile.tray}
                options={[
                  { value: '', label: PRINTERS.anyTray },
                  ...chosen.trays.map((tray) => ({ value: tray, label: tray })),
                ]}
                onChange={(tray) => change({ tray })}
              />
            </div>
          )}
        </Field>
      )}
      <Choice
        id="printerContent"
        label={PRINTERS.content}
        options={PrintedContent.options}
        words={PRINTERS.contents}
        value={profile.content}
        onChoose={(content) => change({ content })}
      />
      <Choice
        id="printerSides"
        label={PRINTERS.sides}
        options={Sides.options}
        words={PRINTERS.sidesOf}
        value={profile.sides}
        onChoose={(sides) => change({ sides })}
      />
      <Choice
        id="printerJobs"
        label={PRINTERS.jobs}
        options={Jobs.options}
        words={PRINTERS.jobsOf}
        value={profile.jobs}
        onChoose={(jobs) => change({ jobs })}
      />
    </>
  )
}

interface ChoiceProps<C extends string> {
  readonly id: string
  readonly label: string
  readonly options: readonly C[]
  readonly words: Readonly<Record<C, string>>
  readonly value: C
  readonly onChoose: (code: C) => void
}

function Choice<C extends string>(props: ChoiceProps<C>) {
  const { id, label, options, words, value, onChoose } = props
  return (
    <Field id={id} label={label} isGroup notes={[]}>
      {(control) => (
        <RadioRow
          control={control}
          options={options.map((code) => ({ code, label: words[code] }))}
          value={value}
          onChange={(code) => {
            const chosen = options.find((option) => option === code)
            if (chosen !== undefined) onChoose(chosen)
          }}
        />
      )}
    </Field>
  )
}

/** The system's default first; a printer that was chosen and has gone is still named. */
function printerChoices(printers: readonly Printer[], chosen: string) {
  const standard = printers.find(({ isDefault }) => isDefault)
  const isGone = chosen !== '' && printers.every(({ name }) => name !== chosen)
  return [
    {
      value: '',
      label: standard ? PRINTERS.standardNow(standard.description) : PRINTERS.standard,
    },
    ...printers.map(({ name, description }) => ({ value: name, label: description })),
    ...(isGone ? [{ value: chosen, label: PRINTERS.gone(chosen) }] : []),
  ]
}
