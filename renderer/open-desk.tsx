import type { RefObject } from 'react'
import type { DeskState } from '#shared/bridge.ts'
import type { Tables } from '#shared/reference-data.ts'
import { assertNever } from '#shared/result.ts'
import { call } from './bridge.ts'
import { BackupPanel } from './features/backup/backup-panel.tsx'
import { BatchScreen } from './features/batch/batch-screen.tsx'
import { FilingScreen } from './features/filing/filing-screen.tsx'
import { Frame } from './features/frame/frame.tsx'
import { ChangeScreen } from './features/intake/change-screen.tsx'
import { IntakeScreen } from './features/intake/intake-screen.tsx'
import { ObligationsScreen } from './features/obligations/obligations-screen.tsx'
import { OutboxScreen } from './features/outbox/outbox-screen.tsx'
import { RefusedScreen } from './features/refused/refused-screen.tsx'
import { SettingsScreen } from './features/settings/settings-screen.tsx'
import { TodayScreen } from './features/today/today-screen.tsx'
import { LineTrial } from './features/trials/line-trial.tsx'
import { PrintTrial } from './features/trials/print-trial.tsx'
import { LeaveQuestion } from './life/leave-question.tsx'
import { COMMON } from './messages/common.ts'
import type { Place } from './place.ts'
import type { Screen } from './screen.ts'
import { useWindowStore } from './store/use-window-store.ts'
import { flushDrafts, type WindowStore } from './store/window-store.ts'
import { type Leaving, useLeaving } from './use-leaving.ts'
import type { Reference } from './use-reference.ts'
import { useReturn } from './use-return.ts'
import { type Screens, useScreens } from './use-screens.ts'

interface OpenDeskProps {
  readonly desk: Extract<DeskState, { phase: 'open' }>
  readonly reference: Reference
  /** Where the operator is; it outlives a lock. */
  readonly place: RefObject<Place | undefined>
  readonly onChanged: (state: DeskState) => void
}

const CURRENT = {
  today: 'home',
  intake: 'newFiling',
  filing: 'filing',
  change: 'filing',
  queue: 'queue',
  batch: 'batch',
  obligations: 'obligations',
  settings: 'settings',
} as const

/** The desk while it is open: header, and one screen under it. */
export function OpenDesk({ desk, reference, place, onChanged }: OpenDeskProps) {
  const { opened, progress, isCurrent } = useWindowStore(desk.mode)
  const { tables, failure } = reference
  const screens = useScreens()
  const leaving = useLeaving()
  const store = opened?.kind === 'opened' ? opened.store : undefined
  const isBack = useReturn(screens, { operatorNumber: desk.operator.number, place, store })
  const lock = async () => {
    if (store) await flushDrafts(store)
    const answer = await call('vault.lock', {})
    if (answer.ok) onChanged(answer.value)
  }
  if (opened?.kind === 'newer') {
    return <RefusedScreen reason={COMMON.storeNewerReason} remedy={COMMON.storeNewerRemedy} />
  }
  const refusal = opened?.kind === 'refused' ? opened.failure : failure
  if (refusal) {
    return <RefusedScreen reason={refusal.message} remedy={COMMON.storeRefusedRemedy} />
  }
  return (
    <Frame
      desk={desk}
      current={CURRENT[screens.screen.kind]}
      progress={progress}
      actions={{ ...guarded(screens, leaving), lock: () => void lock() }}
    >
      {store && tables && isBack && (
        <CurrentScreen
          screens={screens}
          store={store}
          tables={tables}
          officeDivision={desk.office.division}
          operatorNumber={desk.operator.number}
          leaving={leaving}
          isCurrent={isCurrent}
        />
      )}
      {leaving.isAsked && <LeaveQuestion onStay={leaving.stay} onLeave={leaving.leave} />}
    </Frame>
  )
}

/** The ways out of a screen as the header and its keys take them. */
function guarded(screens: Screens, { guard }: Leaving) {
  return {
    home: guard(screens.home),
    newFiling: guard(screens.newFiling),
    queue: guard(screens.queue),
    batch: guard(screens.batch),
    obligations: guard(screens.obligations),
    settings: guard(screens.settings),
    back: guard(screens.back),
  }
}

function Today({ screens, store, tables, isCurrent }: CurrentScreenProps) {
  return (
    <TodayScreen
      tables={tables}
      store={store}
      isCurrent={isCurrent}
      onNewFiling={screens.newFiling}
      onBatch={screens.batch}
      onResume={screens.resume}
      onOpen={screens.open}
      onObligations={screens.obligations}
    />
  )
}

interface FilingPageProps extends CurrentScreenProps {
  readonly screen: Extract<Screen, { kind: 'filing' }>
}

function FilingPage({ screen, screens, tables, operatorNumber }: FilingPageProps) {
  return (
    <FilingScreen
      filingId={screen.filingId}
      act={screen.act}
      tables={tables}
      operatorNumber={operatorNumber}
      onNextFiling={screens.newFiling}
      onChange={screens.change}
      onRenewed={screens.resume}
    />
  )
}

interface CurrentScreenProps {
  readonly screens: Screens
  readonly store: WindowStore
  readonly tables: Tables
  readonly officeDivision: string
  readonly operatorNumber: string
  readonly leaving: Leaving
  readonly isCurrent: boolean
}

function CurrentScreen(props: CurrentScreenProps) {
  const { screens, store, tables, leaving } = props
  const { screen } = screens
  switch (screen.kind) {
    case 'today':
      return <Today {...props} />
    case 'intake':
      return (
        <IntakeScreen
          key={screen.draft.id}
          draft={screen.draft}
          today={screen.today}
          officeDivision={props.officeDivision}
          tables={tables}
          store={store}
          onAccepted={({ id }) => screens.open(id)}
          onLeave={screens.home}
        />
      )
    case 'filing':
      return <FilingPage key={screen.filingId} {...props} screen={screen} />
    case 'change':
      return (
        <ChangeScreen
          key={screen.filing.id}
          filing={screen.filing}
          today={screen.today}
          officeDivision={props.officeDivision}
          tables={tables}
          onChanged={screens.back}
          onUnsaved={leaving.setUnsaved}
          onLeave={leaving.guard(screens.back)}
        />
      )
    case 'settings':
      return (
        <SettingsScreen
          tables={tables}
          lineTrial={<LineTrial />}
          printTrial={<PrintTrial />}
          backups={<BackupPanel />}
        />
      )
    case 'batch':
      return <BatchScreen onOpen={screens.open} />
    case 'queue':
      return <OutboxScreen onOpen={screens.open} />
    case 'obligations':
      return <ObligationsScreen onOpen={screens.open} />
    default:
      return assertNever(screen)
  }
}
