import { ExclamationCircleFilled } from '@ant-design/icons'
import { Button, Input } from 'antd'
import type { ReactNode } from 'react'
import { type Control, type ControllerRenderProps, useController } from 'react-hook-form'
import { COMMON } from '#renderer/messages/common.ts'
import { FIRST_RUN } from '#renderer/messages/first-run.ts'
import { FRAME } from '#renderer/messages/frame.ts'
import { ChoiceSelect } from '#renderer/ui/choice-select.tsx'
import { enterMoves } from '#renderer/ui/enter-moves.ts'
import { type ControlProps, Field } from '#renderer/ui/field.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { Panel } from '#renderer/ui/panel.tsx'
import type { Choice } from '#renderer/ui/pinyin.ts'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { DeskState } from '#shared/bridge.ts'
import styles from './first-run.module.css'
import type { Registration, RegistrationField } from './registration.ts'
import { useFirstRun } from './use-first-run.ts'

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
          <OfficePanel control={run.control} divisions={run.divisions} />
          <OperatorPanel control={run.control} />
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

interface PanelProps {
  readonly control: Control<Registration>
}

function OfficePanel(props: PanelProps & { readonly divisions: readonly Choice[] }) {
  const { control, divisions } = props
  return (
    <Panel title={FIRST_RUN.officeTitle}>
      <TextRow control={control} name="officeName" isFocusedFirst />
      <Row control={control} name="officeDivision">
        {(controlProps, field) => (
          <ChoiceSelect
            ref={field.ref}
            control={controlProps}
            choices={divisions}
            value={field.value}
            placeholder={FIRST_RUN.officeDivisionExample}
            renderNothing={COMMON.notFoundChoice}
            onChoose={field.onChange}
          />
        )}
      </Row>
      <TextRow control={control} name="agencyCode" />
      <TextRow control={control} name="officePhone" />
    </Panel>
  )
}

function OperatorPanel({ control }: PanelProps) {
  return (
    <Panel title={FIRST_RUN.operatorTitle}>
      <TextRow control={control} name="operatorNumber" />
      <TextRow control={control} name="operatorName" />
      <TextRow control={control} name="password" isSecret />
      <TextRow control={control} name="repeated" isSecret />
      <p className={styles.hint}>{FIRST_RUN.passwordHint}</p>
    </Panel>
  )
}

interface TextRowProps extends PanelProps {
  readonly name: RegistrationField
  readonly isSecret?: boolean
  readonly isFocusedFirst?: boolean
}

function TextRow({ control, name, isSecret = false, isFocusedFirst = false }: TextRowProps) {
  const TextInput = isSecret ? Input.Password : Input
  return (
    <Row control={control} name={name}>
      {(controlProps, { ref, value, onChange }) => (
        <TextInput
          {...controlProps}
          ref={ref}
          value={value}
          placeholder={FIRST_RUN[`${name}Example`]}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          autoFocus={isFocusedFirst}
          onChange={onChange}
        />
      )}
    </Row>
  )
}

interface RowProps extends PanelProps {
  readonly name: RegistrationField
  readonly children: (
    controlProps: ControlProps,
    field: ControllerRenderProps<Registration>,
  ) => ReactNode
}

/** A field of the registration; one that was left empty is not called wrong before an attempt. */
function Row({ control, name, children }: RowProps) {
  const { field, fieldState, formState } = useController({
    control,
    name,
    // The repetition is right or wrong with the password.
    rules: { deps: name === 'password' ? ['repeated'] : [] },
  })
  const isSaid = fieldState.isTouched || formState.isSubmitted
  const text = isSaid ? fieldState.error?.message : undefined
  return (
    <Field
      id={name}
      label={FIRST_RUN[name]}
      isRequired
      notes={text === undefined ? [] : [{ severity: 'error', text, basis: '' }]}
      onLeave={() => field.value !== '' && field.onBlur()}
    >
      {(controlProps) => children(controlProps, field)}
    </Field>
  )
}
