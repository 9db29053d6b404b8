import { randomUUID } from 'node:crypto'
import type { Operator } from '#shared/bridge.ts'
import { type CheckContext, checkEntry, policyFor } from '#shared/filing/check.ts'
import { otherFilingsOf } from '#shared/filing/check-overlap.ts'
import type { Filing, FilingChannel, FilingEntry } from '#shared/filing/filing.ts'
import type { Issue } from '#shared/filing/issue.ts'
import { owedMaterials } from '#shared/filing/owed-materials.ts'
import { versionsOf } from '#shared/policy/resolve.ts'
import type { Tables } from '#shared/reference-data.ts'
import { officeToday, type TimeContext } from './corrected-now.ts'
import { acceptFiling, findFilingsByPerson } from './vault/filings.ts'
import type { Vault } from './vault/vault.ts'

/** Where entries are checked and accepted. */
export interface Acceptor extends TimeContext {
  readonly vault: Vault
  readonly tables: Tables
  readonly operator: Operator
}

/** An entry under the id its filing will have. */
export interface Submission {
  readonly id: string
  readonly entry: FilingEntry
  /** At the window where it is left out. */
  readonly channel?: FilingChannel
}

/** The filing that was accepted, or what refuses it. */
export type Accepted =
  | { readonly ok: true; readonly filing: Filing }
  | { readonly ok: false; readonly issues: readonly [Issue, ...Issue[]] }

/** Checks an entry against the vault and accepts it; the second time it is the first time's filing. */
export function acceptEntry(acceptor: Acceptor, submission: Submission): Accepted {
  const { id, entry, channel = 'window' } = submission
  const { vault, clock, operator } = acceptor
  const checked = checkContextOf(acceptor, { id, entry })
  const [refusal, ...others] = checkEntry(entry, checked).filter(
    ({ severity }) => severity === 'error',
  )
  if (refusal) return { ok: false, issues: [refusal, ...others] }
  const rules = policyFor(entry, checked)
  const acceptance = {
    id,
    entry,
    entryId: randomUUID(),
    policy: { packs: versionsOf(rules) },
    obligations: [...owedMaterials(entry, rules, checked.today)],
    by: operator,
    channel,
  }
  return { ok: true, filing: acceptFiling(vault, acceptance, clock.now()) }
}

/** What the rules look at besides the entry: the day, and what the vault holds of its people. */
export function checkContextOf(
  acceptor: Omit<Acceptor, 'operator'>,
  { id, entry }: Submission,
): CheckContext {
  const { vault, tables } = acceptor
  return {
    tables,
    today: officeToday(acceptor),
    // A second click on the same filing must find itself accepted, not doubled.
    otherFilings: otherFilingsOf(findFilingsByPerson(vault, entry), id),
  }
}
