import type { Database } from 'better-sqlite3-multiple-ciphers'
import { checkContextOf } from '#electron/accept-entry.ts'
import { officeToday } from '#electron/corrected-now.ts'
import type { RulesContext, Session } from '#electron/desk-context.ts'
import type { ParsedInput } from '#electron/serve.ts'
import type { Decision } from '#electron/vault/life.ts'
import { getPayload } from '#electron/vault/outbox-rows.ts'
import { pagesLeft } from '#electron/vault/page-rows.ts'
import { entryBefore } from '#electron/vault/settle-entry.ts'
import type { Operator } from '#shared/bridge.ts'
import { policyOf } from '#shared/filing/accepted-under.ts'
import { checkChange } from '#shared/filing/check-change.ts'
import { checkTermination } from '#shared/filing/check-termination.ts'
import { describeChanges } from '#shared/filing/entry-changes.ts'
import type { Filing, FilingEnd, FilingEntry } from '#shared/filing/filing.ts'
import { describeIssue, type Issue } from '#shared/filing/issue.ts'
import {
  changeAnswer,
  type LifeAnswer,
  lifeAnswer,
  lifeArticles,
} from '#shared/filing/life-rules.ts'
import { owedAfterChange, owedAfterTakeBack } from '#shared/filing/owed-materials.ts'
import { officeDay } from '#shared/office-day.ts'
import { citeAll } from '#shared/policy/policy.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import type { OutboxEntry } from '#shared/sync/outbox-entry.ts'
import {
  NO_PLAN,
  type OutboxPlan,
  planCancel,
  planChange,
  planTakeBack,
} from '#shared/sync/outbox-plan.ts'
import { isToldApart } from '#shared/sync/registration.ts'
import { getAllowed, refuseNoReason } from './read-allowed.ts'

/** Whose record is decided about, and by whom. */
type Decider = Pick<Session, 'vault' | 'operator'>

/** 变更: allowed, from the content the clerk saw, checked like a new entry, and by the policy's leave. */
export function decideChange(
  context: RulesContext,
  { vault, operator }: Decider,
  input: ParsedInput<'filing.change'>,
): Result<Decision> {
  const { filingId, entry, reason, facts } = input
  const allowed = getAllowed(vault, filingId, 'change')
  if (!allowed.ok) return allowed
  const { filing, outbox } = allowed.value
  if (filing.revision !== input.revision) return FILING_MOVED
  const policy = policyOf(filing, context.tables.policies)
  const checked = {
    ...checkContextOf({ ...context, vault }, { id: filingId, entry }),
    filedOn: officeDay(new Date(filing.acceptedAt)),
    acceptedUnder: policy,
  }
  const refused =
    refuseNoReason(reason, 'change') ?? refuseFirst(checkChange(filing, entry, checked))
  if (refused) return refused
  const { today } = checked
  const answer = changeAnswer(policy, { filing, entry, facts, today })
  const plan = planContent({ filing, outbox, entry, policy }, context.clock.now())
  if (answer.allowed === false) return refuseByPolicy(answer)
  if (!plan.ok) return plan
  const { destinations } = context.tables
  return ok({
    from: filing,
    to: {
      entry,
      obligations: [...owedAfterChange(filing, entry, { policy, today, by: operator.name })],
      status: plan.value.refilled?.operation === 'register' ? 'accepted' : filing.status,
      ...(plan.value.adopts && { status: reportedStatus(vault, filing), ...adopted(filing) }),
    },
    events: [
      {
        kind: 'changed',
        detail: planWords(plan.value),
        basis: citeAll(answer.because),
        reason,
        changes: [...describeChanges(filing.entry, entry, { destinations, policy })],
        facts,
      },
    ],
    plan: plan.value,
    reason,
    by: operator,
  })
}

/** 终止 of a filing that was valid until now. */
export function decideTermination(
  context: RulesContext,
  session: Decider,
  input: ParsedInput<'filing.terminate'>,
): Result<Decision> {
  const { filingId, on, reason, facts } = input
  const allowed = getAllowed(session.vault, filingId, 'terminate')
  if (!allowed.ok) return allowed
  const { filing } = allowed.value
  const { today, policy } = rulesOf(context, filing)
  const refused =
    refuseNoReason(reason, 'terminate') ?? refuseFirst(checkTermination(filing, { on, today }))
  if (refused) return refused
  const answer = lifeAnswer(policy, 'terminate', { filing, facts, today })
  if (answer.allowed === false) return refuseByPolicy(answer)
  const end = { kind: 'terminated', on, reason, secondPerson: null } as const
  const ended = endFiling(context, session, { filingId, end })
  if (!ended.ok) return ended
  const { detail, ...decision } = ended.value
  const event = { kind: 'terminated', basis: citeAll(answer.because), reason, facts } as const
  return ok({ ...decision, events: [{ ...event, detail: `自 ${on} 起不再有效；${detail}` }] })
}

