import { officeToday } from '#electron/corrected-now.ts'
import type { RulesContext, Session } from '#electron/desk-context.ts'
import type { ParsedInput } from '#electron/serve.ts'
import type { Decision } from '#electron/vault/life.ts'
import { findInjuryFaults, injuryWords } from '#shared/filing/injury.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { planAddition } from '#shared/sync/outbox-plan.ts'
import { FILING_MOVED, planWords } from './life-decisions.ts'
import { getAllowed } from './read-allowed.ts'

/** memo of X2512: why the record changes. */
const REASON = '外伤登记'

/**
 * 外伤登记: what the person told of an injury (规程第三十五条). It changes no right, so no policy is asked;
 * it reaches the subsystem the way a change does.
 */
export function decideInjury(
  context: RulesContext,
  { vault, operator }: Session,
  { filingId, revision, injury }: ParsedInput<'filing.recordInjury'>,
): Result<Decision> {
  const allowed = getAllowed(vault, filingId, 'record-injury')
  if (!allowed.ok) return allowed
  const { filing, outbox } = allowed.value
  if (filing.revision !== revision) return FILING_MOVED
  const now = context.clock.now()
  const [fault] = Object.values(findInjuryFaults(injury, officeToday(context)))
  if (fault !== undefined) return refuse('injury-incomplete', fault)
  const plan = planAddition(outbox, now)
  if (!plan.ok) return plan
  return ok({
    from: filing,
    to: { entry: { ...filing.entry, injury } },
    events: [
      {
        kind: 'injury',
        detail: [injuryWords(injury), planWords(plan.value)].filter(Boolean).join('；'),
        basis: '规程第三十五条',
      },
    ],
    plan: plan.value,
    reason: REASON,
    by: operator,
  })
}
