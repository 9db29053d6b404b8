import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openMaster, waitOf } from './open-master.ts'
import { waitAfter } from './password-tries.ts'
import {
  createSampleVault,
  makeTestFolder,
  SAMPLE_NOW,
  SAMPLE_OPERATOR,
  SAMPLE_PASSWORD,
} from './sample-vault.test-helper.ts'
import { slotPaths } from './slot-files.ts'
import { onDiskOf, testOnSmallDisk } from './small-disk.test-helper.ts'
import { closeVault } from './vault.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

let round = 0
let directory: string
let now: number

beforeEach(async () => {
  round += 1
  now = SAMPLE_NOW.getTime()
  directory = join(folder.path, `vault-${round}`)
  closeVault(await createSampleVault(directory))
})

const clock = { now: () => new Date(now) }

/** The code a try ends with; '' where it opens. */
async function tryOut(password: string): Promise<string> {
  const operatorNumber = SAMPLE_OPERATOR.number
  const opened = await openMaster({
    directory,
    clock,
    operatorNumber,
    password,
    deviceSecret: null,
  })
  return opened.ok ? '' : opened.error.code
}

async function fail(times: number): Promise<void> {
  for (let at = 0; at < times; at += 1) {
    now += wait() * 1_000
    expect(await tryOut('wrong')).toBe('wrong-password')
  }
}

function wait(): number {
  return waitOf({ directory, clock }, SAMPLE_OPERATOR.number)
}

test('waits grow from the third wrong password on and end at five minutes', () => {
  const waits = Array.from({ length: 11 }, (_, failures) => waitAfter(failures))
  expect(waits).toEqual([0, 0, 0, 5, 15, 30, 60, 120, 300, 300, 300])
})

test('two wrong passwords cost nothing, a third five seconds', async () => {
  await fail(2)
  expect(wait()).toBe(0)
  await fail(1)
  expect(wait()).toBe(5)
  now += 2_400
  expect(wait()).toBe(3)
})

test('during the wait not even the right password is looked at', async () => {
  await fail(3)
  expect(await tryOut(SAMPLE_PASSWORD)).toBe('too-many-tries')
  now += 4_999
  expect(await tryOut(SAMPLE_PASSWORD)).toBe('too-many-tries')
  now += 1
  expect(await tryOut(SAMPLE_PASSWORD)).toBe('')
})

test('the right password after the wait starts afresh', async () => {
  await fail(5)
  expect(wait()).toBe(30)
  now += 30_000
  expect(await tryOut(SAMPLE_PASSWORD)).toBe('')
  await fail(2)
  expect(wait()).toBe(0)
})

test('tries in parallel are no way around', async () => {
  const codes = await Promise.all(Array.from({ length: 6 }, () => tryOut('wrong')))
  expect(codes.filter((code) => code === 'wrong-password')).toHaveLength(3)
  expect(codes.filter((code) => code === 'too-many-tries')).toHaveLength(3)
})

test('a try is on the disk before its password is looked at', async () => {
  const tried = tryOut('wrong')
  const held = readFileSync(join(directory, 'tries.json'), 'utf8')
  expect(held).toContain('"failures":1')
  expect(held).not.toContain('wrong')
  await tried
})

test('a clock set back asks for one wait, not for the years in between', async () => {
  await fail(4)
  now -= 365 * 86_400_000
  expect(wait()).toBe(15)
  now += 15_000
  expect(wait()).toBe(0)
})

testOnSmallDisk('a full disk keeps nobody out, and forgets no try', async () => {
  const slots = slotPaths(directory).map((path) => [path, readFileSync(path)] as const)
  await onDiskOf('64k', directory, async () => {
    for (const [path, bytes] of slots) writeFileSync(path, bytes)
    expect(() => writeFileSync(join(directory, 'full'), Buffer.alloc(128 * 1024))).toThrow('ENOSPC')
    expect(await tryOut(SAMPLE_PASSWORD)).toBe('')
    await fail(3)
    expect(wait()).toBe(5)
    rmSync(join(directory, 'full'))
    now += 5_000
    expect(await tryOut(SAMPLE_PASSWORD)).toBe('')
    expect(wait()).toBe(0)
  })
})

test('a damaged file locks nobody out', async () => {
  await fail(3)
  writeFileSync(join(directory, 'tries.json'), '{')
  expect(wait()).toBe(0)
  expect(await tryOut(SAMPLE_PASSWORD)).toBe('')
})