/** 作废 of a mistake, which another operator agrees to. */
export function decideVoid(
  context: RulesContext,
  session: Decider,
  wish: { readonly filingId: string; readonly reason: string; readonly second: Operator },
): Result<Decision> {
  const { filingId, reason, second } = wish
  const allowed = getAllowed(session.vault, filingId, 'void')
  if (!allowed.ok) return allowed
  const refused = refuseNoReason(reason, 'void')
  if (refused) return refused
  const on = allowed.value.filing.entry.startDate
  const end = { kind: 'voided', on, reason, secondPerson: second } as const
  const ended = endFiling(context, session, { filingId, end })
  if (!ended.ok) return ended
  const { detail, ...decision } = ended.value
  const { filing } = allowed.value
  const basis = citeAll(lifeArticles(rulesOf(context, filing).policy, filing, 'handling'))
  const event = { kind: 'voided', basis, reason, secondPerson: second.name } as const
  return ok({ ...decision, events: [{ ...event, detail: `视为没有办过；${detail}` }] })
}

/** 撤回 of the newest change or end, while the subsystem surely does not have it. */
export function decideTakeBack(
  context: RulesContext,
  session: Decider,
  { filingId, reason }: ParsedInput<'filing.takeBack'>,
): Result<Decision> {
  const { vault, operator } = session
  const allowed = getAllowed(vault, filingId, 'take-back')
  if (!allowed.ok) return allowed
  const { filing, outbox } = allowed.value
  const plan = planTakeBack(outbox)
  const refused = refuseNoReason(reason, 'take-back')
  if (refused) return refused
  if (!plan.ok) return plan
  const { withdrawn } = plan.value
  const isEnd = filing.ended !== null
  const undone = isEnd ? findUndone(vault.db, withdrawn) : undefined
  const back = undone?.isComingBack ? undone : undefined
  const entry = back?.entry ?? entryBefore(vault.db, filing, withdrawn)
  const { today, policy } = rulesOf(context, filing)
  const { destinations } = context.tables
  const changes = [...describeChanges(filing.entry, entry, { destinations, policy })]
  const moment = { policy, today, by: operator.name }
  const obligations = [...owedAfterTakeBack(filing, entry, moment)]
  const basis = citeAll(lifeArticles(policy, filing, 'handling'))
  const takenBack = { kind: 'taken-back', basis, reason } as const
  const decision = { from: filing, plan: plan.value, reason, by: operator }
  if (!isEnd) {
    const detail = `恢复变更前的内容；${BACK_WORDS}`
    return ok({
      ...decision,
      to: { entry, obligations },
      events: [{ ...takenBack, detail, changes }],
    })
  }
  const status = filing.receipt === null ? 'accepted' : reportedStatus(vault, filing)
  const to = { ended: null, status, obligations } as const
  const lost = undone && !undone.isComingBack ? `；${NOT_AGAIN_WORDS}` : ''
  const stands = { ...takenBack, detail: `备案继续有效；${BACK_WORDS}${lost}` }
  if (back === undefined) return ok({ ...decision, to, events: [stands] })
  const again = { kind: 'changed', detail: AGAIN_WORDS, reason: back.reason, changes } as const
  return ok({
    ...decision,
    to: { ...to, entry },
    events: [stands, again],
    plan: { ...plan.value, queued: 'change' },
    reason: back.reason,
  })
}

/**
 * The change that an end had withdrawn. It comes back with the end where neither had left: what the subsystem
 * has answered since is for a clerk to look at.
 */
function findUndone(db: Database, [end]: readonly OutboxEntry[]) {
  const undone = end && getPayload(db, end.id).undone
  return undone && { ...undone, isComingBack: undone.wasDue && end.firstSentAt === null }
}

