import { randomUUID } from 'node:crypto'
import { compareOne } from '#electron/compare-filings.ts'
import { officeToday, type TimeContext } from '#electron/corrected-now.ts'
import type { RulesContext, Session } from '#electron/desk-context.ts'
import { commit, type Transaction } from '#electron/vault/commit.ts'
import { writeEvent } from '#electron/vault/filing-rows.ts'
import { commitDecision, type Decision } from '#electron/vault/life.ts'
import { findLocalRows, type LocalRows } from '#electron/vault/local-sides.ts'
import { awaitPagesAgain } from '#electron/vault/page-rows.ts'
import { findDifference, writeDifference } from '#electron/vault/reconciliations.ts'
import { filingOfHeld, takeOverFiling } from '#electron/vault/take-over.ts'
import { describeChanges } from '#shared/filing/entry-changes.ts'
import { Filing, type FilingEnd } from '#shared/filing/filing.ts'
import { owedAfterChange } from '#shared/filing/owed-materials.ts'
import { resolvePolicy, versionsOf } from '#shared/policy/resolve.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { actsOn, type Difference, type DifferenceAct } from '#shared/sync/difference.ts'
import { askedAgain } from '#shared/sync/entry-steps.ts'
import type { FoundFiling } from '#shared/sync/found-filing.ts'
import { entryAsHeld, heldReceipt } from '#shared/sync/held-entry.ts'
import { NO_PLAN } from '#shared/sync/outbox-plan.ts'
import { findRegistration } from '#shared/sync/registration.ts'
import { rulesOf } from './life-decisions.ts'

/** What the clerk wants done about a difference. */
export interface DifferenceWish {
  readonly differenceId: string
  readonly act: DifferenceAct
  readonly note: string
}

/** A difference that still is what it was when it was found, and may be dealt with so. */
interface Dealing {
  readonly context: RulesContext
  readonly session: Session
  readonly difference: Difference
  readonly rows: LocalRows | undefined
  readonly wish: DifferenceWish
  /** Writes that it was dealt with, in the commit that does it. */
  readonly beside: (tx: Transaction) => void
}

const MOVED = refuse(
  'difference-moved',
  '这份备案在对账之后又有变化，没有处理；请按 D 重新对账后再看',
)

const NOT_CARRIED = refuse(
  'not-carried',
  '国家子系统这条记录的内容（人员类别、险种、电话或日期等）本机记不下来，没有采用；请转人工与省平台核对，不归本机管的点“别处登记”',
)

/** Deals with a difference: one commit for the filing, the queue and the finding. */
export function actOnDifference(
  context: RulesContext,
  session: Session,
  wish: DifferenceWish,
): Result<object> {
  const { vault } = session
  const difference = findDifference(vault, wish.differenceId)
  if (difference?.state !== 'open') {
    return refuse('difference-closed', '这一项已经处理过，或对账时已不再有差异')
  }
  const rows = findLocalRows(vault, difference.key)
  const isEnded = rows !== undefined && rows.filing.ended !== null
  if (!actsOn(difference, isEnded).includes(wish.act)) {
    return refuse('act-impossible', '这种差异不能这样处理；请按页面上列出的办法处理')
  }
  if (wish.act === 'by-hand' && wish.note === '') {
    return refuse('reason-missing', '请写明转人工的原因，例如 已电话请省平台核对')
  }
  const { policies } = context.tables
  const now = compareOne({ vault, policies, startedSeq: Number.POSITIVE_INFINITY }, difference.key)
  if (now.kind !== difference.kind) return MOVED
  return carryOut({
    context,
    session,
    difference,
    rows,
    wish,
    beside: dealt(session, difference, wish),
  })
}

function dealt(
  { operator }: Session,
  difference: Difference,
  { act, note }: DifferenceWish,
): Dealing['beside'] {
  const by = { number: operator.number, name: operator.name }
  return (tx) =>
    writeDifference(tx, { ...difference, state: 'dealt', dealt: { act, by, at: tx.at, note } })
}

function carryOut(dealing: Dealing): Result<object> {
  const { context, session, difference, rows, wish } = dealing
  switch (wish.act) {
    case 'by-hand':
    case 'elsewhere':
      return leave(dealing)
    case 'take-over':
      return takeOver(dealing)
    case 'ask-again':
    case 'take-theirs':
    case 'send-ours': {
      if (rows === undefined) return MOVED
      const decision = decide(dealing, rows, wish.act)
      if (decision === undefined) return MOVED
      if (!Filing.safeParse({ ...rows.filing, ...decision.to }).success) return NOT_CARRIED
      commitDecision(session.vault, decision, context.clock.now())
      session.loop.wake()
      return ok({ differenceId: difference.id })
    }
  }
}

/** Somebody looks after it from now on; filing and queue stay as they are. */
function leave({ session, difference, wish, beside }: Dealing): Result<object> {
  const { vault, operator } = session
  const note = { object: difference.id, by: operator.number, fields: ['state', 'dealt'] }
  commit(vault, { ...note, action: `reconcile.${wish.act}` }, (tx) => {
    beside(tx)
    if (difference.filingId === null) return
    const event = { at: tx.at, kind: 'reconciled', by: operator.name } as const
    writeEvent(tx, difference.filingId, {
      ...event,
      detail: `与国家子系统不符，转人工：${wish.note}`,
    })
  })
  return ok({})
}

