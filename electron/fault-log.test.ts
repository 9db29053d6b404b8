import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { SYSTEM_CLOCK } from './clock.ts'
import { createFaultLog, createFaultReporter } from './fault-log.ts'
import { isAlarmed } from './vault/integrity-file.ts'

const directory = mkdtempSync(join(tmpdir(), 'fault-log-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

test('a fault is one line that says where it happened and quotes nothing', () => {
  createFaultLog(directory, SYSTEM_CLOCK)('draft.save', new TypeError('司徒望舒'))
  const log = readFileSync(join(directory, 'faults.log'), 'utf8')
  expect(JSON.parse(log)).toMatchObject({ where: 'draft.save', name: 'TypeError' })
  expect(log).not.toContain('司徒望舒')
})

test('a log that cannot be written stops nobody who reports', () => {
  const reportFault = createFaultLog(join(directory, 'gone'), SYSTEM_CLOCK)
  expect(() => reportFault('draft.save', new Error('disk full'))).not.toThrow()
})

test('only a fault in reading the record has the next opening read all of it', () => {
  const reportFault = createFaultReporter({ profileDirectory: directory, clock: SYSTEM_CLOCK })
  reportFault('draft.save', new Error('disk full'))
  expect(isAlarmed(directory)).toBe(false)
  reportFault('draft.save', Object.assign(new Error('malformed'), { code: 'SQLITE_CORRUPT' }))
  expect(isAlarmed(directory)).toBe(true)
})
