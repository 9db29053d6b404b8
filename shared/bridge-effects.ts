import type { Method } from './bridge.ts'

/**
 * What a call of the window leaves in the vault.
 * - `none`: nothing, whatever it does elsewhere (a file, a sheet of paper, the desk's own state)
 * - `note`: beside what it is for, a note where the vault takes one; it is never held up by that
 * - `draft`: what is being typed and has not been accepted
 * - `record`: a change of the record
 * - `capture`: large files, and many records at once
 */
export type Effect = 'none' | 'note' | 'draft' | 'record' | 'capture'

/** Every call by what it leaves in the vault: one that is missing here does not compile. */
export const EFFECTS = {
  'desk.state': 'none',
  'desk.active': 'none',
  'office.setUp': 'record',
  'vault.unlock': 'none',
  'vault.lock': 'none',
  'vault.recover': 'none',
  'vault.wait': 'none',
  'mode.switch': 'none',
  'settings.get': 'none',
  'settings.setOffice': 'record',
  'settings.setIdleMinutes': 'record',
  'operator.changePassword': 'record',
  'operator.add': 'record',
  'access.preview': 'none',
  'access.take': 'record',
  'line.state': 'none',
  'line.test': 'note',
  'space.state': 'none',
  'reference.get': 'none',
  'calendar.get': 'none',
  'calendar.preview': 'none',
  'calendar.take': 'record',
  'policy.get': 'none',
  'policy.packs': 'none',
  'policy.preview': 'none',
  'policy.take': 'record',
  'backup.state': 'none',
  'backup.addPlace': 'none',
  'backup.removePlace': 'none',
  'backup.now': 'none',
  'recovery.make': 'record',
  'integrity.state': 'none',
  'integrity.check': 'none',
  'integrity.mend': 'record',
  'restore.find': 'none',
  'restore.run': 'none',
  'archive.state': 'none',
  'archive.setRetention': 'record',
  // What makes room is not refused for the want of it.
  'archive.run': 'note',
  'archive.cancel': 'none',
  'archive.locate': 'none',
  'archive.look': 'none',
  'archive.open': 'none',
  'archive.image': 'none',
  'draft.save': 'draft',
  'draft.list': 'none',
  'draft.discard': 'draft',
  'person.lookUp': 'note',
  'filing.findByPerson': 'none',
  'filing.get': 'none',
  'filing.submit': 'record',
  'filing.change': 'record',
  'filing.terminate': 'record',
  'filing.void': 'record',
  'filing.supply': 'record',
  'filing.verifyPromise': 'record',
  'filing.setDueDay': 'record',
  'filing.renew': 'record',
  'filing.takeBack': 'record',
  'filing.recordInjury': 'record',
  'obligation.list': 'none',
  'obligation.counts': 'none',
  'ledger.rows': 'none',
  'ledger.newest': 'none',
  'ledger.looks': 'none',
  'ledger.keepLooks': 'record',
  'ledger.export': 'note',
  'ledger.cancelExport': 'none',
  'ledger.handOver': 'record',
  'statistics.read': 'none',
  'statistics.recount': 'record',
  'annex.read': 'none',
  'annex.keep': 'record',
  'annex.export': 'none',
  'import.read': 'none',
  'import.map': 'none',
  'import.check': 'none',
  'import.run': 'capture',
  'import.resume': 'none',
  'import.cancel': 'none',
  'import.faults': 'none',
  'print.printers': 'none',
  'print.profiles': 'none',
  'print.setProfile': 'record',
  'print.calibrationPage': 'none',
  'print.batch': 'record',
  'print.current': 'none',
  'print.stop': 'note',
  'print.resume': 'record',
  'print.end': 'record',
  'settlement.lookUp': 'note',
  'settlement.kept': 'none',
  'material.put': 'capture',
  'material.list': 'none',
  'material.refused': 'none',
  'material.unconfirmed': 'none',
  'material.image': 'none',
  'material.thumbnail': 'none',
  'material.replace': 'capture',
  'material.order': 'draft',
  'material.remove': 'draft',
  'material.override': 'draft',
  'material.resend': 'record',
  'material.progress': 'none',
  'material.watch': 'none',
  'material.watched': 'none',
  'material.takeFound': 'none',
  'paper.forms': 'none',
  'paper.render': 'none',
  'paper.print': 'note',
  'paper.save': 'note',
  'paper.printTest': 'note',
  'paper.saveTest': 'none',
  'queue.counts': 'none',
  'queue.page': 'none',
  'queue.entry': 'none',
  'queue.sendNow': 'record',
  'queue.setAside': 'record',
  'queue.handOver': 'record',
  'queue.clerks': 'none',
  'queue.errorSheet': 'none',
  'reconcile.view': 'none',
  'reconcile.run': 'record',
  'reconcile.act': 'record',
  'batch.template': 'none',
  'batch.read': 'none',
  'batch.current': 'none',
  'batch.file': 'capture',
  'batch.cancel': 'none',
  'batch.result': 'none',
  'copy.key': 'none',
  'copy.clearStorage': 'none',
  'copy.head': 'none',
  'copy.rows': 'none',
} as const satisfies Record<Method, Effect>

/** What a call leaves in the vault; nothing where there is no such call. */
export function effectOf(method: string): Effect {
  // Every method of the table is one of its own keys.
  return Object.hasOwn(EFFECTS, method) ? EFFECTS[method as Method] : 'none'
}

/** Whether a call changes a vault, so that one which is only looked at refuses it. */
export function isWriting(method: string): boolean {
  const effect = effectOf(method)
  return effect === 'draft' || effect === 'record' || effect === 'capture'
}

/** Whether a call is somebody's work, and no mere look. */
export function isWork(method: string): boolean {
  return effectOf(method) !== 'none'
}
