import type { Division } from '#shared/codes/divisions.ts'
import { findPersonNews } from '#shared/filing/merge-person.ts'
import type { InsuredPerson } from '#shared/filing/person-look-up.ts'
import { DESK } from './actors.ts'
import { commit } from './commit.ts'
import { eventsOf, getFilingRow, writeEvent, writeFiling } from './filing-rows.ts'
import { clearComparison, listUncompared } from './person-comparisons.ts'
import type { Vault } from './vault.ts'

/** What was answered about the person of a filing. */
export interface PersonAnswer {
  readonly person: InsuredPerson
  readonly divisions: ReadonlyMap<string, Division>
}

/** Keeps what an answer of 1101 adds to a filing; the entry itself is never changed. */
export function mergePerson(
  vault: Vault,
  filingId: string,
  { person, divisions }: PersonAnswer,
): void {
  const filing = getFilingRow(vault.db, filingId)
  const { receipt, difference } = findPersonNews(filing, person, divisions)
  const isKnown = eventsOf(vault.db, filingId).some(
    ({ kind, detail }) => kind === 'differs' && detail === difference,
  )
  const isNewDifference = difference !== '' && !isKnown
  const isNews = receipt !== filing.receipt || isNewDifference
  if (!isNews && !listUncompared(vault).includes(filingId)) return
  const note = { action: 'filing.compare', object: filingId, by: DESK }
  commit(vault, { ...note, fields: isNews ? ['receipt', 'events'] : [] }, (tx) => {
    clearComparison(tx, filingId)
    if (isNews) writeFiling(tx, { ...filing, receipt })
    if (isNewDifference) {
      writeEvent(tx, filingId, {
        at: tx.at,
        kind: 'differs',
        by: '参保信息核对',
        detail: difference,
      })
    }
  })
}
