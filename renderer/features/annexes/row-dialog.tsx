import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { DecisionDialog } from '#renderer/decision/decision-dialog.tsx'
import { useDecision } from '#renderer/decision/use-decision.ts'
import { ANNEXES } from '#renderer/messages/annexes.ts'
import { type ControlProps, Field } from '#renderer/ui/field.tsx'
import { RadioRow } from '#renderer/ui/radio-row.tsx'
import type { AnnexId, AnnexRow } from '#shared/annexes/annex.ts'
import { ANNEX_FORMS, type AnnexColumn } from '#shared/annexes/annex-form.ts'
import { type AnnexFault, annexFaults } from '#shared/annexes/check-annex.ts'
import styles from './annexes.module.css'
import type { AnnexWork } from './use-annex.ts'

interface RowDialogProps {
  readonly annex: AnnexId
  readonly row: AnnexRow
  /** Its place from 1; undefined of one that is not kept yet. */
  readonly serial: number | undefined
  readonly work: AnnexWork
  readonly onClose: () => void
}

/** One row of an annex: what is not right is said as it is typed, and kept all the same. */
export function RowDialog({ annex, row, serial, work, onClose }: RowDialogProps) {
  const [cells, setCells] = useState(row.cells)
  const [isSure, setSure] = useState(false)
  const faults = annexFaults(annex, { cells })
  const isNew = serial === undefined
  const decision = useDecision({
    isComplete: true,
    decide: () => work.keepRow({ id: row.id, cells }),
    onDone: onClose,
  })
  const remove = useDecision({
    isComplete: true,
    decide: () => work.removeRow(row.id),
    onDone: onClose,
  })
  // A new row has nothing wrong before anybody typed.
  const isTouched = !isNew || Object.values(cells).some((text) => text !== '')
  return (
    <DecisionDialog
      title={isNew ? ANNEXES.newRow : ANNEXES.rowTitle(serial)}
      subject={ANNEX_FORMS[annex].title}
      problem={decision.problem + remove.problem}
      confirm={{ label: ANNEXES.keep, isBusy: decision.isBusy, run: decision.run }}
      onClose={onClose}
    >
      <div className={styles.fields}>
        {ANNEX_FORMS[annex].columns.map((column) => (
          <AnnexField
            key={column.key}
            column={column}
            value={cells[column.key] ?? ''}
            faults={isTouched ? faults.filter(({ column: key }) => key === column.key) : []}
            onChange={(value) => setCells((held) => ({ ...held, [column.key]: value }))}
          />
        ))}
      </div>
      {!isNew && (
        <Button
          id="annex-remove"
          danger
          loading={remove.isBusy}
          onBlur={() => setSure(false)}
          onClick={() => (isSure ? remove.run() : setSure(true))}
        >
          {isSure ? ANNEXES.removeSure : ANNEXES.remove}
        </Button>
      )}
    </DecisionDialog>
  )
}

interface AnnexFieldProps {
  readonly column: AnnexColumn
  readonly value: string
  readonly faults: readonly AnnexFault[]
  readonly onChange: (value: string) => void
}

function AnnexField({ column, value, faults, onChange }: AnnexFieldProps) {
  const { key, label, kind, codes, hint } = column
  return (
    <Field
      id={`annex-${key}`}
      label={label}
      isGroup={codes.length > 0}
      notes={faults.map(({ text, basis }) => ({ severity: 'error', text, basis }))}
      hint={hint === '' ? undefined : hint}
    >
      {(control) => <Control {...{ control, kind, codes, value, onChange }} />}
    </Field>
  )
}

interface AnnexControlProps extends Pick<AnnexColumn, 'kind' | 'codes'> {
  readonly control: ControlProps
  readonly value: string
  readonly onChange: (value: string) => void
}

function Control({ control, kind, codes, value, onChange }: AnnexControlProps) {
  const options = codes.map(({ code, label }) => ({ code, label: `${code} ${label}` }))
  if (kind === 'code') {
    return <RadioRow control={control} options={options} value={value} onChange={onChange} />
  }
  if (kind === 'codes') {
    return (
      <Checkbox.Group
        value={[...value]}
        options={options.map(({ code, label }) => ({ value: code, label }))}
        onChange={(chosen) => onChange(chosen.toSorted().join(''))}
      />
    )
  }
  return (
    <Input
      id={control.id}
      status={control.status}
      aria-invalid={control['aria-invalid']}
      aria-describedby={control['aria-describedby']}
      autoComplete="off"
      maxLength={kind === 'day' ? 8 : 300}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
