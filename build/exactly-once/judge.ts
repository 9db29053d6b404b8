import * as z from 'zod'
import type { HeldFiling } from '#electron/training/filing-book.ts'
import type { TrainingSubsystem } from '#electron/training/training-subsystem.ts'
import { listEntries } from '#electron/vault/outbox.ts'
import type { Vault } from '#electron/vault/vault.ts'
import { hashOf, heldContent, type Submitted } from './submitted.ts'

/** What the subsystem holds, beside what was handed in. */
export interface Judgement {
  readonly submitted: number
  readonly held: number
  readonly lost: number
  readonly duplicates: number
  /** Held with other content than was handed in. */
  readonly unlike: number
  readonly hashSubmitted: string
  readonly hashHeld: string
  readonly hashesEqual: boolean
  /** Of one person, held in another order than accepted, without a person's own doing. */
  readonly inversions: number
  /** Sent again after an unknown end without two questions between. */
  readonly blindResends: number
  /** Entries that are not acknowledged in the vault. */
  readonly open: number
  readonly messages: number
  /** Messages by how they ended. */
  readonly ends: Readonly<Record<string, number>>
}

interface Evidence {
  readonly submitted: Submitted
  readonly held: readonly HeldFiling[]
  readonly vault: Vault
  readonly pressed: ReadonlySet<string>
}

/** The subsystem is asked at its tester's port; nothing of it is kept by the desk. */
export async function readHeld({ controlUrl }: TrainingSubsystem): Promise<readonly HeldFiling[]> {
  const answer = await fetch(`${controlUrl}/training/filings`)
  // The port writes nothing but its book.
  return z.array(z.custom<HeldFiling>()).parse(await answer.json())
}

/** Compares both sides by key and content. */
export function judge({ submitted, held, vault, pressed }: Evidence): Judgement {
  const heldByKey = new Map(held.map((one) => [keyOf(one), heldContent(one)]))
  const hashSubmitted = hashOf(submitted)
  const hashHeld = hashOf(held.map((one) => [keyOf(one), heldContent(one)] as const))
  const attempts = listAttempts(vault)
  return {
    submitted: submitted.size,
    held: held.length,
    lost: count(submitted.keys(), (key) => !heldByKey.has(key)),
    duplicates:
      held.length - heldByKey.size + count(heldByKey.keys(), (key) => !submitted.has(key)),
    unlike: count(heldByKey, ([key, content]) => submitted.get(key) !== content),
    hashSubmitted,
    hashHeld,
    hashesEqual: hashSubmitted === hashHeld,
    inversions: countInversions(vault, held, pressed),
    blindResends: countBlindResends(attempts),
    open: count(listEntries(vault), ({ state }) => state !== 'acknowledged'),
    messages: attempts.length,
    ends: Object.fromEntries(
      [...new Set(attempts.map(({ outcome }) => outcome))]
        .toSorted()
        .map((outcome) => [outcome, count(attempts, (one) => one.outcome === outcome)]),
    ),
  }
}

function keyOf({ exp_content }: HeldFiling): string {
  return exp_content.x_client_biz_no
}

function count<T>(all: Iterable<T>, is: (one: T) => boolean): number {
  let found = 0
  for (const one of all) if (is(one)) found += 1
  return found
}

interface AttemptRow {
  readonly entryId: string
  readonly infno: string
  readonly outcome: string
}

function listAttempts({ db }: Vault): readonly AttemptRow[] {
  return db
    .prepare<[], AttemptRow>(
      "SELECT entry_id AS entryId, infno, coalesce(outcome, 'open') AS outcome FROM attempts ORDER BY rowid",
    )
    .all()
}

/** An end nobody knows asks for two questions before the same entry leaves again. */
function countBlindResends(attempts: readonly AttemptRow[]): number {
  const ofEntries = new Map<string, AttemptRow[]>()
  for (const attempt of attempts) {
    const rows = ofEntries.get(attempt.entryId) ?? []
    rows.push(attempt)
    ofEntries.set(attempt.entryId, rows)
  }
  return count(ofEntries.values(), isSentBlindly)
}

/** `attempts` are of one entry. */
function isSentBlindly(attempts: readonly AttemptRow[]): boolean {
  const sent = attempts.flatMap(({ infno }, at) => (infno === 'X5311' ? [] : at))
  return sent.some((at, index) => {
    const before = sent[index - 1]
    if (before === undefined || !isUnknown(attempts[before])) return false
    return at - before - 1 < 2
  })
}

function isUnknown(attempt: AttemptRow | undefined): boolean {
  return attempt?.outcome === 'unknown' || attempt?.outcome === 'interrupted'
}

function countInversions(
  vault: Vault,
  held: readonly HeldFiling[],
  pressed: ReadonlySet<string>,
): number {
  const entries = listEntries(vault)
  const sequences = new Map(entries.map(({ id, sequence }) => [id, sequence]))
  const excused = new Set(
    entries.filter(({ id }) => pressed.has(id)).map(({ personKey }) => personKey.split(':')[1]),
  )
  const latest = new Map<string, number>()
  return count(held, (one) => {
    const sequence = sequences.get(keyOf(one)) ?? 0
    const before = latest.get(one.certno) ?? 0
    latest.set(one.certno, Math.max(before, sequence))
    return sequence < before && !excused.has(one.certno)
  })
}
