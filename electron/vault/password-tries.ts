import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { isDiskFull } from '#electron/disk-full.ts'
import { replaceFile } from './durable-file.ts'
import { readJsonFile } from './json-file.ts'

/** Wrong passwords in a row at one slot; outside the database, so that a restart forgets none. */
const Tries = z.strictObject({ failures: z.int().min(1), lastAt: z.iso.datetime() })
type Tries = z.infer<typeof Tries>

const TriesTable = z.strictObject({
  version: z.literal(1),
  slots: z.record(z.uuid(), Tries),
})

/** Seconds to wait before the next try, by the number of wrong passwords before it. */
const WAITS = [0, 0, 0, 5, 15, 30, 60, 120, 300] as const

/** Which slot of which vault folder is tried. */
export interface TriedSlot {
  readonly directory: string
  readonly slotId: string
}

/** Seconds that have to pass after so many wrong passwords in a row. */
export function waitAfter(failures: number): number {
  return WAITS[Math.min(failures, WAITS.length - 1)] ?? 0
}

/** Seconds until the slot may be tried again; 0 when it may be at once. */
export function secondsToWait({ directory, slotId }: TriedSlot, now: Date): number {
  const tries = readTries(directory)[slotId]
  if (tries === undefined) return 0
  const since = now.getTime() - Date.parse(tries.lastAt)
  const wait = waitAfter(tries.failures)
  // A clock set back asks for the whole wait again from now on, never for the years in between.
  if (since < 0) {
    writeTries(directory, { slotId, tries: { ...tries, lastAt: now.toISOString() } })
    return wait
  }
  return Math.max(0, Math.ceil(wait - since / 1_000))
}

/**
 * Counts a try before its password is looked at: whoever pulls the plug instead of waiting for the
 * answer has had his try all the same.
 */
export function countTry({ directory, slotId }: TriedSlot, now: Date): void {
  const failures = (readTries(directory)[slotId]?.failures ?? 0) + 1
  writeTries(directory, { slotId, tries: { failures, lastAt: now.toISOString() } })
}

/** The password was right: the slot starts afresh. */
export function forgetTries({ directory, slotId }: TriedSlot): void {
  writeTries(directory, { slotId, tries: undefined })
}

type TriedSlots = Readonly<Record<string, Tries>>

/** What a full disk had no room for, by folder: whoever only looks and prints has to be let in all the same. */
const unwritten = new Map<string, TriedSlots>()

/** What cannot be read counts as nothing: who can change this file can copy the slots as well. */
function readTries(directory: string): TriedSlots {
  const kept = unwritten.get(directory)
  if (kept) return kept
  const path = triesPath(directory)
  if (!existsSync(path)) return {}
  return TriesTable.safeParse(readJsonFile(path)).data?.slots ?? {}
}

interface SlotTries {
  readonly slotId: string
  readonly tries: Tries | undefined
}

function writeTries(directory: string, { slotId, tries }: SlotTries): void {
  const { [slotId]: _past, ...others } = readTries(directory)
  const slots = tries === undefined ? others : { ...others, [slotId]: tries }
  try {
    replaceFile(triesPath(directory), JSON.stringify({ version: 1, slots }))
    unwritten.delete(directory)
  } catch (fault) {
    if (!isDiskFull(fault)) throw fault
    unwritten.set(directory, slots)
  }
}

function triesPath(directory: string): string {
  return join(directory, 'tries.json')
}
