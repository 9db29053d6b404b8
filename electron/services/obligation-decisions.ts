import type { RulesContext, Session } from '#electron/desk-context.ts'
import type { ParsedInput } from '#electron/serve.ts'
import type { Decision } from '#electron/vault/life.ts'
import type { Filing } from '#shared/filing/filing.ts'
import { afterFalsePromise, isOver, lifeArticles } from '#shared/filing/life-rules.ts'
import type { Obligation } from '#shared/filing/obligation.ts'
import { agreedDay, isPaper, settled } from '#shared/filing/owed-materials.ts'
import { type FilingAction, isPending } from '#shared/filing/status.ts'
import { requiredMaterials } from '#shared/policy/materials.ts'
import { citeAll } from '#shared/policy/policy.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import type { OutboxEntry } from '#shared/sync/outbox-entry.ts'
import { NO_PLAN, planAddition } from '#shared/sync/outbox-plan.ts'
import { isToldApart } from '#shared/sync/registration.ts'
import { endFiling, NOT_KEPT_THERE, planWords, rulesOf } from './life-decisions.ts'
import { getAllowed } from './read-allowed.ts'

/** 补材料: a paper the requirement knows takes the place of what stood in for it. */
export function decideSupply(
  context: RulesContext,
  session: Session,
  input: ParsedInput<'filing.supply'>,
): Result<Decision> {
  const owed = getOwed(session, input, 'supply-material')
  if (!owed.ok) return owed
  const { filing, obligation, outbox } = owed.value
  const { today, policy } = rulesOf(context, filing)
  const requirement = requiredMaterials(filing.entry, policy).find(
    ({ id }) => id === obligation.requirement,
  )
  const papers = requirement?.anyOf.filter(isPaper) ?? []
  const paper = papers.find(({ id }) => id === input.evidence)
  if (paper === undefined) {
    const labels = papers.map(({ label }) => label).join('、')
    return refuse('evidence-unknown', `没有选补交的材料；${obligation.label}可以是：${labels}`)
  }
  const { name: by } = session.operator
  const outcome = { result: 'supplied', on: today, by, note: input.note } as const
  const materials = { ...filing.entry.materials, [obligation.requirement]: paper.id }
  const obligations = withOutcome(filing, settled(obligation, outcome))
  const laterDue = filing.entry.laterDue && agreedDay(obligations)
  const entry = { ...filing.entry, materials, laterDue }
  const plan = isToldApart(filing, entry, policy)
    ? planAddition(outbox, context.clock.now())
    : ok(NO_PLAN)
  if (!plan.ok) return plan
  const handedIn = `${obligation.label}：${paper.label}`
  return ok({
    from: filing,
    plan: plan.value,
    reason: reasonOf(`补材料：${handedIn}`, input.note),
    by: session.operator,
    to: { entry, obligations },
    events: [
      {
        kind: 'supplied',
        detail: `${joined(handedIn, input.note)}；${planWords(plan.value)}`,
        ...(requirement && { basis: citeAll(requirement.because) }),
      },
    ],
  })
}

/** 承诺核验: true closes the promise, lacking leaves it owed, false ends the filing as well. */
export function decideVerification(
  context: RulesContext,
  session: Session,
  input: ParsedInput<'filing.verifyPromise'>,
): Result<Decision> {
  const { result, note, facts } = input
  const owed = getOwed(session, input, 'verify-promise')
  if (!owed.ok) return owed
  const { filing, obligation } = owed.value
  if (obligation.kind !== 'promise') {
    return refuse('not-a-promise', `${obligation.label}是容缺补交，没有承诺可核验；请办理补材料`)
  }
  if (result !== 'true' && note === '') {
    return refuse('reason-missing', '没有写核验的情况，请写明查了什么、查到什么')
  }
  const { today, policy } = rulesOf(context, filing)
  const outcome = { result, on: today, by: session.operator.name, note } as const
  const obligations = withOutcome(filing, settled(obligation, outcome))
  const detail = joined(`${obligation.label}：${VERIFIED_WORDS[result]}`, note)
  const basis = citeAll(lifeArticles(policy, filing, 'promise'))
  const verified = { kind: 'verified', detail, basis, facts } as const
  if (result !== 'false' || isOver(filing, today)) {
    const told = { ...verified, detail: `${detail}；${NOT_KEPT_THERE}` }
    return ok({ ...unsent(session, filing), to: { obligations }, events: [told] })
  }
  const reason = reasonOf(`承诺不实：${obligation.label}`, note)
  const end = { kind: 'terminated', on: today, reason, secondPerson: null } as const
  const ended = endFiling(context, session, { filingId: filing.id, end })
  if (!ended.ok) return ended
  const { detail: way, ...decision } = ended.value
  const after = afterFalsePromise(policy, filing, { facts, today })
  return ok({
    ...decision,
    to: { ...decision.to, obligations },
    events: [
      verified,
      {
        kind: 'terminated',
        detail: `${after.words}；自 ${today} 起不再有效；${way}`,
        basis: citeAll(after.because),
        reason,
      },
    ],
  })
}

