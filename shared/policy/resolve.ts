import type { PolicyPack } from './policy.ts'

/**
 * The pack in force on `day` (`YYYY-MM-DD`) for an insured division: of the packs that cover it, the
 * nearest region wins, then the newest. Throws when none covers it: the national pack always must.
 */
export function resolvePolicy(
  packs: readonly PolicyPack[],
  divisionCode: string,
  day: string,
): PolicyPack {
  const [nearest] = packs
    .filter((pack) => divisionCode.startsWith(pack.divisionPrefix) && pack.effectiveFrom <= day)
    .toSorted(
      (a, b) =>
        b.divisionPrefix.length - a.divisionPrefix.length ||
        b.effectiveFrom.localeCompare(a.effectiveFrom),
    )
  if (nearest === undefined)
    throw new Error(`no policy pack in force for ${divisionCode} on ${day}`)
  return nearest
}
