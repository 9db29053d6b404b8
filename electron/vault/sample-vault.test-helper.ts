import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EMPTY_ENTRY, type FilingEntry } from '#shared/filing/filing.ts'
import type { Result } from '#shared/result.ts'
import { type Acceptance, acceptFiling } from './filings.ts'
import type { Unlock } from './open-master.ts'
import type { Vault } from './vault.ts'
import { createVault, openVault } from './vault.ts'

/** A password slot that opens in a moment; only for tests. */
export const CHEAP_COST = { memoryKiB: 64, iterations: 1, parallelism: 1 } as const

/** The office and the clerk of every test vault. */
export const SAMPLE_OFFICE = {
  name: '样例市医疗保险经办中心',
  division: '371002',
  agencyCode: 'A371002',
  phone: '0631-0000000',
} as const
export const SAMPLE_OPERATOR = { number: '0001', name: '样例经办' } as const
export const SAMPLE_PASSWORD = '样例密码-correct-1'
export const SAMPLE_NOW = new Date('2026-11-22T02:00:00.000Z')
const SAMPLE_POLICY = { packs: [{ id: 'national', version: '1' }] }

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A generated person of region 169900, which no one was ever born in; the check digit is right. */
export function sampleEntry(person: number): FilingEntry {
  const digits = `16990019600101${String(person).padStart(3, '0')}`
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  return {
    ...EMPTY_ENTRY,
    voucher: '02',
    documentNumber: digits + '10X98765432'.charAt(sum % 11),
    name: `样例人${person}`,
    gender: person % 2 === 1 ? '1' : '2',
    insuranceType: '310',
    insuredDivision: '371002',
    category: 'relocated-retiree',
    destination: '440100',
    startDate: '2026-11-22',
    address: '样例市样例路 1 号',
    phone: '13800000000',
  }
}

/** An id that counts: `00000000-0000-4000-8000-000000000007`. */
export function sampleId(count: number, kind: 'filing' | 'entry' = 'filing'): string {
  const block = kind === 'filing' ? '8000' : '9000'
  return `00000000-0000-4000-${block}-${count.toString(16).padStart(12, '0')}`
}

/** A filing about to be accepted; `person` decides whose it is. */
export function sampleAcceptance(count: number, person = count): Acceptance {
  return {
    id: sampleId(count),
    entry: sampleEntry(person),
    entryId: sampleId(count, 'entry'),
    policy: SAMPLE_POLICY,
    by: SAMPLE_OPERATOR,
  }
}

/** Accepts the sample filings 1 to `count`. */
export function acceptSamples(vault: Vault, count: number): void {
  for (let at = 1; at <= count; at += 1) acceptFiling(vault, sampleAcceptance(at), SAMPLE_NOW)
}

/** What opens the vault of a folder. */
export function sampleUnlock(directory: string): Unlock {
  return {
    directory,
    clock: { now: () => SAMPLE_NOW },
    operatorNumber: SAMPLE_OPERATOR.number,
    password: SAMPLE_PASSWORD,
    deviceSecret: null,
  }
}

/** A new vault in a folder of its own. */
export async function createSampleVault(directory: string): Promise<Vault> {
  const made = await createVault({
    ...sampleUnlock(directory),
    office: SAMPLE_OFFICE,
    operator: SAMPLE_OPERATOR,
    profileId: 'training',
    cost: CHEAP_COST,
  })
  if (!made.ok) throw new Error(made.error.message)
  return made.value
}

/** The vault of a folder, which must open. */
export async function reopenSampleVault(directory: string): Promise<Vault> {
  const opened = await openVault(sampleUnlock(directory))
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value
}

/** The code an opening is refused with; '' where it opens. */
export async function refusalAtOpening(directory: string): Promise<string> {
  const opened = await openVault(sampleUnlock(directory))
  if (!opened.ok) return opened.error.code
  opened.value.db.close()
  return ''
}

/** A temporary folder for one test file. */
export function makeTestFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'filing-desk-vault-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** The folder as it stands, as after a power cut: what is open stays open, the copy is what the disk has. */
export function copyFolder(from: string, to: string): string {
  cpSync(from, to, { recursive: true })
  return to
}

/** What went well, or the test ends. */
export function getValue<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

/** What work that goes by slices comes to. */
export function runThrough<T>(slices: Generator<undefined, T>): T {
  let slice = slices.next()
  while (!slice.done) slice = slices.next()
  return slice.value
}
