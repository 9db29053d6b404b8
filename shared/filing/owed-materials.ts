import { findGiven, requiredMaterials } from '#shared/policy/materials.ts'
import type { Evidence, MaterialRequirement } from '#shared/policy/policy.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import type { Filing, FilingEntry } from './filing.ts'
import type { Obligation, ObligationOutcome } from './obligation.ts'

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

/**
 * What is owed after a change of the entry: what was owed and still stands in the same way goes on;
 * what now is a paper is met, what is no longer asked is closed, what newly stands in is owed from today.
 */
export function owedAfterChange(
  { obligations }: Pick<Filing, 'obligations'>,
  entry: FilingEntry,
  { policy, today, by }: ChangeMoment,
): readonly Obligation[] {
  const owed = owedMaterials(entry, policy, today)
  const asked = requiredMaterials(entry, policy)
  const isSame = (one: Obligation, other: Obligation) =>
    one.requirement === other.requirement && one.evidence === other.evidence
  const kept = obligations.map((obligation): Obligation => {
    if (obligation.state !== 'open') return obligation
    if (owed.some((other) => isSame(other, obligation))) return obligation
    return asked.some(({ id }) => id === obligation.requirement)
      ? settled(obligation, { result: 'supplied', on: today, by, note: '' })
      : { ...obligation, state: 'done' }
  })
  const fresh = owed.filter((other) => !obligations.some((known) => isSame(known, other)))
  return [
    ...kept,
    ...fresh.map((obligation) => ({ ...obligation, id: freeId(obligation.id, obligations) })),
  ]
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
