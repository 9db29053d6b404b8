import { Button, Input, Progress } from 'antd'
import { useState } from 'react'
import { DecisionDialog } from '#renderer/decision/decision-dialog.tsx'
import { LEDGER } from '#renderer/messages/ledger.ts'
import type { LedgerClient } from '#renderer/store/ledger/ledger-client.ts'
import { errorNotes, Field, type FieldNote } from '#renderer/ui/field.tsx'
import { RadioRow } from '#renderer/ui/radio-row.tsx'
import type { ExportProgress } from '#shared/bridge-ledger.ts'
import type { LedgerColumn } from '#shared/ledger/ledger-query.ts'
import { type ExportScope, exportScopes, type ScopeCounts, shownScopes } from './export-scope.ts'
import styles from './ledger.module.css'
import { useExport } from './use-export.ts'

interface ExportDialogProps {
  readonly client: LedgerClient
  readonly columns: readonly LedgerColumn[]
  readonly selected: ReadonlySet<string>
  /** How many were found. */
  readonly found: number
  readonly onExported: (path: string) => void
  readonly onClose: () => void
}

/** What was chosen. */
interface Choice {
  readonly scope: ExportScope
  readonly isWhole: boolean
  readonly password: string
  readonly repeated: string
}

/** 导出备案台账: which filings, how their numbers are written, and who may open the file. */
export function ExportDialog(props: ExportDialogProps) {
  const { client, selected, found } = props
  const counts = { selected: selected.size, found }
  const [choice, setChoice] = useState<Choice>({
    scope: exportScopes(counts)[0] ?? 'found',
    isWhole: false,
    password: '',
    repeated: '',
  })
  const { progress, problem, start, cancel } = useExport(props.onExported)
  const { scope, isWhole, password } = choice
  const run = () =>
    start(async () => {
      const ids = found === 0 ? [] : await client.ask('ids', { limit: found })
      const filingIds = scope === 'found' ? [...ids] : inOrder(selected, ids)
      return { filingIds, columns: [...props.columns], isWhole, password }
    })
  return (
    <DecisionDialog
      title={LEDGER.exportTitle}
      subject={LEDGER.exportColumns}
      problem={problem}
      confirm={{
        label: LEDGER.exportStart,
        isBusy: progress !== undefined,
        isImpossible: password !== choice.repeated || !exportScopes(counts).includes(scope),
        run: () => void run(),
      }}
      onClose={progress ? cancel : props.onClose}
    >
      <Choices
        choice={choice}
        counts={counts}
        onChange={(part) => setChoice((held) => ({ ...held, ...part }))}
      />
      {progress && <Running progress={progress} onCancel={cancel} />}
    </DecisionDialog>
  )
}

/** What is ticked in the order of the list; what is not in the list now comes last. */
function inOrder(selected: ReadonlySet<string>, listed: readonly string[]): string[] {
  const ids = listed.filter((id) => selected.has(id))
  const here = new Set(ids)
  return [...ids, ...[...selected].filter((id) => !here.has(id))]
}

interface ChoicesProps {
  readonly choice: Choice
  readonly counts: ScopeCounts
  readonly onChange: (part: Partial<Choice>) => void
}

function Choices({ choice, counts, onChange }: ChoicesProps) {
  const { scope, isWhole, password, repeated } = choice
  const isDifferent = repeated !== '' && repeated !== password
  const labels: Readonly<Record<ExportScope, string>> = {
    selected: LEDGER.exportSelected(counts.selected),
    found: LEDGER.exportFound(counts.found),
  }
  return (
    <>
      <Field id="exportScope" label={LEDGER.exportScope} isGroup notes={[]}>
        {(control) => (
          <RadioRow
            control={control}
            options={shownScopes(counts, scope).map((code) => ({ code, label: labels[code] }))}
            value={scope}
            onChange={(code) => onChange({ scope: code === 'found' ? 'found' : 'selected' })}
          />
        )}
      </Field>
      <Field
        id="exportNumbers"
        label={LEDGER.exportNumbers}
        isGroup
        notes={isWhole && password === '' ? WHOLE_NOTES : []}
      >
        {(control) => (
          <RadioRow
            control={control}
            options={[
              { code: 'masked', label: LEDGER.exportMasked },
              { code: 'whole', label: LEDGER.exportWhole },
            ]}
            value={isWhole ? 'whole' : 'masked'}
            onChange={(code) => onChange({ isWhole: code === 'whole' })}
          />
        )}
      </Field>
      <Field
        id="exportPassword"
        label={LEDGER.exportPassword}
        notes={[]}
        hint={LEDGER.exportPasswordHint}
      >
        {(control) => (
          <Secret
            control={control}
            value={password}
            onChange={(value) => onChange({ password: value })}
          />
        )}
      </Field>
      {password !== '' && (
        <Field
          id="exportRepeat"
          label={LEDGER.exportRepeat}
          notes={errorNotes(isDifferent ? LEDGER.exportDiffers : '')}
        >
          {(control) => (
            <Secret
              control={control}
              value={repeated}
              onChange={(value) => onChange({ repeated: value })}
            />
          )}
        </Field>
      )}
    </>
  )
}

const WHOLE_NOTES: readonly FieldNote[] = [
  { severity: 'warning', text: LEDGER.exportWholeHint, basis: '' },
]

interface SecretProps {
  readonly control: { readonly id: string; readonly status: 'error' | 'warning' | '' }
  readonly value: string
  readonly onChange: (value: string) => void
}

function Secret({ control: { id, status }, value, onChange }: SecretProps) {
  return (
    <Input.Password
      id={id}
      status={status}
      className={styles.secret ?? ''}
      autoComplete="new-password"
      maxLength={200}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}

interface RunningProps {
  readonly progress: ExportProgress
  readonly onCancel: () => void
}

function Running({ progress: { step, done, total }, onCancel }: RunningProps) {
  return (
    <div className={styles.running} role="status">
      <span>
        {LEDGER.exportSteps[step]} {step === 'reading' && LEDGER.exportOf(done, total)}
      </span>
      <Progress
        percent={step === 'reading' ? Math.floor((done / total) * 60) : 60}
        showInfo={false}
        status="active"
        aria-label={LEDGER.exportSteps[step]}
      />
      <Button id="export-cancel" onClick={onCancel}>
        {LEDGER.exportCancel}
      </Button>
    </div>
  )
}
