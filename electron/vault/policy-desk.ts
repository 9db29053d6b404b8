import { checkJoiningPack } from '#shared/policy/check-packs.ts'
import { isSamePack, nameOfVersion, type PolicyPack, retire } from '#shared/policy/pack.ts'
import { parsePackFile, readPackFile, refusePack, sentenceOf } from '#shared/policy/pack-file.ts'
import type { Tables } from '#shared/reference-data.ts'
import type { Result } from '#shared/result.ts'
import { lastImport, listImports, type ReferenceImport, takeImport } from './reference-imports.ts'
import type { Vault } from './vault.ts'

/** An imported pack that rules, and who imported it when. */
export interface TakenPack {
  readonly pack: PolicyPack
  readonly takenAt: string
  readonly takenBy: string
}

/** An imported pack that rules no more, and why not. */
export interface LeftOutPack {
  /** `id@version`. */
  readonly name: string
  readonly takenAt: string
  readonly problems: readonly string[]
}

/** The packs of a desk: what the program brings, and what was imported into the vault. */
export interface PolicyDesk {
  /** The packs that rule: the shipped ones, then the imported ones as they were taken. */
  readonly ruling: readonly PolicyPack[]
  readonly taken: readonly TakenPack[]
  readonly leftOut: readonly LeftOutPack[]
  /** The shipped tables with every pack there is, so that filings find the rules they keep. */
  readonly tables: Tables
}

/** Made once per import: every check asks for it. */
const DESKS = new WeakMap<
  Vault,
  { readonly seq: number; readonly shipped: Tables; readonly desk: PolicyDesk }
>()

/** The packs by which this vault's office rules. */
export function policyDesk(vault: Vault, shipped: Tables): PolicyDesk {
  const seq = lastImport(vault, 'policy-pack')
  const made = DESKS.get(vault)
  if (made?.seq === seq && made.shipped === shipped) return made.desk
  const desk = makeDesk(listImports(vault, 'policy-pack'), shipped)
  DESKS.set(vault, { seq, shipped, desk })
  return desk
}

/** Reads a pack to be imported: every fault, or the pack, which then may be taken. */
export function readNewPack(vault: Vault, shipped: Tables, text: string): Result<PolicyPack> {
  const read = readPackFile(text, policyDesk(vault, shipped).ruling)
  if (!read.ok) return read
  // A pack that is left out still is what filings were accepted under.
  const isRecorded = listImports(vault, 'policy-pack').some(({ id }) => id === idOf(read.value))
  return isRecorded
    ? refusePack([{ path: 'version', problem: '这个版本以前导入过，请使用新的版本号' }])
    : read
}

/** Imports a pack. */
export function takePack(vault: Vault, pack: PolicyPack): void {
  takeImport(
    vault,
    { kind: 'policy-pack', id: idOf(pack), body: JSON.stringify(pack) },
    { action: 'policy.take', fields: ['articles', 'rules'] },
  )
}

const PREFIX = 'policy-pack:'

function idOf(pack: PolicyPack): string {
  return `${PREFIX}${nameOfVersion(pack)}`
}

/** Imports join in their order; one the program or its packs no longer agree with is left out. */
function makeDesk(imports: readonly ReferenceImport[], shipped: Tables): PolicyDesk {
  const taken: TakenPack[] = []
  const leftOut: LeftOutPack[] = []
  const retired: PolicyPack[] = []
  for (const { id, body, takenAt, takenBy } of imports) {
    const ruling = [...shipped.policies, ...taken.map(({ pack }) => pack)]
    const stored = readStoredPack(body, ruling)
    if (stored.problems.length === 0 && stored.pack) {
      taken.push({ pack: stored.pack, takenAt, takenBy })
      continue
    }
    leftOut.push({ name: id.slice(PREFIX.length), takenAt, problems: stored.problems })
    if (stored.pack && !holds(shipped.policies, stored.pack)) retired.push(retire(stored.pack))
  }
  const ruling = [...shipped.policies, ...taken.map(({ pack }) => pack)]
  // Of an article that is told twice the last one counts: what rules comes last.
  const tables = { ...shipped, policies: [...retired, ...ruling] }
  return { ruling, taken, leftOut, tables }
}

interface StoredPack {
  readonly pack: PolicyPack | undefined
  /** Why it may not rule. */
  readonly problems: readonly string[]
}

function readStoredPack(body: string, ruling: readonly PolicyPack[]): StoredPack {
  const parsed = parsePackFile(body)
  if (!parsed.ok) return { pack: undefined, problems: parsed.error.message.split('\n') }
  const pack = parsed.value
  if (holds(ruling, pack)) return { pack, problems: ['程序现在自带这个版本，以自带的为准'] }
  return { pack, problems: checkJoiningPack(pack, ruling).map(sentenceOf) }
}

function holds(packs: readonly PolicyPack[], pack: PolicyPack): boolean {
  return packs.some((other) => isSamePack(other, pack))
}
