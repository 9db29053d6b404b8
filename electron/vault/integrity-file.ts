import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { ScrubCounts } from '#shared/backup/integrity.ts'
import { replaceFile } from './durable-file.ts'
import { readJsonFile } from './json-file.ts'

/** What is remembered of the check of a vault, beside it: a damaged vault cannot be asked. */
const LastPass = z.strictObject({
  generation: z.uuid(),
  finishedAt: z.iso.datetime(),
  counts: ScrubCounts,
})
type LastPass = z.infer<typeof LastPass>

/** When a vault was last read whole, and how much that was; null where it was not. */
export function readLastPass(
  profileDirectory: string,
  generation: string,
): Omit<LastPass, 'generation'> | null {
  const path = passPath(profileDirectory)
  const read = existsSync(path) ? LastPass.safeParse(readJsonFile(path)).data : undefined
  if (read?.generation !== generation) return null
  return { finishedAt: read.finishedAt, counts: read.counts }
}

/** Keeps that a vault was read whole. */
export function writeLastPass(profileDirectory: string, pass: LastPass): void {
  replaceFile(passPath(profileDirectory), JSON.stringify(pass, null, 2))
}

/** The record was found damaged: the next opening reads all of it before it trusts it. */
export function raiseAlarm(profileDirectory: string): void {
  if (!isAlarmed(profileDirectory)) replaceFile(alarmPath(profileDirectory), '{}')
}

/** Whether the next opening has to read all of the record. */
export function isAlarmed(profileDirectory: string): boolean {
  return existsSync(alarmPath(profileDirectory))
}

/** The record was read whole and found good, or another took its place. */
export function liftAlarm(profileDirectory: string): void {
  rmSync(alarmPath(profileDirectory), { force: true })
}

function passPath(profileDirectory: string): string {
  return join(profileDirectory, 'integrity.json')
}

function alarmPath(profileDirectory: string): string {
  return join(profileDirectory, 'integrity-alarm.json')
}