function takeOver({ context, session, difference, beside }: Dealing): Result<object> {
  const { held } = difference
  if (held === null) return MOVED
  const now = context.clock.now()
  const policy = resolvePolicy(context.tables.policies, held.insuplc_admdvs, officeToday(context))
  const words = '本机没有这份备案，按国家子系统的记录取回；材料和代办人请按原件补录'
  const taken = {
    id: randomUUID(),
    held,
    policy: { packs: versionsOf(policy) },
    by: session.operator,
    words,
    beside,
  }
  const filing = filingOfHeld(taken, now)
  // What could not be sent could not be compared or changed here either.
  const isCarried = findRegistration(filing, held.x_client_biz_no, policy) !== undefined
  if (!isCarried || !Filing.safeParse(filing).success) return NOT_CARRIED
  takeOverFiling(session.vault, taken, now)
  return ok({})
}

type Carried = Pick<Decision, 'to' | 'plan'> & {
  readonly detail: string
  readonly changes?: Decision['events'][0]['changes']
}

function decide(
  dealing: Dealing,
  rows: LocalRows,
  act: 'ask-again' | 'take-theirs' | 'send-ours',
): Decision | undefined {
  const { session, wish, difference, beside } = dealing
  const carried = act === 'ask-again' ? askAgain(dealing, rows) : byRecord(dealing, rows, act)
  if (carried === undefined) return undefined
  const { detail, changes, ...decided } = carried
  return {
    ...decided,
    from: rows.filing,
    events: [{ kind: 'reconciled', detail, ...(changes && { changes: [...changes] }) }],
    reason: wish.note === '' ? `对账：${difference.unlike.join('、')}不符，以本机为准` : wish.note,
    by: session.operator,
    beside: (tx) => {
      beside(tx)
      if (act === 'ask-again') awaitPagesAgain(tx, rows.filing.id)
    },
  }
}

/** By the key it has always had: nothing is sent before the subsystem said twice that it has nothing. */
function askAgain({ context }: Dealing, { entries }: LocalRows): Carried | undefined {
  const registration = entries.find(({ operation }) => operation === 'register')
  if (registration === undefined) return undefined
  return {
    to: { status: 'accepted' },
    plan: { ...NO_PLAN, refilled: askedAgain(registration, context.clock.now()) },
    detail: '与国家子系统不符：先查询，确认没有才按原来的编号重新报送',
  }
}

function byRecord(
  dealing: Dealing,
  { filing }: LocalRows,
  act: 'take-theirs' | 'send-ours',
): Carried | undefined {
  const { held } = dealing.difference
  if (held === null) return undefined
  const at = dealing.context.clock.now().toISOString()
  const receipt = heldReceipt(held, filing.receipt?.acknowledgedAt ?? at)
  if (act === 'send-ours') {
    const queued = filing.ended === null ? 'change' : 'cancel'
    const sent = queued === 'change' ? 'X2512 备案变更' : 'X2513 备案取消'
    return {
      to: { receipt },
      plan: { ...NO_PLAN, queued },
      detail: `与国家子系统不符，以本机为准：排队报送 ${sent}，按对方现在的版本 ${held.ver_no}`,
    }
  }
  const theirs = takeTheirs(dealing, filing, held)
  return { ...theirs, to: { ...theirs.to, receipt }, plan: NO_PLAN }
}

function takeTheirs(
  { context, session, difference }: Dealing,
  filing: Filing,
  held: FoundFiling,
): Omit<Carried, 'plan'> {
  switch (difference.kind) {
    case 'other-state': {
      const ended = endOf(held, session, context)
      const words = ended.kind === 'voided' ? '已作废' : `自 ${ended.on} 起不再有效`
      return { to: { ended, status: ended.kind }, detail: `以国家子系统为准：备案${words}` }
    }
    case 'other-content': {
      const entry = entryAsHeld(filing.entry, held)
      const { today, policy } = rulesOf(context, filing)
      const by = session.operator.name
      const { destinations } = context.tables
      return {
        to: { entry, obligations: [...owedAfterChange(filing, entry, { policy, today, by })] },
        detail: `以国家子系统为准：采用对方第 ${held.ver_no} 版的内容`,
        changes: [...describeChanges(filing.entry, entry, { destinations, policy })],
      }
    }
    default:
      return { to: {}, detail: `以国家子系统为准：采用对方的流水号和数据版本 ${held.ver_no}` }
  }
}

/** How a filing ended that the subsystem no longer counts as valid, as far as it tells. */
function endOf(held: FoundFiling, { operator }: Session, context: TimeContext): FilingEnd {
  return {
    kind: held.x_cncl_type === '2' ? 'voided' : 'terminated',
    on: held.x_cncl_date || officeToday(context),
    reason: '国家子系统已取消这份备案（对账）',
    by: { number: operator.number, name: operator.name },
    secondPerson: null,
    at: context.clock.now().toISOString(),
  }
}
