import { type DeskContext, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import type { INTEGRITY_METHODS } from '#shared/bridge-integrity.ts'
import { ok } from '#shared/result.ts'

/** The check of what is stored. */
export function integrityServices(
  context: Pick<DeskContext, 'session'>,
): Pick<Services, keyof typeof INTEGRITY_METHODS> {
  return {
    'integrity.state': whenOpen(context, ({ scrubs }) => ok(scrubs.state())),
    'integrity.check': whenOpen(context, ({ scrubs }) => ok(scrubs.check())),
    'integrity.mend': whenOpen(context, ({ scrubs }, { id }) => scrubs.mend(id)),
  }
}
