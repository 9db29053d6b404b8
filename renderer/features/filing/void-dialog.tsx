import { Input } from 'antd'
import { useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { DecisionDialog } from '#renderer/decision/decision-dialog.tsx'
import { ReasonField } from '#renderer/decision/reason-field.tsx'
import { useDecision } from '#renderer/decision/use-decision.ts'
import { LIFE } from '#renderer/messages/life.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { errorNotes, Field } from '#renderer/ui/field.tsx'
import { RadioRow } from '#renderer/ui/radio-row.tsx'
import type { Operator } from '#shared/bridge.ts'
import type { Filing } from '#shared/filing/filing.ts'
import { EndWords } from './end-words.tsx'
import styles from './filing.module.css'
import type { Life } from './use-life.ts'

interface VoidDialogProps {
  readonly filing: Filing
  readonly life: Life
  readonly operatorNumber: string
}

/** 作废: why, and the consent of another operator by password. */
export function VoidDialog({ filing, life, operatorNumber }: VoidDialogProps) {
  const { wish, enter, close } = life
  const { reason } = wish
  const { value: settings } = useDeskQuery('settings.get', {})
  const others = settings?.operators.filter(({ number }) => number !== operatorNumber)
  const second = others?.length === 1 ? (others[0]?.number ?? '') : wish.second
  const [password, setPassword] = useState('')
  const decision = useDecision({
    isComplete: reason.trim() !== '' && second !== '' && password !== '',
    decide: () =>
      call('filing.void', {
        filingId: filing.id,
        reason,
        second: { operatorNumber: second, password },
      }),
    onDone: close,
    onRefused() {
      setPassword('')
      requestAnimationFrame(() => document.getElementById('second-password')?.focus())
    },
  })
  const { isAttempted, isBusy, problem } = decision
  return (
    <DecisionDialog
      title={LIFE.dialogTitles.void}
      subject={LIFE.subject(filing.entry.name, filing.acceptanceNumber)}
      problem={problem}
      confirm={{
        label: LIFE.confirms.void,
        isBusy,
        isImpossible: others?.length === 0,
        isGrave: true,
        run: decision.run,
      }}
      onClose={close}
    >
      <EndWords current="voided" />
      <ReasonField
        value={reason}
        example={LIFE.reasonExample.void}
        isAttempted={isAttempted}
        onChange={(typed) => enter({ reason: typed })}
      />
      {others?.length === 0 ? (
        <div className={styles.noSecond} role="alert">
          <p>{LIFE.noSecondTitle}</p>
          <p>{LIFE.noSecondRemedy}</p>
        </div>
      ) : (
        <SecondPerson
          others={others ?? []}
          second={second}
          password={password}
          isSecondMissing={isAttempted && second === ''}
          isPasswordMissing={isAttempted && password === '' && problem === '' && !isBusy}
          onSecond={(number) => enter({ second: number })}
          onPassword={setPassword}
        />
      )}
    </DecisionDialog>
  )
}

interface SecondPersonProps {
  readonly others: readonly Operator[]
  readonly second: string
  readonly password: string
  readonly isSecondMissing: boolean
  readonly isPasswordMissing: boolean
  readonly onSecond: (operatorNumber: string) => void
  readonly onPassword: (password: string) => void
}

/** Who agrees, and the proof that it is that person. */
function SecondPerson(props: SecondPersonProps) {
  return (
    <>
      <Field
        id="second"
        label={LIFE.second}
        isRequired
        isGroup
        notes={errorNotes(props.isSecondMissing ? LIFE.secondMissing : '')}
      >
        {(control) => (
          <RadioRow
            control={control}
            options={props.others.map(({ number, name }) => ({
              code: number,
              label: LIFE.operator(name, number),
            }))}
            value={props.second}
            onChange={props.onSecond}
          />
        )}
      </Field>
      <Field
        id="second-password"
        label={LIFE.secondPassword}
        isRequired
        notes={errorNotes(props.isPasswordMissing ? LIFE.passwordMissing : '')}
        hint={LIFE.secondPasswordHint}
      >
        {(control) => (
          <Input.Password
            {...control}
            value={props.password}
            maxLength={200}
            autoComplete="off"
            onChange={({ target }) => props.onPassword(target.value)}
          />
        )}
      </Field>
    </>
  )
}
