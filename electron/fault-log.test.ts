import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { SYSTEM_CLOCK } from './clock.ts'
import { createFaultLog } from './fault-log.ts'

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
