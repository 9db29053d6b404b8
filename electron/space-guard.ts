import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type Result, refuse } from '#shared/result.ts'
import { needsRoom, spaceLevel, spaceWords } from '#shared/space.ts'
import type { SpaceState } from '#shared/space-state.ts'
import type { Timers } from './sync/timers.ts'

/** Between two looks at the disk. */
const EVERY_MS = 30_000

/** Kept aside, so that what is under way can still be finished on a full disk. */
export const RESERVE_BYTES = 64 * 1024 * 1024
const BLOCK = Buffer.alloc(1024 * 1024)

/** What the guard over the disk works with. */
export interface SpaceGuardSetup {
  readonly directory: string
  readonly timers: Timers
  /** Free bytes on the disk of a folder; the system's own answer unless given. */
  readonly freeBytes: (directory: string) => number
  readonly reserveBytes: number
  onChanged(state: SpaceState): void
}

/** Watches the disk of the vault and says what has to wait. */
export interface SpaceGuard {
  state(): SpaceState
  /** The refusal of a call that needs room; undefined where there is enough. */
  refusalOf(method: string): Result<never> | undefined
  stop(): void
}

/** Free bytes by the file system. */
export function freeBytesOf(directory: string): number {
  const { bavail, bsize } = statfsSync(directory)
  return bavail * bsize
}

/** Starts watching; the reserve is given up when the disk is nearly full and made again when it is not. */
export function startSpaceGuard(setup: SpaceGuardSetup): SpaceGuard {
  const read = (): SpaceState => {
    const freeBytes = setup.freeBytes(setup.directory)
    return { freeBytes, level: spaceLevel(freeBytes) }
  }
  let state = read()
  keepReserve(setup, state)
  const look = () => {
    const next = read()
    const isNews = next.level !== state.level
    state = next
    if (!isNews) return
    keepReserve(setup, next)
    setup.onChanged(next)
  }
  let cancel = () => {}
  const tick = () => {
    look()
    cancel = setup.timers.after(EVERY_MS, tick)
  }
  cancel = setup.timers.after(EVERY_MS, tick)
  return {
    state: () => state,
    refusalOf(method) {
      if (!needsRoom(method, 'read-only')) return undefined
      look()
      return needsRoom(method, state.level) ? refuseFor(state) : undefined
    },
    stop: () => cancel(),
  }
}

function refuseFor({ level, freeBytes }: SpaceState): Result<never> {
  const left = `磁盘只剩 ${spaceWords(freeBytes)}`
  return level === 'read-only'
    ? refuse('disk-low', `${left}，暂停受理，仍可查看和打印；请清理磁盘后再试，填写的内容已保留`)
    : refuse('disk-low', `${left}，暂停采集和批量受理，单份受理不受影响；请清理磁盘后再试`)
}

function keepReserve({ directory, reserveBytes }: SpaceGuardSetup, { level }: SpaceState): void {
  const path = join(directory, 'reserve.bin')
  if (level === 'read-only' || reserveBytes === 0) {
    rmSync(path, { force: true })
    return
  }
  if (level === 'plenty' && !existsSync(path)) writeReserve(path, reserveBytes)
}

/** Real bytes: a file of holes would keep no room. */
function writeReserve(path: string, bytes: number): void {
  const handle = openSync(path, 'w', 0o600)
  try {
    for (let written = 0; written < bytes; written += BLOCK.length) writeSync(handle, BLOCK)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
