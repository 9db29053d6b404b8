import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import type { Damage, ScrubCounts } from '#shared/backup/integrity.ts'
import {
  backupDatabase,
  backupFolder,
  type FoundBackup,
  findBackups,
  isGenuine,
  listBackups,
  newestFirst,
} from './vault/backup-manifest.ts'
import { isSealedFileGood, nextContent } from './vault/materials.ts'
import { findPageUse, isContentGood, type PageUse } from './vault/scrub-pages.ts'
import { type ChainPlace, chainStart, checkSaves } from './vault/scrub-saves.ts'
import type { Vault } from './vault/vault.ts'

/** How far a pass has come; it outlives a lock, so that a large vault is read to its end over the days. */
export interface ScrubProgress {
  /** The vault it is about: a restored one is read from its beginning. */
  generation: string
  chain: ChainPlace
  areSavesDone: boolean
  /** The last content that was read, in the order of the hashes. */
  lastContent: string
  arePagesDone: boolean
  counts: ScrubCounts
  readonly found: Damage[]
}

/** What a pass reads. */
export interface Scrubbed {
  readonly vault: Vault
  /** Where the vault is backed up to. */
  readonly places: readonly string[]
}

/** Links read in one slice: some ten milliseconds. */
const LINKS = 40
/** Bytes of a backup's database hashed in one slice. */
const BLOCK = 4 * 1024 * 1024

/** A pass that has read nothing yet. */
export function newProgress(vault: Vault): ScrubProgress {
  return {
    generation: vault.generation,
    chain: chainStart(vault),
    areSavesDone: false,
    lastContent: '',
    arePagesDone: false,
    counts: { saves: 0, pages: 0, backups: 0 },
    found: [],
  }
}

/** One full pass, a slice at each step: the saves, then the pages, then the newest backup of each place. */
export function* scrub(scrubbed: Scrubbed, progress: ScrubProgress): Generator<undefined, void> {
  yield* scrubSaves(scrubbed, progress)
  yield* scrubPages(scrubbed, progress)
  for (const place of scrubbed.places) yield* scrubBackup(scrubbed, place, progress)
}

function* scrubSaves({ vault }: Scrubbed, progress: ScrubProgress): Generator<undefined, void> {
  while (!progress.areSavesDone) {
    const { place, fault, isDone } = checkSaves(vault, progress.chain, LINKS)
    progress.counts = { ...progress.counts, saves: place.seq }
    progress.chain = place
    progress.areSavesDone = isDone || fault !== null
    if (fault) progress.found.push(damagedRecord(`第 ${fault.seq} 次保存的内容核对不上`))
    yield
  }
}

function* scrubPages(
  { vault, places }: Scrubbed,
  progress: ScrubProgress,
): Generator<undefined, void> {
  while (!progress.arePagesDone) {
    const hash = nextContent(vault, progress.lastContent)
    progress.arePagesDone = hash === undefined
    if (hash !== undefined) {
      progress.lastContent = hash
      progress.counts = { ...progress.counts, pages: progress.counts.pages + 1 }
      const use = isContentGood(vault, hash) ? undefined : findPageUse(vault, hash)
      if (use) progress.found.push(damagedPage(hash, use, findGoodCopy({ vault, places }, hash)))
    }
    yield
  }
}

/** A place that is not there now has been said elsewhere already. */
function* scrubBackup(
  { vault }: Scrubbed,
  place: string,
  progress: ScrubProgress,
): Generator<undefined, void> {
  const backup = newestBackup(vault, place)
  if (backup === undefined) return
  const { folder, manifest } = backup
  const isWhole =
    isGenuine(folder, manifest, vault.keys.backup) &&
    (yield* isDatabaseWhole(backupDatabase(folder, manifest.seq), manifest.database))
  let areFilesGood = true
  for (const { path } of isWhole ? manifest.files : []) {
    areFilesGood &&= isSealedFileGood(vault, folder, path)
    yield
  }
  progress.counts = { ...progress.counts, backups: progress.counts.backups + 1 }
  if (!isWhole || !areFilesGood) progress.found.push(damagedBackup(place))
}

function* isDatabaseWhole(
  path: string,
  told: FoundBackup['manifest']['database'],
): Generator<undefined, boolean> {
  const hash = createHash('sha256')
  const block = Buffer.alloc(BLOCK)
  let size = 0
  const handle = tryOpen(path)
  if (handle === undefined) return false
  try {
    for (let got = readSync(handle, block); got > 0; got = readSync(handle, block)) {
      hash.update(block.subarray(0, got))
      size += got
      yield
    }
  } finally {
    closeSync(handle)
  }
  return size === told.size && hash.digest('hex') === told.sha256
}

function tryOpen(path: string): number | undefined {
  try {
    return openSync(path, 'r')
  } catch {
    return undefined
  }
}

/** The newest backup of a vault in a place. */
export function newestBackup({ generation }: Vault, place: string): FoundBackup | undefined {
  return listBackups(backupFolder(place, generation))[0]
}

/** The folder of a backup in which a content is as it should be; what was kept before a restore counts as well. */
export function findGoodCopy({ vault, places }: Scrubbed, hash: string): string | undefined {
  const folders = new Set(newestFirst(places.flatMap(findBackups)).map(({ folder }) => folder))
  return [...folders].find((folder) => isContentGood(vault, hash, folder))
}

/** Damage of the record itself: only a recovery leads on. */
export function damagedRecord(what: string): Damage {
  return {
    id: 'record',
    kind: 'record',
    words: `备案数据有损坏：${what}`,
    remedy: '请现在锁定（Ctrl+L）并重新登录：程序会核对全部数据，带您从最近的备份恢复',
    canMend: false,
  }
}

function damagedPage(hash: string, use: PageUse, copy: string | undefined): Damage {
  const { acceptanceNumber, name, position, isThumbnail } = use
  const whose =
    acceptanceNumber === '' ? `草稿${name === '' ? '' : `（${name}）`}` : acceptanceNumber
  const what = isThumbnail ? '缩略图' : '图像'
  return {
    id: `page:${hash}`,
    kind: 'page',
    words: `材料${what}损坏：${whose} 第 ${position + 1} 页；其他内容不受影响`,
    remedy:
      copy === undefined
        ? '备份里也没有完好的一份；请本人再次提供这一页，已上传国家子系统的不受影响'
        : '备份里有完好的一份，可以取回',
    canMend: copy !== undefined,
  }
}

function damagedBackup(place: string): Damage {
  return {
    id: `backup:${place}`,
    kind: 'backup',
    words: `备份损坏：${place} 里最近的一份缺了内容或被改动过；本机数据不受影响`,
    remedy: '按本机现在的数据重做一份；总是这样请换一个备份位置',
    canMend: true,
  }
}
