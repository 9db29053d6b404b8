import { useState } from 'react'
import { call } from '#renderer/bridge.ts'
import { ANNEXES } from '#renderer/messages/annexes.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import type { Annex, AnnexHead, AnnexId, AnnexRow } from '#shared/annexes/annex.ts'
import type { Result } from '#shared/result.ts'

/** An annex on screen; every change is kept at once. */
export interface AnnexWork {
  /** Undefined until it is read. */
  readonly annex: Annex | undefined
  readonly said: { readonly words: string; readonly isGood: boolean }
  /** A row in the place of the one with its id, or behind all others. */
  keepRow(row: AnnexRow): Promise<Result<object>>
  removeRow(id: string): Promise<Result<object>>
  keepHead(head: AnnexHead): Promise<Result<object>>
  save(): Promise<void>
}

const SILENCE = { words: '', isGood: true }

/** Follows one annex of the desk. */
export function useAnnex(id: AnnexId): AnnexWork {
  const { value, isCurrent, failure, reload } = useDeskQuery('annex.read', { annex: id })
  const [said, say] = useState(SILENCE)
  const keep = async (change: (held: Annex) => Annex) => {
    // What was said of it before is no longer so.
    say(SILENCE)
    // Asked anew: what is on screen may be a moment old.
    const held = await call('annex.read', { annex: id })
    if (!held.ok) return held
    const kept = await call('annex.keep', { annex: id, content: change(held.value) })
    await reload()
    return kept
  }
  return {
    // What was read of the other annex must not be kept in this one.
    annex: isCurrent ? value : undefined,
    said: failure ? { words: failure.message, isGood: false } : said,
    keepRow: (row) =>
      keep(({ head, rows }) => ({
        head,
        rows: rows.some((one) => one.id === row.id)
          ? rows.map((one) => (one.id === row.id ? row : one))
          : [...rows, row],
      })),
    removeRow: (rowId) =>
      keep(({ head, rows }) => ({ head, rows: rows.filter((one) => one.id !== rowId) })),
    keepHead: (head) => keep(({ rows }) => ({ head, rows })),
    save: async () => {
      const saved = await call('annex.export', { annex: id })
      say(
        saved.ok
          ? { words: ANNEXES.exported(saved.value.path), isGood: true }
          : { words: saved.error.message, isGood: false },
      )
    },
  }
}
