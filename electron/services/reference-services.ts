import type { DeskContext } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { ok } from '#shared/result.ts'

/** The code tables, policies and form texts, so that window and desk rule by the same data. */
export function referenceServices(context: DeskContext): Pick<Services, 'reference.get'> {
  return { 'reference.get': () => ok(context.reference) }
}
