import type { HeldFiling } from '#electron/training/filing-book.ts'
import { findFiling } from '#electron/vault/filings.ts'
import { listEntries } from '#electron/vault/outbox.ts'
import type { Vault } from '#electron/vault/vault.ts'
import type { OutboxEntry } from '#shared/sync/outbox-entry.ts'
import type { Findings } from './torture-messages.ts'

interface OtherSide {
  readonly held: readonly HeldFiling[]
  /** Everything has been sent. */
  readonly isFinal: boolean
}

/** Holds what the vault says of its entries against what the subsystem has. */
export function compareSides(vault: Vault, side: OtherSide, findings: Findings): void {
  const byKey = new Map(side.held.map((held) => [held.exp_content.x_client_biz_no, held]))
  const entries = listEntries(vault)
  for (const entry of entries) {
    const held = byKey.get(entry.id)
    const wrong = wrongState(vault, entry, held)
    if (wrong !== '') findings['wrong-state'].push(`${entry.id}: ${wrong}`)
    if (side.isFinal && held === undefined) findings.lost.push(`never arrived: ${entry.id}`)
    if (side.isFinal && entry.state !== 'acknowledged') {
      findings['wrong-state'].push(`${entry.id}: ${entry.state} at the end`)
    }
  }
  findings.duplicate.push(...findDoubles(side.held))
}

/** What no entry may say of itself, whatever happened; '' where it may. */
function wrongState(vault: Vault, entry: OutboxEntry, held: HeldFiling | undefined): string {
  const filing = findFiling(vault, entry.filingId)
  if (filing === undefined) return 'an entry without its filing'
  switch (entry.state) {
    case 'sending':
      return 'still sending after a start'
    case 'acknowledged':
      return held && filing.receipt?.receiptNumber === held.trt_dcla_detl_sn
        ? ''
        : 'acknowledged without the receipt the subsystem gave'
    case 'queued':
      return held ? 'about to be sent although the subsystem has it' : noNextStep(entry)
    case 'unknown':
      return noNextStep(entry)
    case 'parked':
      return entry.reason === null ? 'parked without a reason' : ''
    case 'withdrawn':
      return 'withdrawn by nobody'
  }
}

function noNextStep({ state, nextAt }: OutboxEntry): string {
  return nextAt === null ? `${state} without a next step` : ''
}

/** Every filing of the rig has an address of its own: two of one address are one filing twice. */
function findDoubles(held: readonly HeldFiling[]): readonly string[] {
  const byAddress = Map.groupBy(held, ({ resout_addr }) => resout_addr)
  return [...byAddress].flatMap(([address, same]) =>
    same.length > 1 ? [`${same.length} times ${address}`] : [],
  )
}
