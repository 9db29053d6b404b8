import { randomUUID } from 'node:crypto'
import { type RulesContext, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { acceptFiling, findFilingFile, findFilingsByPerson } from '#electron/vault/filings.ts'
import type { Vault } from '#electron/vault/vault.ts'
import { type CheckContext, checkEntry, policyFor } from '#shared/filing/check.ts'
import { otherFilingsOf } from '#shared/filing/check-overlap.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import { describeIssue } from '#shared/filing/issue.ts'
import { owedMaterials } from '#shared/filing/owed-materials.ts'
import { officeDay } from '#shared/office-day.ts'
import { versionsOf } from '#shared/policy/resolve.ts'
import { ok, refuse } from '#shared/result.ts'

/** Accepting a filing (受理) and looking one up. */
export function filingServices(
  context: RulesContext,
): Pick<Services, 'filing.submit' | 'filing.get' | 'filing.findByPerson'> {
  return {
    'filing.submit': whenOpen(context, ({ vault, loop, operator }, { id, entry }) => {
      const checked = checkContext(context, vault, { id, entry })
      const [refusal] = checkEntry(entry, checked).filter((issue) => issue.severity === 'error')
      if (refusal) return refuse(`${refusal.rule}@${refusal.field}`, describeIssue(refusal))
      const policy = policyFor(entry, checked)
      const filing = acceptFiling(
        vault,
        {
          id,
          entry,
          entryId: randomUUID(),
          policy: { packs: versionsOf(policy) },
          by: operator,
          obligations: [...owedMaterials(entry, policy, checked.today)],
        },
        context.clock.now(),
      )
      loop.wake()
      return ok(filing)
    }),
    'filing.get': whenOpen(context, ({ vault }, { filingId }) => {
      const file = findFilingFile(vault, filingId)
      return file ? ok(file) : refuse('no-such-filing', '没有这份备案，请从列表重新打开')
    }),
    'filing.findByPerson': whenOpen(context, ({ vault }, person) =>
      ok(findFilingsByPerson(vault, person)),
    ),
  }
}

/** What the desk checks an entry by: its own tables, its own day, its own filings of the person. */
export function checkContext(
  context: RulesContext,
  vault: Vault,
  { id, entry }: { readonly id: string; readonly entry: FilingEntry },
): CheckContext {
  return {
    tables: context.tables,
    today: officeDay(context.clock.now()),
    // A second click on the same filing must find itself accepted, not doubled.
    otherFilings: otherFilingsOf(findFilingsByPerson(vault, entry), id),
  }
}