/** The last day of what is owed, where no rule says one. */
export function decideDueDay(
  context: RulesContext,
  session: Session,
  input: ParsedInput<'filing.setDueDay'>,
): Result<Decision> {
  const owed = getOwed(session, input, 'supply-material')
  if (!owed.ok) return owed
  const { filing, obligation } = owed.value
  const { dueDay } = input
  if (obligation.workingDays !== null) {
    return refuse(
      'due-by-rule',
      `${obligation.label}的期限由规定给出（${obligation.workingDays} 个工作日），不能改`,
    )
  }
  if (dueDay !== null && dueDay < obligation.start) {
    return refuse('due-too-early', `期限早于受理那天，应不早于 ${obligation.start}`)
  }
  const { policy } = rulesOf(context, filing)
  const requirement = requiredMaterials(filing.entry, policy).find(
    ({ id }) => id === obligation.requirement,
  )
  const basis = citeAll(requirement?.because ?? [])
  const words = dueDay === null ? '不设期限' : `期限 ${dueDay}`
  const obligations = withOutcome(filing, { ...obligation, dueDay })
  return ok({
    ...unsent(session, filing),
    to: obligation.kind === 'promise' ? { obligations } : agreedOn(filing, obligations),
    events: [
      { kind: 'due-set', detail: `${obligation.label}：${words}；${NOT_KEPT_THERE}`, basis },
    ],
  })
}

/** memo of X2512 and X2513. */
const LONGEST_REASON = 500

const VERIFIED_WORDS = {
  true: '核验属实',
  false: '核验不实',
  lacking: '缺少材料，未能证实；仍须补交',
} as const

function getOwed(
  { vault }: Session,
  { filingId, obligationId }: { readonly filingId: string; readonly obligationId: string },
  action: FilingAction,
): Result<{
  readonly filing: Filing
  readonly obligation: Obligation
  readonly outbox: readonly OutboxEntry[]
}> {
  const allowed = getAllowed(vault, filingId, action)
  if (!allowed.ok) return allowed
  const { filing, outbox } = allowed.value
  const obligation = filing.obligations.find(({ id }) => id === obligationId)
  if (obligation === undefined || !isPending(obligation)) {
    const open = filing.obligations.filter(isPending).map(({ label }) => label)
    return refuse('not-owed', `这一项已办结或不存在；还待办的：${open.join('、')}`)
  }
  return ok({ filing, obligation, outbox })
}

/** A decision the subsystem need not hear of. */
function unsent({ operator }: Session, from: Filing) {
  return { from, plan: NO_PLAN, reason: '', by: operator }
}

/** A day agreed for a paper that comes later is the 补交期限 of the entry. */
function agreedOn({ entry }: Filing, obligations: Filing['obligations']): Decision['to'] {
  return { entry: { ...entry, laterDue: agreedDay(obligations) }, obligations }
}

function withOutcome({ obligations }: Filing, changed: Obligation): Obligation[] {
  return obligations.map((known) => (known.id === changed.id ? changed : known))
}

/** Why, as the subsystem is told. */
function reasonOf(words: string, note: string): string {
  return [...joined(words, note)].slice(0, LONGEST_REASON).join('')
}

function joined(words: string, note: string): string {
  return note === '' ? words : `${words}。${note}`
}
