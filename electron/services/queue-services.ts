import { writeTables } from '#electron/batch/workbooks.ts'
import { type DeskContext, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { isWorthALook, lineHoldWords } from '#electron/sync/line-findings.ts'
import { countRefusedPages } from '#electron/vault/filing-pages.ts'
import { findOperator, listOperators } from '#electron/vault/operators.ts'
import { queueCounts } from '#electron/vault/outbox.ts'
import { handOver, sendNow, setEntryAside } from '#electron/vault/queue-acts.ts'
import { findQueueFile, readQueue } from '#electron/vault/queue-rows.ts'
import type { QUEUE_METHODS } from '#shared/bridge-queue.ts'
import { officeDay } from '#shared/office-day.ts'
import { ok, refuse } from '#shared/result.ts'
import { errorRows, errorSums } from '#shared/sync/error-sheet.ts'

const NOT_ASKED_YET = {
  state: 'unknown',
  words: '柜台已锁定',
  checkedAt: null,
  clockOffsetSeconds: null,
} as const

type QueueServices = Pick<
  Services,
  keyof typeof QUEUE_METHODS | 'queue.counts' | 'queue.sendNow' | 'line.state'
>

type QueueContext = Pick<DeskContext, 'clock' | 'host' | 'session'>

/** The queue to the national subsystem as the clerk sees it, and the line under it. */
export function queueServices(context: QueueContext): QueueServices {
  const { clock, host } = context
  return {
    'queue.counts': whenOpen(context, ({ vault }) =>
      ok({
        ...queueCounts(vault, officeDay(clock.now())),
        pagesRefused: countRefusedPages(vault),
      }),
    ),
    'queue.page': whenOpen(context, ({ vault }, { filter, limit }) =>
      ok(readQueue(vault, filter, limit)),
    ),
    'queue.entry': whenOpen(context, ({ vault }, { entryId }) => {
      const file = findQueueFile(vault, entryId)
      return file ? ok(file) : refuse('no-such-entry', '这一项已不在队列里')
    }),
    'queue.sendNow': whenOpen(context, async ({ vault, loop }, { entryId }) => {
      const sent = sendNow(vault, entryId)
      if (isWorthALook(loop.lineState())) await loop.testLine()
      else loop.wake()
      return ok({ entryId: sent.id, held: lineHoldWords(loop.lineState()) })
    }),
    'queue.setAside': whenOpen(context, ({ vault, loop }, { entryId, reason }) => {
      const done = setEntryAside(vault, entryId, reason)
      // Whoever stood behind it may go now.
      loop.wake()
      return done.ok ? ok({}) : done
    }),
    'queue.handOver': whenOpen(context, ({ vault }, { entryId, operatorNumber }) => {
      const to = findOperator(vault, operatorNumber)
      if (!to.ok) return to
      const done = handOver(vault, entryId, to.value)
      return done.ok ? ok({}) : done
    }),
    'queue.clerks': whenOpen(context, ({ vault }) => {
      const operators = listOperators(vault)
      return operators.ok
        ? ok(operators.value.map(({ number, name }) => ({ number, name })))
        : operators
    }),
    'queue.errorSheet': whenOpen(context, async ({ vault }) => {
      const now = clock.now()
      const { rows } = readQueue(vault, 'all', Number.MAX_SAFE_INTEGER)
      const sheets = await writeTables([
        { name: '汇总', rows: errorSums(rows), widths: [14, 10] },
        {
          name: '明细',
          rows: errorRows(rows, now),
          widths: [12, 24, 16, 22, 60, 44, 12, 14, 18, 10, 12],
        },
      ])
      return host.saveFile(sheets, `每日报错清单-${officeDay(now)}.xlsx`)
    }),
    'line.state': () => ok(context.session()?.loop.lineState() ?? NOT_ASKED_YET),
  }
}
