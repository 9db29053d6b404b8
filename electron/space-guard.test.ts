import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { SpaceState } from '#shared/space-state.ts'
import { freeBytesOf, startSpaceGuard } from './space-guard.ts'

const MB = 1024 ** 2
const directory = mkdtempSync(join(tmpdir(), 'filing-desk-space-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

function guarded(free: { bytes: number }) {
  const told: SpaceState['level'][] = []
  let tick = () => {}
  const guard = startSpaceGuard({
    directory,
    reserveBytes: 2 * MB,
    freeBytes: () => free.bytes,
    timers: {
      after: (_ms, action) => {
        tick = action
        return () => {}
      },
    },
    onChanged: ({ level }) => told.push(level),
  })
  return { guard, told, tick: () => tick() }
}

test('the disk is watched, and each level is told once', () => {
  const free = { bytes: 4096 * MB }
  const { told, tick } = guarded(free)
  for (const megabytes of [4096, 1900, 1800, 450, 150, 100, 3000]) {
    free.bytes = megabytes * MB
    tick()
  }
  expect(told).toEqual(['scarce', 'no-capture', 'read-only', 'plenty'])
})

test('the reserve is real bytes, given up on a full disk and made again', () => {
  const free = { bytes: 4096 * MB }
  const { tick } = guarded(free)
  const reserve = join(directory, 'reserve.bin')
  expect(statSync(reserve).blocks * 512).toBeGreaterThanOrEqual(2 * MB)
  free.bytes = 10 * MB
  tick()
  expect(existsSync(reserve)).toBe(false)
  free.bytes = 4096 * MB
  tick()
  expect(existsSync(reserve)).toBe(true)
})

test('a call that needs room is refused by what the disk has at that moment', () => {
  const free = { bytes: 4096 * MB }
  const { guard } = guarded(free)
  expect(guard.refusalOf('filing.submit')).toBeUndefined()
  free.bytes = 150 * MB
  expect(guard.refusalOf('filing.submit')).toMatchObject({
    error: { code: 'disk-low', message: expect.stringContaining('只剩 150 MB') },
  })
  expect(guard.refusalOf('paper.print')).toBeUndefined()
})

test('the file system tells how much is free', () => {
  expect(freeBytesOf(directory)).toBeGreaterThan(0)
})
