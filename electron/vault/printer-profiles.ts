import { PaperId } from '#shared/paper.ts'
import { defaultProfile, PrinterProfile } from '#shared/printing/printer-profile.ts'
import { commit } from './commit.ts'
import { readStored } from './stored-json.ts'
import type { Vault } from './vault.ts'

/** The profiles are rows of the settings, one for each form that was set. */
const rowOf = (form: PaperId) => `printer:${form}`

/** How a form is printed at this desk. */
export function profileOf({ db }: Vault, form: PaperId): PrinterProfile {
  const body = db
    .prepare<[string], string>('SELECT body FROM settings WHERE id = ?')
    .pluck()
    .get(rowOf(form))
  return body === undefined ? defaultProfile(form) : readStored(PrinterProfile, body)
}

/** A profile for every paper. */
export function listProfiles(vault: Vault): PrinterProfile[] {
  return PaperId.options.map((form) => profileOf(vault, form))
}

/** Sets how a form is printed. */
export function setProfile(vault: Vault, profile: PrinterProfile): void {
  const held = profileOf(vault, profile.form)
  // The keys of a profile are its fields.
  const fields = (Object.keys(profile) as (keyof PrinterProfile)[]).filter(
    (field) => JSON.stringify(profile[field]) !== JSON.stringify(held[field]),
  )
  if (fields.length === 0) return
  const object = rowOf(profile.form)
  const note = { action: 'printer.change', object, by: vault.operator.number, fields }
  commit(vault, note, ({ db, seq }) =>
    db
      .prepare(
        `INSERT INTO settings (id, seq, body) VALUES (?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, body = excluded.body`,
      )
      .run(object, seq, JSON.stringify(profile)),
  )
}
