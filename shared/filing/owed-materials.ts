import { findGiven, requiredMaterials } from '#shared/policy/materials.ts'
import type { Evidence, MaterialRequirement } from '#shared/policy/policy.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import type { Filing, FilingEntry } from './filing.ts'
import type { Obligation, ObligationOutcome } from './obligation.ts'
import { isPending } from './status.ts'

/** Kinds of evidence that leave something owed; every other kind is the paper itself. */
const OWED: Readonly<Record<string, Obligation['kind']>> = {
  promise: 'promise',
  later: 'later-material',
}

/** Whether evidence is the paper itself and leaves nothing owed. */
export function isPaper({ kind }: Evidence): boolean {
  return OWED[kind] === undefined
}

/** What a person owes from `start` on: a truth for each promise, a paper for each "later". */
export function owedMaterials(
  entry: FilingEntry,
  policy: Policy,
  start: string,
): readonly Obligation[] {
  return requiredMaterials(entry, policy).flatMap((requirement) => {
    const given = findGiven(entry, requirement)
    const kind = given && OWED[given.kind]
    const workingDays = given?.workingDays ?? null
    const isAgreed = kind === 'later-material' && workingDays === null && entry.laterDue !== ''
    const dueDay = isAgreed ? entry.laterDue : null
    return kind
      ? [obligationOf(requirement, { kind, evidence: given.id, start, workingDays, dueDay })]
      : []
  })
}

/** When a change was made, by whom, and under which pack. */
export interface ChangeMoment {
  readonly policy: Policy
  readonly today: string
  readonly by: string
}

/** A filing whose entry changes, and what was owed until then. */
type Owing = Pick<Filing, 'entry' | 'obligations'>

/**
 * What is owed after a change of the entry: what was owed and still stands in the same way goes on, until
 * the day that is agreed anew; what now is a paper is met, what is no longer asked is closed, what newly
 * stands in, or stands in once more, is owed from today.
 */
export function owedAfterChange(
  { entry: before, obligations }: Owing,
  entry: FilingEntry,
  { policy, today, by }: ChangeMoment,
): readonly Obligation[] {
  const owed = owedMaterials(entry, policy, today)
  const asked = requiredMaterials(entry, policy)
  const isAgreedAnew = entry.laterDue !== before.laterDue
  const kept = obligations.map((obligation): Obligation => {
    if (!isPending(obligation)) return obligation
    const again = owed.find((other) => isSame(other, obligation))
    if (again) {
      return isAgreedAnew
        ? { ...obligation, dueDay: again.dueDay ?? obligation.dueDay }
        : obligation
    }
    return asked.some(({ id }) => id === obligation.requirement)
      ? settled(obligation, { result: 'supplied', on: today, by, note: '' })
      : { ...obligation, state: 'done', outcome: null }
  })
  const standing = obligations.filter(isStanding)
  const fresh = owed.filter((other) => !standing.some((known) => isSame(known, other)))
  return [
    ...kept,
    ...fresh.map((obligation) => ({ ...obligation, id: freeId(obligation.id, obligations) })),
  ]
}

/** What is owed after a 撤回: what the decision that is taken back had settled goes on from its own first day. */
export function owedAfterTakeBack(
  { entry: before, obligations }: Owing,
  entry: FilingEntry,
  moment: ChangeMoment,
): readonly Obligation[] {
  const again = owedMaterials(entry, moment.policy, moment.today).flatMap(
    (other) => obligations.findLast((known) => isSame(known, other)) ?? [],
  )
  const reopened = obligations.map(
    (known): Obligation =>
      again.includes(known) && !isStanding(known)
        ? { ...known, state: 'open', outcome: null }
        : known,
  )
  return owedAfterChange({ entry: before, obligations: reopened }, entry, moment)
}

/** The last day agreed for papers that come later, as the entry says it (补交期限); '' where none is. */
export function agreedDay(obligations: readonly Obligation[]): string {
  const days = obligations
    .filter((obligation) => obligation.kind === 'later-material' && isPending(obligation))
    .map(({ dueDay }) => dueDay ?? '')
  return days.toSorted().at(-1) ?? ''
}

function isSame(one: Obligation, other: Obligation): boolean {
  return one.requirement === other.requirement && one.evidence === other.evidence
}

/** Whether an obligation leaves nothing to be owed anew: it still is owed, or was found to be true. */
function isStanding(obligation: Obligation): boolean {
  return isPending(obligation) || obligation.outcome?.result === 'true'
}

/** An obligation with its outcome; lacking it stays owed, though the promise has failed. */
export function settled(obligation: Obligation, outcome: ObligationOutcome): Obligation {
  const isMet = outcome.result === 'supplied' || outcome.result === 'true'
  return { ...obligation, state: isMet ? 'done' : 'failed', outcome }
}

function obligationOf(
  { id, label }: MaterialRequirement,
  rest: Pick<Obligation, 'kind' | 'evidence' | 'start' | 'workingDays' | 'dueDay'>,
): Obligation {
  return {
    id,
    requirement: id,
    label,
    ...rest,
    state: 'open',
    outcome: null,
  }
}

/** `work-proof`, and `work-proof-2` for the second time. */
function freeId(id: string, taken: readonly Obligation[]): string {
  const times = taken.filter(({ requirement }) => requirement === id).length
  return times === 0 ? id : `${id}-${times + 1}`
}
