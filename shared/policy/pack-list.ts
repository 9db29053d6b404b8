import * as z from 'zod'
import { isInForce, PolicyPack } from './pack.ts'

/** A pack as lists show it: everything but its articles and rules, and where it stands on a day. */
export const ListedPack = PolicyPack.omit({ articles: true, rules: true }).extend({
  state: z.enum(['in-force', 'coming', 'replaced', 'ended']),
  /** Whether its region holds the office's. */
  rulesOffice: z.boolean(),
})
export type ListedPack = z.infer<typeof ListedPack>

/** The office and the day a list is made for. */
export interface ListedFor {
  readonly division: string
  /** `YYYY-MM-DD`. */
  readonly day: string
}

/** A pack as lists show it, among all that are held. */
export function listPack(
  { articles: _articles, rules: _rules, ...pack }: PolicyPack,
  packs: readonly PolicyPack[],
  listed: ListedFor,
): ListedPack {
  return {
    ...pack,
    state: stateOf(pack, packs, listed.day),
    rulesOffice: listed.division.startsWith(pack.divisionPrefix),
  }
}

/** Packs for the office first, then by region; of one id the newest first. */
export function inListOrder<P extends ListedPack>(packs: readonly P[]): readonly P[] {
  return packs.toSorted(
    (a, b) =>
      Number(b.rulesOffice) - Number(a.rulesOffice) ||
      a.divisionPrefix.localeCompare(b.divisionPrefix) ||
      a.id.localeCompare(b.id) ||
      b.effectiveFrom.localeCompare(a.effectiveFrom),
  )
}

function stateOf(
  pack: Omit<PolicyPack, 'articles' | 'rules'>,
  packs: readonly PolicyPack[],
  day: string,
): ListedPack['state'] {
  if (day < pack.effectiveFrom) return 'coming'
  if (pack.effectiveUntil !== null && pack.effectiveUntil < day) return 'ended'
  const newest = packs.reduce<Pick<PolicyPack, 'version' | 'effectiveFrom'>>(
    (known, other) =>
      other.id === pack.id &&
      isInForce(other, other.divisionPrefix, day) &&
      known.effectiveFrom <= other.effectiveFrom
        ? other
        : known,
    { version: '', effectiveFrom: '' },
  )
  return newest.version === pack.version ? 'in-force' : 'replaced'
}
