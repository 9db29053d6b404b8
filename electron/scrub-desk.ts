import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import type { Damage, IntegrityState } from '#shared/backup/integrity.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import type { Clock } from './clock.ts'
import {
  damagedRecord,
  findGoodCopy,
  newestBackup,
  newProgress,
  type Scrubbed,
  type ScrubProgress,
  scrub,
} from './scrub.ts'
import { READ_ONLY } from './serve.ts'
import type { Timers } from './sync/timers.ts'
import { backUp, copyThrough, refuseWriting } from './vault/backup.ts'
import { backupDatabase, type FoundBackup, manifestPath } from './vault/backup-manifest.ts'
import { readPlaces } from './vault/backup-places.ts'
import { commit } from './vault/commit.ts'
import { raiseAlarm, readLastPass, writeLastPass } from './vault/integrity-file.ts'
import { isSealedFileGood } from './vault/materials.ts'
import { copyContent, isContentGood } from './vault/scrub-pages.ts'
import type { Vault } from './vault/vault.ts'

/** Nobody has stirred for so long: the desk may read. */
const QUIET_MS = 20_000
/** Between two slices; each takes some ten milliseconds. */
const PAUSE_MS = 50
/** Between two looks at whether somebody works, and at whether the next pass is due. */
const BUSY_MS = 5_000
const WAIT_MS = 60_000
/** A new pass begins so long after the last one ended. */
const EVERY_MS = 20 * 3_600_000
/** A pass that could not be brought to its end is tried again. */
const AFTER_FAULT_MS = 3_600_000

/** What is known of the passes while the desk runs; it outlives a lock. */
export interface ScrubMemory {
  progress: ScrubProgress | undefined
  /** What the last full pass of this vault found and nobody has mended since. */
  damages: readonly Damage[]
  /** No pass before then: the last one could not be brought to its end; epoch milliseconds. */
  notBefore: number
}

/** Nothing is known yet. */
export function newScrubMemory(): ScrubMemory {
  return { progress: undefined, damages: [], notBefore: Number.NEGATIVE_INFINITY }
}

/** What the scrub of an open vault works with. */
export interface ScrubDeskSetup {
  readonly vault: Vault
  readonly clock: Clock
  readonly timers: Timers
  readonly profileDirectory: string
  readonly memory: ScrubMemory
  onChanged(state: IntegrityState): void
  reportFault(where: string, fault: unknown): void
}

/** Reads all that is stored, a slice at a time, while nobody works; says what is no longer as it was saved. */
export interface ScrubDesk {
  state(): IntegrityState
  /** Somebody works: the next slice waits. */
  active(): void
  /** Something is being done for somebody, who may only watch: no slice before the end, which the answer tells. */
  work(): () => void
  /** Begins a pass now, and does not wait for quiet. */
  check(): IntegrityState
  mend(id: string): Result<IntegrityState>
  stop(): void
}

/** Starts the scrub of an open vault. */
export function startScrubDesk(setup: ScrubDeskSetup): ScrubDesk {
  const { vault, clock, timers, memory, profileDirectory } = setup
  const scrubbed = {
    vault,
    get places() {
      return readPlaces(profileDirectory)
    },
  }
  let lastActive = clock.now().getTime()
  let underWay = 0
  let isForced = false
  let cancel = () => {}

  const state = (): IntegrityState => ({
    isRunning: isForced,
    last: readLastPass(profileDirectory, vault.generation),
    damages: [...damagesOf(memory)],
  })
  const changed = () => {
    const next = state()
    setup.onChanged(next)
    return next
  }
  const pass = openPass(setup, scrubbed)
  const step = () => {
    const before = damagesOf(memory).length
    const hasEnded = pass.step()
    if (hasEnded) isForced = false
    if (hasEnded || damagesOf(memory).length !== before) changed()
  }
  const tick = () => {
    const now = clock.now().getTime()
    const isDue = isForced || (now >= memory.notBefore && isPassDue(setup, now))
    const isQuiet = isForced || (underWay === 0 && now - lastActive >= QUIET_MS)
    if (isDue && isQuiet) step()
    cancel = timers.after(isDue ? (isQuiet ? PAUSE_MS : BUSY_MS) : WAIT_MS, tick)
  }
  cancel = timers.after(BUSY_MS, tick)
  const active = () => {
    lastActive = clock.now().getTime()
  }
  return {
    state,
    active,
    work() {
      underWay += 1
      return () => {
        underWay -= 1
        active()
      }
    },
    check() {
      isForced = true
      memory.notBefore = Number.NEGATIVE_INFINITY
      pass.restart()
      cancel()
      cancel = timers.after(0, tick)
      return changed()
    },
    mend(id) {
      const damage = damagesOf(memory).find((one) => one.id === id)
      if (damage === undefined) return refuse('no-such-damage', '这一处已经修好，或检查时不再有')
      const mended = mend(scrubbed, damage)
      if (!mended.ok) return mended
      forget(memory, id)
      return ok(changed())
    },
    stop: () => cancel(),
  }
}

/** The pass under way. */
interface Pass {
  /** Goes on by one slice; says whether the pass has ended. */
  step(): boolean
  /** Forgets how far it had come. */
  restart(): void
}

