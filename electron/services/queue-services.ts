import { type DeskContext, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { listUnacknowledged, queueCounts, sendNow } from '#electron/vault/outbox.ts'
import { officeDay } from '#shared/office-day.ts'
import { ok } from '#shared/result.ts'

const NOT_ASKED_YET = {
  state: 'unknown',
  words: '柜台已锁定',
  checkedAt: null,
  clockOffsetSeconds: null,
} as const

/** The queue to the national subsystem as the clerk sees it, and the line under it. */
export function queueServices(
  context: DeskContext,
): Pick<Services, 'queue.list' | 'queue.counts' | 'queue.sendNow' | 'line.state'> {
  return {
    'queue.list': whenOpen(context, ({ vault }) => ok(listUnacknowledged(vault))),
    'queue.counts': whenOpen(context, ({ vault }) =>
      ok(queueCounts(vault, officeDay(context.clock.now()))),
    ),
    'queue.sendNow': whenOpen(context, ({ vault, loop }, { entryId }) => {
      sendNow(vault, entryId)
      loop.wake()
      return ok({})
    }),
    'line.state': () => ok(context.session()?.loop.lineState() ?? NOT_ASKED_YET),
  }
}
