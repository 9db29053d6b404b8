import { type RefObject, useRef } from 'react'
import type { DeskState } from '#shared/bridge.ts'
import { EVERY_FILING, type LedgerQuery } from '#shared/ledger/ledger-query.ts'
import type { Tables } from '#shared/reference-data.ts'
import { assertNever } from '#shared/result.ts'
import { Books } from './books.tsx'
import { call } from './bridge.ts'
import { LeaveQuestion } from './decision/leave-question.tsx'
import { ArchivePanel } from './features/archive/archive-panel.tsx'
import { BackupPanel } from './features/backup/backup-panel.tsx'
import { BatchScreen } from './features/batch/batch-screen.tsx'
import { FilingScreen } from './features/filing/filing-screen.tsx'
import { Frame } from './features/frame/frame.tsx'
import { ChangeScreen } from './features/intake/change-screen.tsx'
import { IntakeScreen } from './features/intake/intake-screen.tsx'
import { focusLedgerSearch } from './features/ledger/ledger-screen.tsx'
import { ObligationsScreen } from './features/obligations/obligations-screen.tsx'
import { OutboxScreen } from './features/outbox/outbox-screen.tsx'
import { ReconciliationScreen } from './features/reconciliation/reconciliation-screen.tsx'
import { RefusedScreen } from './features/refused/refused-screen.tsx'
import { SettingsScreen } from './features/settings/settings-screen.tsx'
import { SettlementScreen } from './features/settlement/settlement-screen.tsx'
import { TodayScreen } from './features/today/today-screen.tsx'
import { LineTrial } from './features/trials/line-trial.tsx'
import { PrintTrial } from './features/trials/print-trial.tsx'
import { COMMON } from './messages/common.ts'
import type { Place } from './place.ts'
import type { Screen } from './screen.ts'
import { type LedgerStore, useLedgerStore } from './store/ledger/use-ledger-store.ts'
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
  reconciliation: 'queue',
  ledger: 'ledger',
  statistics: 'ledger',
  annexes: 'ledger',
  imports: 'ledger',
  batch: 'batch',
  obligations: 'obligations',
  settlement: 'settlement',
  settings: 'settings',
} as const

/** The desk while it is open: header, and one screen under it. */
export function OpenDesk({ desk, reference, place, onChanged }: OpenDeskProps) {
  const { opened, progress, isCurrent } = useWindowStore(desk.mode)
  const { tables, failure } = reference
  const screens = useScreens()
  const leaving = useLeaving()
  const question = useRef(EVERY_FILING)
  const store = opened?.kind === 'opened' ? opened.store : undefined
  const ledger = useLedgerStore(desk.mode, store, tables)
  const isBack = useReturn(screens, { operatorNumber: desk.operator.number, place, store })
  const lock = async () => {
    if (store) await flushDrafts(store)
    const answer = await call('vault.lock', {})
    if (answer.ok) onChanged(answer.value)
  }
  if (opened?.kind === 'newer') {
    return <RefusedScreen reason={COMMON.storeNewerReason} remedy={COMMON.storeNewerRemedy} />
  }
  if (opened?.kind === 'broken') {
    return <RefusedScreen reason={COMMON.storeBrokenReason} remedy={COMMON.storeRefusedRemedy} />
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
          ledger={ledger}
          question={question}
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
    ledger: guard(screens.ledger),
    search: guard(() => {
      screens.ledger()
      focusLedgerSearch()
    }),
    batch: guard(screens.batch),
    obligations: guard(screens.obligations),
    settlement: guard(screens.settlement),
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
      onSettlement={screens.settlement}
    />
  )
}

function Change({
  screen,
  screens,
  leaving,
  ...props
}: CurrentScreenProps & { readonly screen: Extract<Screen, { kind: 'change' }> }) {
  return (
    <ChangeScreen
      key={screen.filing.id}
      filing={screen.filing}
      today={screen.today}
      officeDivision={props.officeDivision}
      tables={props.tables}
      onChanged={screens.back}
      onUnsaved={leaving.setUnsaved}
      onLeave={leaving.guard(screens.back)}
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
  /** Undefined until the index has been started. */
  readonly ledger: LedgerStore | undefined
  /** What the ledger was last asked. */
  readonly question: RefObject<LedgerQuery>
}

function CurrentScreen(props: CurrentScreenProps) {
  const { screens, store, tables } = props
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
      return <Change {...props} screen={screen} />
    case 'settings':
    case 'batch':
    case 'ledger':
    case 'statistics':
    case 'annexes':
    case 'imports':
    case 'queue':
    case 'reconciliation':
    case 'obligations':
    case 'settlement':
      return <StandingScreen {...props} screen={screen} />
    default:
      return assertNever(screen)
  }
}

interface StandingScreenProps extends CurrentScreenProps {
  readonly screen: Exclude<Screen, { kind: 'today' | 'intake' | 'filing' | 'change' }>
}

/** The screens that are of no one filing. */
function StandingScreen(props: StandingScreenProps) {
  const { screen, screens, tables } = props
  switch (screen.kind) {
    case 'settings':
      return (
        <SettingsScreen
          tables={tables}
          lineTrial={<LineTrial />}
          printTrial={<PrintTrial />}
          backups={<BackupPanel />}
          archives={<ArchivePanel />}
        />
      )
    case 'batch':
      return <BatchScreen onOpen={screens.open} />
    case 'ledger':
    case 'statistics':
    case 'annexes':
    case 'imports':
      return <Books {...props} book={screen.kind} />
    case 'queue':
      return <OutboxScreen onOpen={screens.open} onReconcile={screens.reconciliation} />
    case 'reconciliation':
      return <ReconciliationScreen onOpen={screens.open} />
    case 'settlement':
      return <SettlementScreen tables={tables} />
    case 'obligations':
      return <ObligationsScreen onOpen={screens.open} />
    default:
      return assertNever(screen)
  }
}
