import { Office } from '#shared/bridge.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { DEFAULT_SETTINGS, DeskSettings } from '#shared/settings.ts'
import { commit, type Transaction } from './commit.ts'
import { readStored } from './stored-json.ts'
import type { Vault } from './vault.ts'

/** Id of the one row of settings. */
const ROW = 'desk'

/** The office of a vault, as its last commit left it. */
export function readOffice({ db }: Pick<Vault, 'db'>): Office {
  const body = db.prepare<[], string>('SELECT body FROM offices').pluck().get()
  if (body === undefined) throw new Error('a vault without an office')
  return readStored(Office, body)
}

/** How the desk works; a vault from before there were settings works by the defaults. */
export function readSettings({ db }: Pick<Vault, 'db'>): DeskSettings {
  const body = db.prepare<[string], string>('SELECT body FROM settings WHERE id = ?').pluck()
  const stored = body.get(ROW)
  return stored === undefined ? DEFAULT_SETTINGS : readStored(DeskSettings, stored)
}

/** Writes settings in the transaction of a commit. */
export function writeSettings({ db, seq }: Transaction, settings: DeskSettings): void {
  db.prepare(
    `INSERT INTO settings (id, seq, body) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, body = excluded.body`,
  ).run(ROW, seq, JSON.stringify(settings))
}

/** Changes some of the settings. */
export function changeSettings(vault: Vault, change: Partial<DeskSettings>): void {
  const by = vault.operator.number
  const note = { action: 'settings.change', object: ROW, by, fields: Object.keys(change) }
  commit(vault, note, (tx) => writeSettings(tx, { ...readSettings(vault), ...change }))
}

/**
 * Changes the office. Division and agency code stay once a filing carries them: its policy, its number
 * at the subsystem and its message ids rest on them.
 */
export function changeOffice(vault: Vault, office: Office): Result<undefined> {
  const held = readOffice(vault)
  const isMoved = office.division !== held.division || office.agencyCode !== held.agencyCode
  if (isMoved && hasFilings(vault)) {
    return refuse('office-fixed', '已有备案使用现在的医保区划和经办机构编号，这两项不能再改')
  }
  // The keys of an office are its fields.
  const fields = (Object.keys(office) as (keyof Office)[]).filter(
    (field) => office[field] !== held[field],
  )
  if (fields.length === 0) return ok(undefined)
  const by = vault.operator.number
  commit(vault, { action: 'office.change', object: 'office', by, fields }, ({ db, seq }) =>
    db.prepare('UPDATE offices SET seq = ?, body = ?').run(seq, JSON.stringify(office)),
  )
  return ok(undefined)
}

/** Whether anything was ever accepted here. */
export function hasFilings({ db }: Pick<Vault, 'db'>): boolean {
  return db.prepare('SELECT 1 FROM filings LIMIT 1').get() !== undefined
}
