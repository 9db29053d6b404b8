import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { policyOf } from '#shared/filing/accepted-under.ts'
import type { PolicyPack } from '#shared/policy/pack.ts'
import {
  type Compared,
  compareSides,
  type Difference,
  isSameFinding,
} from '#shared/sync/difference.ts'
import { findRegistration } from '#shared/sync/registration.ts'
import { findHeld, keysToCompare } from './vault/held-there.ts'
import { findLocalRows } from './vault/local-sides.ts'
import { differencesOf, openDifferenceKeys } from './vault/reconciliations.ts'
import type { Vault } from './vault/vault.ts'

/** What comparing works with. */
export interface Comparing {
  readonly vault: Vault
  /** The packs filings were accepted under. */
  readonly policies: readonly PolicyPack[]
  /** The newest commit when the subsystem was first asked: what moved since is left to the next time. */
  readonly startedSeq: number
  /** Office day. */
  readonly day: string
  readonly signal: AbortSignal
}

/** What a comparison came to. */
export interface Findings {
  /** New findings, and earlier ones that are no longer there. */
  readonly changed: readonly Difference[]
  /** Every finding that waits for somebody after this. */
  readonly open: readonly Difference[]
  readonly compared: number
  readonly underWay: number
}

/** Keys compared before the window gets its turn. */
const PORTION = 50

/** Holds every filing that may differ against what the subsystem told of it; writes nothing. */
export async function compareFilings(comparing: Comparing): Promise<Findings> {
  const { vault, signal } = comparing
  const keys = [...new Set([...keysToCompare(vault), ...openDifferenceKeys(vault)])]
  const changed: Difference[] = []
  const open: Difference[] = []
  let underWay = 0
  for (const [at, key] of keys.entries()) {
    if (at % PORTION === 0) await setImmediate()
    if (signal.aborted) break
    const compared = compareOne(comparing, key)
    if (compared.kind === 'under-way') underWay += 1
    const after = findingsAfter(comparing, key, compared)
    changed.push(...after.changed)
    open.push(...after.open)
  }
  return { changed, open, compared: keys.length - underWay, underWay }
}

/** Holds the filing of a key against what the subsystem told of it last. */
export function compareOne(
  { vault, policies, startedSeq }: Pick<Comparing, 'vault' | 'policies' | 'startedSeq'>,
  key: string,
): Compared {
  const rows = findLocalRows(vault, key)
  const held = findHeld(vault, key)
  if (rows === undefined) return compareSides(undefined, held)
  if (rows.seq > startedSeq) return { kind: 'under-way', unlike: [] }
  const { filing } = rows
  const expected = findRegistration(filing, key, policyOf(filing, policies))
  return compareSides({ ...rows, expected }, held)
}

/** What is known of a key after it was compared. */
function findingsAfter(
  { vault, day }: Comparing,
  key: string,
  compared: Compared,
): Pick<Findings, 'changed' | 'open'> {
  const known = differencesOf(vault, key).filter(({ state }) => state !== 'gone')
  const open = known.filter(({ state }) => state === 'open')
  if (compared.kind === 'under-way') return { changed: [], open }
  if (compared.kind === 'alike') return { changed: open.map(gone), open: [] }
  const finding: Difference = {
    id: randomUUID(),
    key,
    kind: compared.kind,
    unlike: [...compared.unlike],
    filingId: findLocalRows(vault, key)?.filing.id ?? null,
    held: findHeld(vault, key) ?? null,
    foundOn: day,
    state: 'open',
    dealt: null,
  }
  const same = known.find((one) => isSameFinding(one, finding))
  if (same && isLeftToSomebody(same)) return { changed: [], open: [] }
  if (same?.state === 'open') return { changed: [], open: [same] }
  return { changed: [...open.map(gone), finding], open: [finding] }
}

/** Somebody looks after it elsewhere; what was to mend it and did not is found anew. */
function isLeftToSomebody({ dealt }: Difference): boolean {
  return dealt?.act === 'by-hand' || dealt?.act === 'elsewhere'
}

function gone(difference: Difference): Difference {
  return { ...difference, state: 'gone' }
}
