import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from './clock.ts'
import type { ReportFault } from './serve.ts'
import { isDamage } from './vault/damage.ts'
import { raiseAlarm } from './vault/integrity-file.ts'

/**
 * Writes one JSON line per fault; messages stay out because they may quote what was typed. Never throws:
 * whoever reports a fault has it in hand, and a disk that takes no line must not add one.
 */
export function createFaultLog(directory: string, clock: Clock): ReportFault {
  const path = join(directory, 'faults.log')
  return (where, fault) => {
    const error = fault instanceof Error ? fault : new Error('not an Error')
    const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
    const line = { at: clock.now().toISOString(), where, name: error.name, frames }
    try {
      appendFileSync(path, `${JSON.stringify(line)}\n`)
    } catch {
      // The line is lost, and nothing else.
    }
  }
}

/** Writes faults down; one that tells of a damaged record has the next opening read all of it. */
export function createFaultReporter({
  profileDirectory,
  clock,
}: {
  readonly profileDirectory: string
  readonly clock: Clock
}): ReportFault {
  const writeDown = createFaultLog(profileDirectory, clock)
  return (where, fault) => {
    writeDown(where, fault)
    if (!isDamage(fault)) return
    try {
      raiseAlarm(profileDirectory)
    } catch (refused) {
      writeDown('integrity.alarm', refused)
    }
  }
}
