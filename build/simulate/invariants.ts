import * as z from 'zod'

/** What must hold after every step. */
export const Invariant = z.enum([
  /** The subsystem holds one record for each filing, under the key of its acceptance. */
  'exactly-once',
  /** What may have arrived is asked about twice before it leaves again. */
  'asked-first',
  /** Before its first byte leaves, the entry says that it may have been sent. */
  'written-first',
  /** Entries of one person leave one by one, the older before the younger. */
  'in-order',
  /** No entry without state, reason, owner and next step; none is left `sending`; the desk never sleeps for good. */
  'next-step',
  /** Never 2601, and nothing that is not in the contract. */
  'no-reversal',
  /** What another office made of a record is never overwritten before a clerk was told. */
  'version-guard',
  /** "Acknowledged" is what the subsystem has, with that serial and content; in the end nothing is missing. */
  'kept-word',
  /** What must not happen does not happen: no fault is reported. */
  'no-fault',
])
export type Invariant = z.infer<typeof Invariant>

/** An invariant that did not hold. */
export interface Violation {
  readonly invariant: Invariant
  readonly words: string
}

/** Told of every violation. */
export type Accuse = (invariant: Invariant, words: string) => void
