import { checkContextOf } from '#electron/accept-entry.ts'
import { type RulesContext, type Session, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { findDraft, saveDraft } from '#electron/vault/drafts.ts'
import { commitDecision, type Decision } from '#electron/vault/life.ts'
import { proveSecondPerson } from '#electron/vault/operators.ts'
import { policyFor } from '#shared/filing/check.ts'
import type { Draft, Filing } from '#shared/filing/filing.ts'
import { renewalEntry } from '#shared/filing/renewal.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { decideInjury } from './injury-decision.ts'
import { decideChange, decideTakeBack, decideTermination, decideVoid } from './life-decisions.ts'
import { decideDueDay, decideSupply, decideVerification } from './obligation-decisions.ts'
import { getAllowed } from './read-allowed.ts'

type LifeServices = Pick<
  Services,
  | 'filing.change'
  | 'filing.terminate'
  | 'filing.void'
  | 'filing.supply'
  | 'filing.verifyPromise'
  | 'filing.setDueDay'
  | 'filing.renew'
  | 'filing.takeBack'
  | 'filing.recordInjury'
>

const LOCKED_MEANWHILE = refuse('locked', '柜台已锁定，请先输入密码解锁')

/** What happens to a filing after its acceptance: each a decision, allowed and checked, then one commit. */
export function lifeServices(context: RulesContext): LifeServices {
  const decided = (session: Session, decision: Result<Decision>): Result<Filing> => {
    if (!decision.ok) return decision
    const filing = commitDecision(session.vault, decision.value, context.clock.now())
    session.loop.wake()
    return ok(filing)
  }
  return {
    'filing.change': whenOpen(context, (session, input) =>
      decided(session, decideChange(context, session, input)),
    ),
    'filing.terminate': whenOpen(context, (session, input) =>
      decided(session, decideTermination(context, session, input)),
    ),
    'filing.void': whenOpen(context, async (session, { filingId, reason, second }) => {
      const wish = { filingId, reason }
      // Nobody is asked for a password for what is not possible anyway.
      const possible = decideVoid(context, session, { ...wish, second: session.operator })
      if (!possible.ok) return possible
      const deviceSecret = await context.host.deviceSecret()
      const proven = await proveSecondPerson(session.vault, { ...second, deviceSecret })
      if (!proven.ok) return proven
      // The password took its time: what was possible is decided anew from what is so now.
      return context.session() === session
        ? decided(session, decideVoid(context, session, { ...wish, second: proven.value }))
        : LOCKED_MEANWHILE
    }),
    'filing.supply': whenOpen(context, (session, input) =>
      decided(session, decideSupply(context, session, input)),
    ),
    'filing.verifyPromise': whenOpen(context, (session, input) =>
      decided(session, decideVerification(context, session, input)),
    ),
    'filing.setDueDay': whenOpen(context, (session, input) =>
      decided(session, decideDueDay(context, session, input)),
    ),
    'filing.recordInjury': whenOpen(context, (session, input) =>
      decided(session, decideInjury(context, session, input)),
    ),
    'filing.renew': whenOpen(context, (session, input) => renew(context, session, input)),
    'filing.takeBack': whenOpen(context, (session, input) =>
      decided(session, decideTakeBack(context, session, input)),
    ),
  }
}

/** A draft that continues a filing; asked again under the same id (a double click) it is the same one. */
function renew(
  context: RulesContext,
  { vault }: Session,
  { filingId, draftId }: { readonly filingId: string; readonly draftId: string },
): Result<Draft> {
  const allowed = getAllowed(vault, filingId, 'renew')
  if (!allowed.ok) return allowed
  const first = findDraft(vault, draftId)
  if (first) return ok(first)
  const { filing } = allowed.value
  const checked = checkContextOf({ ...context, vault }, { id: draftId, entry: filing.entry })
  const entry = renewalEntry(filing, policyFor(filing.entry, checked), checked.today)
  const savedAt = context.clock.now().toISOString()
  const draft: Draft = { id: draftId, revision: 1, savedAt, entry, renews: filingId }
  saveDraft(vault, draft)
  return ok(draft)
}
