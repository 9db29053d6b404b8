import { officeToday } from '#electron/corrected-now.ts'
import { type DeskContext, type Session, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { findLocalRows } from '#electron/vault/local-sides.ts'
import {
  countDifferences,
  listDifferences,
  listReconciliations,
} from '#electron/vault/reconciliations.ts'
import {
  type DifferenceRow,
  MOST_DIFFERENCES,
  type RECONCILIATION_METHODS,
} from '#shared/bridge-reconciliation.ts'
import { maskDocumentNumber } from '#shared/filing/mask.ts'
import { resolvePolicy } from '#shared/policy/resolve.ts'
import { ok } from '#shared/result.ts'
import { comparedLines } from '#shared/sync/compared-lines.ts'
import { actsOn, type Difference } from '#shared/sync/difference.ts'
import { actOnDifference } from './difference-decisions.ts'
import { rulesOf } from './life-decisions.ts'

/** Comparisons shown. */
const HISTORY = 31

/** 日对账 as the clerk sees it. */
export function reconcileServices(
  context: DeskContext,
): Pick<Services, keyof typeof RECONCILIATION_METHODS> {
  return {
    'reconcile.view': whenOpen(context, (session, { filter }) => {
      const { vault, reconciliations } = session
      const found = listDifferences(vault, filter, MOST_DIFFERENCES)
      return ok({
        ...reconciliations.state(),
        history: listReconciliations(vault, HISTORY),
        counts: countDifferences(vault),
        rows: found.map((difference) => differenceRow(context, session, difference)),
      })
    }),
    'reconcile.run': whenOpen(context, ({ reconciliations }, { fromStart }) =>
      reconciliations.run(fromStart),
    ),
    'reconcile.act': whenOpen(context, (session, wish) => {
      const done = actOnDifference(context, session, wish)
      return done.ok ? ok({}) : done
    }),
  }
}

function differenceRow(
  context: DeskContext,
  { vault }: Session,
  difference: Difference,
): DifferenceRow {
  const { destinations, policies } = context.tables
  const filing = findLocalRows(vault, difference.key)?.filing
  const held = difference.held ?? undefined
  const today = officeToday(context)
  const policy = filing
    ? rulesOf(context, filing).policy
    : resolvePolicy(policies, held?.insuplc_admdvs ?? vault.office.division, today)
  const documentNumber = filing?.entry.documentNumber ?? held?.certno ?? ''
  return {
    difference,
    acceptanceNumber: filing?.acceptanceNumber ?? '',
    name: filing?.entry.name ?? held?.psn_name ?? '',
    documentNumber: maskDocumentNumber(documentNumber),
    lines: comparedLines(filing, held, { destinations, policy, today }),
    acts: difference.state === 'open' ? [...actsOn(difference, filing?.ended != null)] : [],
  }
}
