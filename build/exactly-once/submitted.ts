import { createHash, randomUUID } from 'node:crypto'
import { acceptFiling } from '#electron/vault/filings.ts'
import type { Vault } from '#electron/vault/vault.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import type { RegistrationData } from '#shared/sync/registration-wire.ts'
import { anEntry, identityNumber } from '#tests/builders.ts'

/** What was handed in at the window: by key, what the subsystem must hold of it in the end. */
export type Submitted = Map<string, string>

/** Filings of one person, so that their order can be checked. */
const PER_PERSON = 2

/** Accepts filings number `from` up to, not including, `to`, and remembers what was handed in. */
export function submit(
  vault: Vault,
  submitted: Submitted,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  for (let index = from; index < to; index += 1) {
    const entry = numberedEntry(index)
    const entryId = randomUUID()
    acceptFiling(
      vault,
      {
        id: randomUUID(),
        entry,
        entryId,
        policy: { packs: [{ id: 'national', version: '2023-01-01' }] },
        by: vault.operator,
      },
      vault.clock.now(),
    )
    submitted.set(entryId, contentOf(entry))
  }
}

/** One hash over a whole set, whatever the order: equal sets, equal hashes. */
export function hashOf(contents: Iterable<readonly [key: string, content: string]>): string {
  const lines = Array.from(contents, ([key, content]) => `${key} ${content}`).toSorted()
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}

/** What the subsystem holds of a filing, in the terms of what was handed in. */
export function heldContent(held: RegistrationData): string {
  return JSON.stringify([
    held.certno,
    held.psn_name,
    held.insutype,
    held.insu_admdvs,
    held.rloc_admdvs,
    held.begndate,
    held.enddate ?? '',
    held.resout_addr,
    held.tel,
  ])
}

/** What was handed in, in the terms of what the subsystem holds. */
export function contentOf(entry: FilingEntry): string {
  return JSON.stringify([
    entry.documentNumber,
    entry.name,
    entry.insuranceType,
    entry.insuredDivision,
    entry.destination,
    entry.startDate,
    entry.endDate,
    entry.address,
    entry.phone,
  ])
}

/** A person who cannot exist (region 1699xx), filed under an address that no other filing has. */
export function numberedEntry(index: number): FilingEntry {
  const person = Math.floor(index / PER_PERSON)
  const day = Math.floor(person / 999)
  const birthDate = `19${50 + (day % 40)}${pad((day % 12) + 1)}${pad(11 + (Math.floor(day / 480) % 18))}`
  return anEntry({
    documentNumber: identityNumber(birthDate, (person % 999) + 1),
    name: `样例${person}`,
    address: `样例路 ${index} 号`,
  })
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
