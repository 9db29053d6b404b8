import { officeDay } from '#shared/office-day.ts'
import type { PolicyPack } from '#shared/policy/pack.ts'
import { type Policy, restorePolicy } from '#shared/policy/resolve.ts'
import type { Filing } from './filing.ts'

/** The rules a filing was accepted under and keeps, whatever came into force since; throws where a pack is gone. */
export function policyOf(
  { policy, acceptedAt }: Pick<Filing, 'policy' | 'acceptedAt'>,
  packs: readonly PolicyPack[],
): Policy {
  return restorePolicy(packs, policy.packs, officeDay(new Date(acceptedAt)))
}
