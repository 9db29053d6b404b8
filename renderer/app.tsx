import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { DeskState } from '#shared/bridge.ts'
import { assertNever } from '#shared/result.ts'
import { call } from './bridge.ts'
import { FirstRunScreen } from './features/first-run/first-run-screen.tsx'
import { RefusedScreen } from './features/refused/refused-screen.tsx'
import { RecoveryScreen } from './features/restore/recovery-screen.tsx'
import { RestoreScreen } from './features/restore/restore-screen.tsx'
import { PrintTrial } from './features/trials/print-trial.tsx'
import { LockWarning } from './features/unlock/lock-warning.tsx'
import { UnlockScreen } from './features/unlock/unlock-screen.tsx'
import { FirstLineTrial } from './first-line-trial.tsx'
import { OpenDesk } from './open-desk.tsx'
import type { Place } from './place.ts'
import { prepareLedgerWorker } from './store/ledger/ledger-client.ts'
import { THEME } from './ui/theme.ts'
import { useActivity } from './use-activity.ts'
import { useDeskState } from './use-desk-state.ts'
import { type Reference, useReference } from './use-reference.ts'

/** The window: one page per phase of the desk. */
export function App() {
  const [desk, takeOver] = useDeskState()
  const reference = useReference(desk?.phase === 'open')
  const secondsToLock = useActivity(desk?.phase === 'open')
  const place = useRef<Place>(undefined)
  const [isSettingUp, setSettingUp] = useState(false)
  useEffect(() => {
    if (desk?.phase !== 'locked') return
    // What a lock interrupts is done in the settings.
    setSettingUp(false)
    prepareLedgerWorker()
  }, [desk?.phase])
  return (
    <ConfigProvider
      locale={zhCN}
      theme={THEME}
      componentSize="small"
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {desk && (
        <Phase
          desk={desk}
          reference={reference}
          place={place}
          isSettingUp={isSettingUp}
          onSettingUp={setSettingUp}
          onChanged={takeOver}
        />
      )}
      {secondsToLock !== null && <LockWarning seconds={secondsToLock} />}
    </ConfigProvider>
  )
}

interface PhaseProps {
  readonly desk: DeskState
  readonly reference: Reference
  /** Where the operator is; it outlives a lock. */
  readonly place: RefObject<Place | undefined>
  /** The first run goes on after the vault is made, with the trials of line and printer. */
  readonly isSettingUp: boolean
  readonly onSettingUp: (isSettingUp: boolean) => void
  readonly onChanged: (state: DeskState) => void
}

function Phase(props: PhaseProps) {
  const { desk, place, onChanged } = props
  const [isRestoring, setRestoring] = useState(false)
  const restore = () => setRestoring(true)
  if (isRestoring && desk.phase !== 'open') {
    const leave = async (isRestored: boolean) => {
      // What a recovery had found is over with the restore.
      const now = await call(isRestored ? 'vault.lock' : 'desk.state', {})
      setRestoring(false)
      if (now.ok) onChanged(now.value)
    }
    return <RestoreScreen onLeave={(isRestored) => void leave(isRestored)} />
  }
  if (desk.phase === 'first-run' || (desk.phase === 'open' && props.isSettingUp)) {
    return (
      <FirstRunScreen
        mode={desk.mode}
        renderLineTrial={(onGood) => <FirstLineTrial onGood={onGood} />}
        renderPrintTrial={(onPrinted) => <PrintTrial isFocusedFirst onPrinted={onPrinted} />}
        onRegistering={props.onSettingUp}
        onRestore={restore}
        onOpened={onChanged}
        onDone={() => props.onSettingUp(false)}
      />
    )
  }
  switch (desk.phase) {
    case 'locked':
      return (
        <UnlockScreen
          mode={desk.mode}
          operators={desk.operators}
          lastOperator={place.current?.operatorNumber}
          onOpened={onChanged}
          onRestore={restore}
        />
      )
    case 'open':
      return (
        <OpenDesk desk={desk} reference={props.reference} place={place} onChanged={onChanged} />
      )
    case 'recovery':
      return <RecoveryScreen found={desk.found} onChanged={onChanged} onRestore={restore} />
    case 'refused':
      return (
        <RefusedScreen
          reason={desk.reason}
          remedy={desk.remedy}
          onRestore={restore}
          {...(desk.mode && { mode: desk.mode })}
        />
      )
    default:
      return assertNever(desk)
  }
}
