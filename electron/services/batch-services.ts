import { writeResult, writeTemplate } from '#electron/batch/workbooks.ts'
import { officeToday } from '#electron/corrected-now.ts'
import { type DeskContext, whenOpen } from '#electron/desk-context.ts'
import type { Services } from '#electron/serve.ts'
import { officeDay } from '#shared/office-day.ts'
import { resolvePolicy } from '#shared/policy/resolve.ts'
import { ok, refuse } from '#shared/result.ts'

type BatchServices = Pick<
  Services,
  'batch.template' | 'batch.read' | 'batch.current' | 'batch.file' | 'batch.cancel' | 'batch.result'
>

/** The list of an employer: template out, list in, good rows filed together, result out. */
export function batchServices(context: DeskContext): BatchServices {
  const { clock, host } = context
  return {
    'batch.template': whenOpen(context, async ({ vault }) => {
      // Asked anew each time: a pack may have been imported meanwhile.
      const { tables } = context
      const today = officeToday(context)
      const policy = resolvePolicy(tables.policies, vault.office.division, today)
      return host.saveFile(await writeTemplate(tables, policy), '异地就医备案名单模板.xlsx')
    }),
    'batch.read': whenOpen(context, ({ batches }, file) => batches.read(file)),
    'batch.current': whenOpen(context, ({ batches }) => ok({ batch: batches.current() })),
    'batch.file': whenOpen(context, ({ batches }, { batchId }) => batches.file(batchId)),
    'batch.cancel': whenOpen(context, ({ batches }) => {
      batches.cancel()
      return ok({})
    }),
    'batch.result': whenOpen(context, async ({ batches }, { batchId }) => {
      const batch = batches.current()
      if (batch?.id !== batchId) return refuse('no-such-batch', '名单已不在内存中，请重新选文件')
      const name = `批量备案结果-${officeDay(clock.now())}-${batchId.slice(0, 8)}.xlsx`
      return host.saveFile(await writeResult(batch), name)
    }),
  }
}
