import { writeTables } from '#electron/batch/workbooks.ts'
import { type DeskContext, type Session, whenOpen } from '#electron/desk-context.ts'
import { type ImportDesk, openImportDesk } from '#electron/imports/import-desk.ts'
import type { Services } from '#electron/serve.ts'
import type { Vault } from '#electron/vault/vault.ts'
import type { IMPORT_METHODS } from '#shared/bridge-imports.ts'
import { officeDay } from '#shared/office-day.ts'
import { ok } from '#shared/result.ts'

/** An office's older ledger: file in, trial, rows taken in, faults out. */
export function importServices(context: DeskContext): Pick<Services, keyof typeof IMPORT_METHODS> {
  // A file goes with the vault it was read for.
  const desks = new WeakMap<Vault, ImportDesk>()
  const deskOf = ({ vault }: Session): ImportDesk => {
    const desk =
      desks.get(vault) ??
      openImportDesk({
        vault,
        clock: context.clock,
        session: context.session,
        get tables() {
          return context.tables
        },
        isOpen: () => context.session()?.vault === vault,
        refusal: () => {
          const refused = context.refusalOf('import.run')
          return refused?.ok === false ? refused.error.message : ''
        },
        onProgress(progress) {
          // Who waits for a long file is there, and a lock would break it off.
          context.session()?.idle.active()
          context.emit('import.progress', progress)
        },
      })
    desks.set(vault, desk)
    return desk
  }
  return {
    'import.read': whenOpen(context, (session, { name, bytes }) =>
      deskOf(session).read(name, bytes),
    ),
    'import.map': whenOpen(context, (session, { fileId, mapping }) =>
      deskOf(session).map(fileId, mapping),
    ),
    'import.check': whenOpen(context, (session, { fileId, mapping }) =>
      deskOf(session).check(fileId, mapping),
    ),
    'import.run': whenOpen(context, (session, { fileId }) => deskOf(session).run(fileId)),
    'import.resume': whenOpen(context, async (session) => ok(await deskOf(session).resume())),
    'import.cancel': whenOpen(context, (session) => {
      deskOf(session).cancel()
      return ok({})
    }),
    'import.faults': whenOpen(context, async (session, { fileId }) => {
      const faulty = deskOf(session).faults(fileId)
      if (!faulty.ok) return faulty
      const rows = faulty.value.flatMap(({ row, name, faults }) =>
        faults.map(({ column, cell, problem, remedy, basis }) => [
          ...[String(row), cell, name, column],
          `${problem}，${remedy}${basis === '' ? '' : `（${basis}）`}`,
        ]),
      )
      const header = ['行', '单元格', '姓名', '列', '问题与改法']
      const sheet = { name: '问题清单', rows: [header, ...rows], widths: [8, 10, 16, 18, 90] }
      const day = officeDay(context.clock.now())
      return context.host.saveFile(await writeTables([sheet]), `导入问题清单-${day}.xlsx`)
    }),
  }
}
