import { ExclamationCircleFilled, SafetyCertificateOutlined } from '@ant-design/icons'
import { Button, Input, Radio, Select } from 'antd'
import { RESTORE } from '#renderer/messages/backup.ts'
import { COMMON } from '#renderer/messages/common.ts'
import { enterMoves } from '#renderer/ui/enter-moves.ts'
import { Field } from '#renderer/ui/field.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { officeMoment } from '#renderer/ui/office-time.ts'
import { RadioRow } from '#renderer/ui/radio-row.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import styles from './restore.module.css'
import { keyOf, type Restore, useRestore } from './use-restore.ts'

interface RestoreScreenProps {
  /** Back to where the desk stands; after a restore it is locked. */
  readonly onLeave: (isRestored: boolean) => void
}

/** 从备份恢复: find a backup, prove whose it is, and bring it back. */
export function RestoreScreen({ onLeave }: RestoreScreenProps) {
  const restore = useRestore()
  const { isBusy } = restore
  const isDone = restore.done !== ''
  useShortcuts({
    'Ctrl+Enter': () => (isDone ? onLeave(true) : void restore.run()),
    // Under way it cannot be called off: whoever left would not know what he comes back to.
    Escape: isBusy ? undefined : () => onLeave(isDone),
  })
  return (
    <main className={styles.page}>
      <section className={styles.card}>
        <header className={styles.head}>
          <span className={styles.product}>{COMMON.product}</span>
          <h1 className={styles.title}>{RESTORE.title}</h1>
        </header>
        <div className={styles.body}>
          {isDone ? (
            <p className={styles.done} role="status">
              <SafetyCertificateOutlined /> {restore.done}
            </p>
          ) : (
            <Wish restore={restore} />
          )}
          <footer className={styles.footer}>
            <p className={styles.problem} role="alert">
              {restore.problem !== '' && (
                <>
                  <ExclamationCircleFilled /> {restore.problem}
                </>
              )}
            </p>
            {!isDone && (
              <Button disabled={isBusy} onClick={() => onLeave(false)}>
                {RESTORE.back} <KeyHint>{RESTORE.backKey}</KeyHint>
              </Button>
            )}
            <Button
              id="restore"
              type="primary"
              loading={isBusy}
              autoFocus={isDone}
              key={String(isDone)}
              onClick={() => (isDone ? onLeave(true) : void restore.run())}
            >
              {isDone ? RESTORE.toUnlock : RESTORE.run} <KeyHint>{RESTORE.runKey}</KeyHint>
            </Button>
          </footer>
        </div>
      </section>
    </main>
  )
}

function Wish({ restore }: { readonly restore: Restore }) {
  const { wish, edit, find, chosen } = restore
  return (
    <div onKeyDownCapture={enterMoves}>
      <p className={styles.intro}>{RESTORE.intro}</p>
      <Field id="restorePlace" label={RESTORE.find} notes={[]} hint={RESTORE.findHint}>
        {(control) => (
          <div className={styles.find}>
            <Input
              {...control}
              value={wish.place}
              maxLength={500}
              spellCheck={false}
              autoFocus
              onChange={(event) => edit({ place: event.target.value })}
            />
            <Button id="findBackups" onClick={() => void find()}>
              {RESTORE.findButton}
            </Button>
          </div>
        )}
      </Field>
      <Found restore={restore} />
      {chosen && <Proof restore={restore} />}
    </div>
  )
}

function Found({ restore: { found, wish, edit } }: { readonly restore: Restore }) {
  if (!found) return <p className={styles.note}>{RESTORE.searching}</p>
  if (found.length === 0) return <p className={styles.note}>{RESTORE.nothing}</p>
  return (
    <fieldset className={styles.found}>
      <legend>{RESTORE.backup}</legend>
      <Radio.Group
        id="restoreBackup"
        className={styles.backups ?? ''}
        value={wish.backup}
        options={found.map((backup) => ({
          value: keyOf(backup),
          label: RESTORE.label(officeMoment(backup.madeAt), backup.filings, backup.office),
        }))}
        onChange={(event) => edit({ backup: event.target.value })}
      />
    </fieldset>
  )
}

function Proof({ restore: { wish, chosen, edit } }: { readonly restore: Restore }) {
  const isByCode = wish.by === 'code'
  return (
    <>
      <Field id="restoreOperator" label={RESTORE.operator} notes={[]}>
        {({ id }) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            value={wish.operatorNumber}
            onChange={(operatorNumber) => edit({ operatorNumber })}
            options={(chosen?.operators ?? []).map(({ number, name }) => ({
              value: number,
              label: `${name} ${number}`,
            }))}
          />
        )}
      </Field>
      <Field
        id="restoreBy"
        label={RESTORE.by}
        notes={[]}
        hint={chosen?.hasRecoveryCode ? '' : RESTORE.noCode}
      >
        {(control) => (
          <RadioRow
            control={control}
            options={[
              { code: 'password', label: RESTORE.byPassword },
              ...(chosen?.hasRecoveryCode ? [{ code: 'code', label: RESTORE.byCode }] : []),
            ]}
            value={wish.by}
            onChange={(by) => edit({ by: by === 'code' ? 'code' : 'password', password: '' })}
          />
        )}
      </Field>
      {isByCode && (
        <Field id="restoreCode" label={RESTORE.code} notes={[]}>
          {(control) => (
            <Input
              {...control}
              className={styles.code ?? ''}
              value={wish.code}
              maxLength={100}
              placeholder={RESTORE.codeExample}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => edit({ code: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field
        id="restorePassword"
        label={isByCode ? RESTORE.newPassword : RESTORE.password}
        notes={[]}
      >
        {(control) => (
          <Input.Password
            {...control}
            value={wish.password}
            maxLength={200}
            placeholder={isByCode ? RESTORE.newPasswordExample : ''}
            autoComplete="off"
            onChange={(event) => edit({ password: event.target.value })}
          />
        )}
      </Field>
      <p className={styles.note}>{RESTORE.afterwards}</p>
    </>
  )
}
