import { type DeskContext, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { ok } from '#shared/result.ts'

/** Asking the subsystem about a person. */
export function personServices(context: DeskContext): Pick<Services, 'person.lookUp'> {
  return {
    'person.lookUp': whenOpen(context, async ({ persons }, question) =>
      ok(await persons.lookUp(question)),
    ),
  }
}
