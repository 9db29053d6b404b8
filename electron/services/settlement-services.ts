import { type DeskContext, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { ok } from '#shared/result.ts'

/** Cross-province settlements of a person. */
export function settlementServices(
  context: Pick<DeskContext, 'session'>,
): Pick<Services, 'settlement.lookUp' | 'settlement.kept'> {
  return {
    'settlement.lookUp': whenOpen(context, async ({ settlements }, question) =>
      ok(await settlements.lookUp(question)),
    ),
    'settlement.kept': whenOpen(context, ({ settlements }, question) =>
      ok([...settlements.kept(question)]),
    ),
  }
}