/** Goes on where the memory stands; what it finds and when it ends is kept there and beside the vault. */
function openPass(setup: ScrubDeskSetup, scrubbed: Scrubbed): Pass {
  const { vault, clock, memory, profileDirectory } = setup
  let slices: ReturnType<typeof scrub> | undefined
  const restart = () => {
    memory.progress = newProgress(vault)
    slices = undefined
  }
  return {
    restart,
    step() {
      if (memory.progress?.generation !== vault.generation) {
        memory.damages = []
        restart()
      }
      const progress = memory.progress ?? newProgress(vault)
      slices ??= scrub(scrubbed, progress)
      const slice = takeSlice(setup, slices, progress)
      if (progress.found.some(({ kind }) => kind === 'record')) raiseAlarm(profileDirectory)
      if (slice === 'more') return false
      memory.damages = progress.found
      memory.progress = undefined
      slices = undefined
      const now = clock.now()
      if (slice === 'broken') memory.notBefore = now.getTime() + AFTER_FAULT_MS
      else {
        const { generation } = vault
        const finishedAt = now.toISOString()
        writeLastPass(profileDirectory, { generation, finishedAt, counts: progress.counts })
      }
      return true
    },
  }
}

/** One slice: more are to come, it was the last, or the pass cannot be brought to its end. */
function takeSlice(
  { reportFault }: ScrubDeskSetup,
  slices: ReturnType<typeof scrub>,
  progress: ScrubProgress,
): 'more' | 'last' | 'broken' {
  try {
    return slices.next().done ? 'last' : 'more'
  } catch (fault) {
    reportFault('scrub', fault)
    // SQLite itself cannot read it: nothing after this can be vouched for.
    if (fault instanceof Database.SqliteError) {
      progress.found.push(damagedRecord('数据文件有读不出来的地方'))
    }
    return 'broken'
  }
}

function isPassDue({ memory, profileDirectory, vault }: ScrubDeskSetup, now: number): boolean {
  if (memory.progress !== undefined) return true
  const last = readLastPass(profileDirectory, vault.generation)
  return last === null || now - Date.parse(last.finishedAt) > EVERY_MS
}

function damagesOf({ progress, damages }: ScrubMemory): readonly Damage[] {
  const found = progress?.found ?? []
  const known = damages.filter(({ id }) => !found.some((one) => one.id === id))
  return [...found, ...known]
}

function forget(memory: ScrubMemory, id: string): void {
  memory.damages = memory.damages.filter((one) => one.id !== id)
  const { progress } = memory
  const at = progress?.found.findIndex((one) => one.id === id) ?? -1
  if (at >= 0) progress?.found.splice(at, 1)
}

function mend(scrubbed: Scrubbed, { id, kind }: Damage): Result<undefined> {
  if (scrubbed.vault.db.readonly) {
    return READ_ONLY
  }
  const name = id.slice(id.indexOf(':') + 1)
  switch (kind) {
    case 'page':
      return mendPage(scrubbed, name)
    case 'backup':
      return mendBackup(scrubbed, name)
    case 'record':
      return refuse('not-mendable', '请锁定（Ctrl+L）并重新登录，按提示恢复')
  }
}

function mendPage({ vault, places }: Scrubbed, hash: string): Result<undefined> {
  const from = findGoodCopy({ vault, places }, hash)
  if (from === undefined) {
    return refuse(
      'no-good-copy',
      '现在找不到完好的备份（移动硬盘拔出或共享断开）；请接好备份位置后再试',
    )
  }
  copyContent(vault, hash, { from, to: vault.directory })
  if (!isContentGood(vault, hash)) {
    return refuse('not-mended', '取回后仍核对不上，可能是本机磁盘有故障；请更换磁盘后从备份恢复')
  }
  const by = vault.operator.number
  commit(vault, { action: 'page.mend', object: hash, by, fields: [] }, () => undefined)
  return ok(undefined)
}

/** A backup that cannot be vouched for is no backup; it goes once there is another one in its place. */
function mendBackup({ vault }: Scrubbed, place: string): Result<undefined> {
  const bad = newestBackup(vault, place)
  const mended = bad ? mendFiles(vault, bad) : ok(undefined)
  if (!mended.ok) return mended
  const made = backUp(vault, place)
  if (!made.ok) return made
  if (bad && bad.manifest.seq !== made.value.seq) {
    const { folder, manifest } = bad
    rmSync(manifestPath(folder, manifest.seq), { force: true })
    rmSync(backupDatabase(folder, manifest.seq), { force: true })
  }
  return ok(undefined)
}

/** Older backups rest on the same files, and a good one there may be the only one: none is taken away. */
function mendFiles(vault: Vault, { folder, manifest }: FoundBackup): Result<undefined> {
  const { directory } = vault
  try {
    for (const { path } of manifest.files) {
      const isBadThere = !isSealedFileGood(vault, folder, path)
      if (isBadThere && isSealedFileGood(vault, directory, path)) {
        copyThrough(join(directory, path), join(folder, path))
      }
    }
    return ok(undefined)
  } catch (fault) {
    return refuseWriting(fault)
  }
}
