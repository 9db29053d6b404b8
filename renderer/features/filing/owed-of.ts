import type { Filing } from '#shared/filing/filing.ts'
import type { Obligation } from '#shared/filing/obligation.ts'
import type { Policy } from '#shared/policy/resolve.ts'

/** Something owed in a filing, with the rules it was accepted under: what a dialog about it is opened with. */
export interface OwedOf {
  readonly filing: Filing
  readonly policy: Policy
  readonly obligation: Obligation
  readonly onClose: () => void
}
