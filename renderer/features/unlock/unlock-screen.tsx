import { LockFilled } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { type FormEvent, useEffect, useRef } from 'react'
import { RESTORE } from '#renderer/messages/backup.ts'
import { COMMON } from '#renderer/messages/common.ts'
import { FRAME } from '#renderer/messages/frame.ts'
import { MODE } from '#renderer/messages/mode.ts'
import { UNLOCK } from '#renderer/messages/unlock.ts'
import { useModeSwitch } from '#renderer/store/use-mode-switch.ts'
import { errorNotes, Field } from '#renderer/ui/field.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import type { DeskState, Operator } from '#shared/bridge.ts'
import type { DeskMode } from '#shared/desk-mode.ts'
import styles from './unlock.module.css'
import { type Unlock, useUnlock } from './use-unlock.ts'

interface UnlockScreenProps {
  readonly mode: DeskMode
  readonly operators: readonly Operator[]
  /** Who was at the window when it locked. */
  readonly lastOperator: string | undefined
  readonly onOpened: (state: DeskState) => void
  readonly onRestore: () => void
}

/** 锁定: who is it, and the password. */
export function UnlockScreen(props: UnlockScreenProps) {
  const { mode, operators, lastOperator, onOpened, onRestore } = props
  const modes = useModeSwitch(mode)
  useShortcuts({ [RESTORE.openKey]: onRestore, 'Ctrl+j': modes.go })
  const unlock = useUnlock(operators, lastOperator, onOpened)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void unlock.submit()
  }
  return (
    <main className={styles.page}>
      <form className={styles.card} onSubmit={submit}>
        <header className={styles.head}>
          <h1 className={styles.product}>{COMMON.product}</h1>
          {mode === 'training' && <span className={styles.mode}>{FRAME.training}</span>}
        </header>
        <div className={styles.body}>
          <h2 className={styles.title}>
            <LockFilled /> {UNLOCK.title}
          </h2>
          <Field id="operator" label={UNLOCK.operator} notes={[]}>
            {({ id }) => (
              <Select
                id={id}
                style={{ width: '100%' }}
                value={unlock.operatorNumber}
                onChange={unlock.choose}
                options={operators.map(({ number, name }) => ({
                  value: number,
                  label: `${name} ${number}`,
                }))}
              />
            )}
          </Field>
          <PasswordField unlock={unlock} />
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            loading={unlock.isBusy}
            disabled={unlock.wait > 0}
            block
          >
            {unlock.wait > 0 ? (
              UNLOCK.waiting(waitWords(unlock.wait))
            ) : (
              <>
                {UNLOCK.submit} <KeyHint>{UNLOCK.submitKey}</KeyHint>
              </>
            )}
          </Button>
          <p className={styles.sealed}>{UNLOCK.sealed}</p>
          <p className={styles.restore}>
            <Button type="link" size="small" onClick={onRestore}>
              {RESTORE.open} <KeyHint>{RESTORE.openKey}</KeyHint>
            </Button>
            <Button id="switchMode" type="link" size="small" title={MODE.hint} onClick={modes.go}>
              {MODE.leave[mode]} <KeyHint>{MODE.leaveKey}</KeyHint>
            </Button>
          </p>
          {modes.problem !== '' && <p role="alert">{modes.problem}</p>}
        </div>
      </form>
    </main>
  )
}

function waitWords(seconds: number): string {
  return seconds < 60
    ? UNLOCK.seconds(seconds)
    : UNLOCK.minutes(Math.floor(seconds / 60), seconds % 60)
}

function PasswordField({ unlock }: { readonly unlock: Unlock }) {
  const frame = useRef<HTMLDivElement>(null)
  const { problem, wait } = unlock
  const notes = [problem, wait > 0 ? UNLOCK.waitingNote : ''].flatMap(errorNotes)
  useEffect(() => {
    // At first, and again whenever the password was refused.
    if (problem !== undefined) frame.current?.querySelector('input')?.focus()
  }, [problem])
  return (
    <div ref={frame}>
      <Field id="password" label={UNLOCK.password} notes={notes}>
        {(control) => (
          <Input.Password
            {...control}
            value={unlock.password}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => unlock.type(event.target.value)}
          />
        )}
      </Field>
    </div>
  )
}
