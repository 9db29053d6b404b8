import { ExclamationCircleFilled } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { COMMON } from '#renderer/messages/common.ts'
import { FIRST_RUN } from '#renderer/messages/first-run.ts'
import { FRAME } from '#renderer/messages/frame.ts'
import { ChoiceSelect } from '#renderer/ui/choice-select.tsx'
import { enterMoves } from '#renderer/ui/enter-moves.ts'
import { Field } from '#renderer/ui/field.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { Panel } from '#renderer/ui/panel.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { DeskState } from '#shared/bridge.ts'
import styles from './first-run.module.css'
import type { RegistrationField } from './registration.ts'
import { type FirstRun, useFirstRun } from './use-first-run.ts'

interface FirstRunScreenProps {
  readonly mode: 'training' | 'production'
  readonly onOpened: (state: DeskState) => void
}

/** 首次启动: office and operator, once. */
export function FirstRunScreen({ mode, onOpened }: FirstRunScreenProps) {
  const run = useFirstRun(onOpened)
  useShortcuts({ 'Ctrl+Enter': () => void run.submit() })
  return (
    <main className={styles.page} onKeyDownCapture={enterMoves}>
      <header className={styles.head}>
        <span className={styles.product}>{COMMON.product}</span>
        {mode === 'training' && <span className={styles.mode}>{FRAME.training}</span>}
      </header>
      <form
        className={styles.body}
        onSubmit={(event) => {
          event.preventDefault()
          void run.submit()
        }}
      >
        <h1 className={styles.title}>{FIRST_RUN.title}</h1>
        <p className={styles.intro}>{FIRST_RUN.intro}</p>
        <div className={styles.columns}>
          <OfficePanel run={run} />
          <OperatorPanel run={run} />
        </div>
        <footer className={styles.footer}>
          {run.refusal !== '' && (
            <p className={styles.refusal} role="alert">
              <ExclamationCircleFilled /> {run.refusal}
            </p>
          )}
          <Button id="submit" type="primary" size="large" htmlType="submit" loading={run.isBusy}>
            {FIRST_RUN.submit} <KeyHint>{FIRST_RUN.submitKey}</KeyHint>
          </Button>
        </footer>
      </form>
    </main>
  )
}

function OfficePanel({ run }: { readonly run: FirstRun }) {
  return (
    <Panel title={FIRST_RUN.officeTitle}>
      <TextRow run={run} field="officeName" isFocusedFirst />
      <Field
        id="officeDivision"
        label={FIRST_RUN.officeDivision}
        isRequired
        notes={run.notesOf('officeDivision')}
        onLeave={() => run.leave('officeDivision')}
      >
        {(control) => (
          <ChoiceSelect
            control={control}
            choices={run.divisions}
            value={run.values.officeDivision}
            placeholder={FIRST_RUN.officeDivisionExample}
            renderNothing={COMMON.notFoundChoice}
            onChoose={(code) => run.type('officeDivision', code)}
          />
        )}
      </Field>
      <TextRow run={run} field="agencyCode" />
      <TextRow run={run} field="officePhone" />
    </Panel>
  )
}

function OperatorPanel({ run }: { readonly run: FirstRun }) {
  return (
    <Panel title={FIRST_RUN.operatorTitle}>
      <TextRow run={run} field="operatorNumber" />
      <TextRow run={run} field="operatorName" />
      <TextRow run={run} field="password" isSecret />
      <TextRow run={run} field="repeated" isSecret />
      <p className={styles.hint}>{FIRST_RUN.passwordHint}</p>
    </Panel>
  )
}

interface TextRowProps {
  readonly run: FirstRun
  readonly field: Exclude<RegistrationField, 'officeDivision'>
  readonly isSecret?: boolean
  readonly isFocusedFirst?: boolean
}

function TextRow({ run, field, isSecret = false, isFocusedFirst = false }: TextRowProps) {
  const TextInput = isSecret ? Input.Password : Input
  return (
    <Field
      id={field}
      label={FIRST_RUN[field]}
      isRequired
      notes={run.notesOf(field)}
      onLeave={() => run.leave(field)}
    >
      {(control) => (
        <TextInput
          {...control}
          value={run.values[field]}
          placeholder={FIRST_RUN[`${field}Example`]}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          autoFocus={isFocusedFirst}
          onChange={(event) => run.type(field, event.target.value)}
        />
      )}
    </Field>
  )
}
