import * as z from 'zod'
import { IntegrityState } from '#shared/backup/integrity.ts'

const Nothing = z.strictObject({})

/** The check of what is stored (完整性检查), which runs by itself while nobody works. */
export const INTEGRITY_METHODS = {
  'integrity.state': { input: Nothing, output: IntegrityState },
  /** Begins a full pass now, and does not wait until nobody works. */
  'integrity.check': { input: Nothing, output: IntegrityState },
  /** Mends what can be mended: a page out of a backup, a backup out of the vault. */
  'integrity.mend': { input: z.strictObject({ id: z.string().max(200) }), output: IntegrityState },
} as const
