import type { Call } from '#renderer/bridge.ts'
import type { CopyRow } from '#shared/bridge.ts'
import { type Draft, type Filing, NEW_LIFE } from '#shared/filing/filing.ts'
import { ok } from '#shared/result.ts'
import { anEntry } from './builders.ts'

/** A vault as the window sees it: rows in the order of their commits. */
export interface VaultView {
  generation: string
  rows: CopyRow[]
  drafts: Draft[]
  readonly key: Uint8Array
  asked: string[]
}

/** A vault of so many filings, accepted one minute after the other. */
export function aVault(filings: number): VaultView {
  const rows = Array.from({ length: filings }, (_, index) => ({
    seq: index + 1,
    filing: aFiling(index),
  }))
  return { generation: 'one', rows, drafts: [], key: new Uint8Array(32).fill(7), asked: [] }
}

/** A filing accepted `index` minutes into the day. */
export function aFiling(index: number): Filing {
  return {
    id: crypto.randomUUID(),
    acceptanceNumber: `371002001-20261122-${index}`,
    status: 'accepted',
    entry: anEntry({ name: '欧阳长风' }),
    policy: { packs: [{ id: 'national', version: '2023-01-01' }] },
    acceptedAt: new Date(Date.UTC(2026, 10, 22, 0, index)).toISOString(),
    acceptedBy: { number: '9001', name: '王芳' },
    receipt: null,
    ...NEW_LIFE,
  }
}

/** The receipt of an acknowledged filing. */
export function aReceipt(acknowledgedAt: string): NonNullable<Filing['receipt']> {
  return { receiptNumber: 'R1', filingNumber: 'F1', version: '1', personNumber: '', acknowledgedAt }
}

/** The desk of such a vault, as far as the window's store asks it. */
export function callOf(vault: VaultView): Call {
  const lastSeq = () => Math.max(0, ...vault.rows.map(({ seq }) => seq))
  const answers: Record<
    string,
    (input: { afterSeq: number; limit: number; id: string }) => unknown
  > = {
    'copy.key': () => ({ key: vault.key }),
    'copy.head': () => ({
      generation: vault.generation,
      seq: lastSeq(),
      count: vault.rows.length,
    }),
    'copy.rows': ({ afterSeq, limit }) =>
      vault.rows.filter(({ seq }) => seq > afterSeq).slice(0, limit),
    'draft.list': () => vault.drafts,
    'draft.discard': ({ id }) => {
      vault.drafts = vault.drafts.filter((draft) => draft.id !== id)
      return {}
    },
  }
  // The table above answers with what each method promises.
  return (async (method: string, input: never) => {
    vault.asked.push(method)
    return ok(answers[method]?.(input))
  }) as unknown as Call
}