/** Where a filing stands that the subsystem holds: reported once every page it announced is there as well. */
function reportedStatus({ db }: Decider['vault'], { id }: Filing): 'acknowledged' | 'accepted' {
  return pagesLeft(db, id) === 0 ? 'acknowledged' : 'accepted'
}

/** An end about to be decided. */
interface PlannedEnd {
  readonly filingId: string
  readonly end: Omit<FilingEnd, 'by' | 'at'>
}

/** What every end has in common: a change that never arrived is withdrawn, and the filing ends without it. */
export function endFiling(
  context: RulesContext,
  { vault, operator }: Decider,
  { filingId, end }: PlannedEnd,
): Result<Omit<Decision, 'events'> & { readonly detail: string }> {
  const allowed = getAllowed(vault, filingId, end.kind === 'voided' ? 'void' : 'terminate')
  if (!allowed.ok) return allowed
  const { filing, outbox } = allowed.value
  const plan = planCancel(outbox)
  if (!plan.ok) return plan
  const at = context.clock.now().toISOString()
  return ok({
    from: filing,
    to: {
      entry: entryBefore(vault.db, filing, plan.value.withdrawn),
      status: end.kind,
      ...(plan.value.adopts && adopted(filing)),
      ended: { ...end, by: operator, at },
    },
    plan: plan.value,
    reason: end.reason,
    by: operator,
    detail: planWords(plan.value),
  })
}

/** The office's day, and the rules a filing was accepted under, which go on ruling it. */
export function rulesOf(context: RulesContext, filing: Filing) {
  return { today: officeToday(context), policy: policyOf(filing, context.tables.policies) }
}

/** A new content of a filing, and what waits in the outbox about it. */
interface NewContent {
  readonly filing: Filing
  readonly outbox: readonly OutboxEntry[]
  readonly entry: FilingEntry
  readonly policy: Policy
}

/** How a change reaches the subsystem: not at all where that keeps nothing of what changed, and waits for nothing. */
function planContent({ filing, outbox, entry, policy }: NewContent, now: Date): Result<OutboxPlan> {
  const plan = planChange(outbox, now)
  if (!plan.ok) return plan
  const { queued, withdrawn } = plan.value
  const isNewsOnly = queued === 'change' && withdrawn.length === 0
  return isNewsOnly && !isToldApart(filing, entry, policy) ? ok(NO_PLAN) : plan
}

/** What the subsystem was found to hold is the filing's own record from now on. */
function adopted({ found }: Filing): Pick<Filing, 'receipt' | 'found'> {
  return { receipt: found, found: null }
}

/** How the timeline says why nothing is sent. */
export const NOT_KEPT_THERE = '国家子系统不记录这一项，不报送'

/** How the timeline tells, at the 撤回 of an end, of the change the end had withdrawn: it comes back, or does not. */
const AGAIN_WORDS = '终止或作废时撤回的变更没有报送过，现在接着排队报送 X2512 备案变更'
const NOT_AGAIN_WORDS = '终止或作废时撤回的变更没有恢复，仍要办的请另办变更'

const BACK_WORDS = '没有在国家子系统生效，不再报送'

/** The filing is no longer what the clerk saw. */
export const FILING_MOVED = refuse(
  'filing-moved',
  '这份备案在您打开之后又办过别的事项，没有保存这次内容；请看最新内容后再办',
)

function refuseFirst(issues: readonly Issue[]) {
  const [wrong] = issues.filter(({ severity }) => severity === 'error')
  return wrong ? refuse(`${wrong.rule}@${wrong.field}`, describeIssue(wrong)) : undefined
}

function refuseByPolicy({ words, because }: LifeAnswer) {
  return refuse('policy-forbids', `${words}（${citeAll(because)}）`)
}

/** How a decision reaches the subsystem, for the timeline. */
export function planWords({ withdrawn, refilled, queued, adopts }: OutboxPlan): string {
  if (adopts) {
    const sent = queued === 'change' ? 'X2512 备案变更' : 'X2513 备案取消'
    return `排队报送 ${sent}，按国家子系统里的流水号和版本`
  }
  if (queued === 'change') return '排队报送 X2512 备案变更'
  if (queued === 'cancel') return '排队报送 X2513 备案取消'
  if (refilled !== null) return '原内容没有在国家子系统生效，按新内容报送'
  return withdrawn.length > 0 ? '原备案没有在国家子系统生效，已撤回，不再报送' : NOT_KEPT_THERE
}
