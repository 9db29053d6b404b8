import { createHmac, timingSafeEqual } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { canonicalJson } from './canonical-json.ts'
import { replaceFile } from './durable-file.ts'
import { readJsonFile } from './json-file.ts'

/** What one backup holds; tells whether its files are whole and of our making. */
export const Manifest = z.strictObject({
  version: z.literal(1),
  generation: z.uuid(),
  /** Name of the office, to choose by. */
  office: z.string(),
  seq: z.int().min(1),
  /** Hash of the audit row of `seq`. */
  chainHash: z.string(),
  counts: z.strictObject({ filings: z.int(), outbox: z.int() }),
  madeAt: z.iso.datetime(),
  database: z.strictObject({ size: z.int(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  /** Sealed files beside the database, by path within the vault folder. */
  files: z.array(z.strictObject({ path: z.string(), size: z.int() })),
})
export type Manifest = z.infer<typeof Manifest>

const SealedManifest = Manifest.extend({ mac: z.string().regex(/^[0-9a-f]{64}$/) })
type SealedManifest = z.infer<typeof SealedManifest>

const FOLDER = /^filing-desk-[0-9a-f-]{36}$/
const MANIFEST = /^manifest-(\d+)\.json$/

/** A backup as it lies in its folder, unproven until a key of its vault has been there. */
export interface FoundBackup {
  readonly folder: string
  readonly manifest: Manifest
}

/** The folder a vault is backed up to within a chosen place. */
export function backupFolder(place: string, generation: string): string {
  return join(place, `filing-desk-${generation}`)
}

/** Where the database of a backup is. */
export function backupDatabase(folder: string, seq: number): string {
  return join(folder, `vault-${seq}.db`)
}

/** Where the manifest of a backup is. */
export function manifestPath(folder: string, seq: number): string {
  return join(folder, `manifest-${seq}.json`)
}

/** Writes a manifest last of all: a backup without one is none. */
export function writeManifest(folder: string, manifest: Manifest, key: Buffer): void {
  const sealed = { ...manifest, mac: macOf(manifest, key) }
  replaceFile(manifestPath(folder, manifest.seq), JSON.stringify(sealed, null, 2))
}

/** Whether a manifest was written by the vault whose backup key this is, and not changed since. */
export function isGenuine(folder: string, manifest: Manifest, key: Buffer): boolean {
  const sealed = readSealed(manifestPath(folder, manifest.seq))
  if (sealed === undefined) return false
  const { mac, ...held } = sealed
  return (
    canonicalJson(held) === canonicalJson(manifest) &&
    timingSafeEqual(Buffer.from(mac, 'hex'), Buffer.from(macOf(held, key), 'hex'))
  )
}

/** The backups within one folder, newest first; what cannot be read is none. */
export function listBackups(folder: string): FoundBackup[] {
  return namesIn(folder)
    .filter((name) => MANIFEST.test(name))
    .flatMap((name) => {
      const sealed = readSealed(join(folder, name))
      if (sealed === undefined) return []
      const { mac: _, ...manifest } = sealed
      return [{ folder, manifest }]
    })
    .toSorted((a, b) => b.manifest.seq - a.manifest.seq)
}

/** The backups of every vault in a chosen place, or in one of its folders; newest first. */
export function findBackups(place: string): FoundBackup[] {
  const folders = namesIn(place).filter((name) => FOLDER.test(name))
  return newestFirst([place, ...folders.map((name) => join(place, name))].flatMap(listBackups))
}

/**
 * Newest first: those of one vault by its commits, whatever the PC's clock said when they were made; one vault
 * before another by the clock of its last.
 */
export function newestFirst(backups: readonly FoundBackup[]): FoundBackup[] {
  const bySeq = backups.toSorted((a, b) => b.manifest.seq - a.manifest.seq)
  const lastMadeAt = ({ manifest }: FoundBackup) =>
    bySeq.find((other) => other.manifest.generation === manifest.generation)?.manifest.madeAt ?? ''
  // The order of one vault's stays: they all compare as equal.
  return bySeq.toSorted((a, b) => lastMadeAt(b).localeCompare(lastMadeAt(a)))
}

/** A place that was pulled out, or may not be read, has nothing. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function readSealed(path: string): SealedManifest | undefined {
  try {
    return SealedManifest.safeParse(readJsonFile(path)).data
  } catch {
    return undefined
  }
}

function macOf(manifest: Manifest, key: Buffer): string {
  return createHmac('sha256', key).update(canonicalJson(manifest)).digest('hex')
}
