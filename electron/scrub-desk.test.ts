import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Damage } from '#shared/backup/integrity.ts'
import { createRecoveryHold } from './recovery-desk.ts'
import { newScrubMemory, type ScrubDesk, type ScrubMemory, startScrubDesk } from './scrub-desk.ts'
import type { Timers } from './sync/timers.ts'
import { lastSeq } from './vault/audit.ts'
import { findAuditFault } from './vault/audit-check.ts'
import { backUp } from './vault/backup.ts'
import { backupDatabase, backupFolder, listBackups } from './vault/backup-manifest.ts'
import { writePlaces } from './vault/backup-places.ts'
import { putPage } from './vault/draft-pages.ts'
import { isAlarmed } from './vault/integrity-file.ts'
import { contentPath } from './vault/materials.ts'
import { samplePage } from './vault/page-samples.test-helper.ts'
import {
  acceptSamples,
  createSampleVault,
  makeTestFolder,
  SAMPLE_NOW,
  sampleId,
  sampleUnlock,
} from './vault/sample-vault.test-helper.ts'
import { chainStart, checkSaves } from './vault/scrub-saves.ts'
import { closeVault, unlockKeys, type Vault } from './vault/vault.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

/** Time that a test moves: what waits runs when its moment has come. */
function handTime() {
  let now = SAMPLE_NOW.getTime()
  let waiting: { readonly at: number; readonly action: () => void } | undefined
  const timers: Timers = {
    after(ms, action) {
      const own = { at: now + ms, action }
      waiting = own
      return () => {
        if (waiting === own) waiting = undefined
      }
    },
  }
  return {
    clock: { now: () => new Date(now) },
    timers,
    pass(ms: number) {
      const until = now + ms
      while (waiting !== undefined && waiting.at <= until) {
        const { at, action } = waiting
        waiting = undefined
        now = Math.max(now, at)
        action()
      }
      now = until
    },
  }
}

let round = 0
let vault: Vault
let profile = ''
let place = ''
let time: ReturnType<typeof handTime>
let memory: ScrubMemory

beforeEach(async () => {
  round += 1
  profile = join(folder.path, `profile-${round}`)
  place = join(folder.path, `place-${round}`)
  mkdirSync(profile)
  mkdirSync(place)
  vault = await createSampleVault(join(profile, 'vault'))
  const taken = putPage(vault, samplePage(sampleId(1)))
  if (!taken.ok) throw new Error(taken.error.message)
  acceptSamples(vault, 60)
  writePlaces(profile, [place])
  time = handTime()
  memory = newScrubMemory()
  return () => {
    if (vault.db.open) closeVault(vault)
  }
})

function start(): ScrubDesk {
  return startScrubDesk({
    vault,
    clock: time.clock,
    timers: time.timers,
    profileDirectory: profile,
    memory,
    onChanged: () => undefined,
    reportFault: () => undefined,
  })
}

function spoil(path: string): void {
  const bytes = readFileSync(path)
  const at = Math.floor(bytes.length / 2)
  bytes[at] = (bytes[at] ?? 0) ^ 0xff
  writeFileSync(path, bytes)
}

function pagePath(directory: string): string {
  const sha256 = vault.db.prepare('SELECT sha256 FROM pages').pluck().get()
  return contentPath({ directory, keys: vault.keys }, String(sha256))
}

function onlyDamage(scrubs: ScrubDesk): Damage {
  const [found, ...others] = scrubs.state().damages
  if (found === undefined || others.length > 0) throw new Error('not one damage')
  return found
}

describe('in idle time', () => {
  test('all that is stored is read and found good', () => {
    expect(backUp(vault, place).ok).toBe(true)
    const scrubs = start()
    expect(scrubs.state()).toEqual({ isRunning: false, last: null, damages: [] })
    time.pass(120_000)
    const { last, damages } = scrubs.state()
    expect(damages).toEqual([])
    expect(last?.counts).toEqual({ saves: lastSeq(vault), pages: 2, backups: 1 })
    const { finishedAt } = last ?? {}
    time.pass(3_600_000)
    expect(scrubs.state().last?.finishedAt).toBe(finishedAt)
    time.pass(20 * 3_600_000)
    expect(scrubs.state().last?.finishedAt).not.toBe(finishedAt)
  })

  test('nothing is read while the desk works for somebody who only watches', () => {
    const scrubs = start()
    const [one, other] = [scrubs.work(), scrubs.work()]
    time.pass(600_000)
    one()
    time.pass(600_000)
    expect(memory.progress).toBeUndefined()
    other()
    time.pass(15_000)
    expect(memory.progress).toBeUndefined()
    time.pass(120_000)
    expect(scrubs.state().last).not.toBeNull()
  })

  test('nothing is read while somebody works, and a lock loses nothing of what was read', () => {
    const scrubs = start()
    for (let at = 0; at < 20; at += 1) {
      scrubs.active()
      time.pass(15_000)
    }
    expect(memory.progress).toBeUndefined()
    scrubs.active()
    while (memory.progress === undefined) time.pass(10)
    const read = memory.progress?.chain.seq ?? 0
    expect(read).toBeGreaterThan(0)
    expect(read).toBeLessThan(lastSeq(vault))
    scrubs.stop()
    time.pass(60_000)
    expect(memory.progress?.chain.seq).toBe(read)
    start()
    time.pass(60_000)
    expect(memory.progress).toBeUndefined()
  })

  test('a check that is asked for waits for nobody', () => {
    const scrubs = start()
    expect(scrubs.check().isRunning).toBe(true)
    for (let at = 0; at < 10; at += 1) {
      scrubs.active()
      time.pass(1_000)
    }
    expect(scrubs.state()).toMatchObject({ isRunning: false, damages: [] })
    expect(scrubs.state().last).not.toBeNull()
  })
})

describe('a page that is damaged', () => {
  test('is found and taken back from the newest backup', () => {
    expect(backUp(vault, place).ok).toBe(true)
    spoil(pagePath(vault.directory))
    const scrubs = start()
    scrubs.check()
    time.pass(60_000)
    const damage = onlyDamage(scrubs)
    expect(damage).toMatchObject({ kind: 'page', canMend: true })
    expect(damage.words).toContain('第 1 页')
    expect(scrubs.mend(damage.id)).toMatchObject({ ok: true, value: { damages: [] } })
    scrubs.check()
    time.pass(60_000)
    expect(scrubs.state().damages).toEqual([])
    expect(findAuditFault(vault)).toBeUndefined()
  })

  test('and is good nowhere is said so; nothing is made up', () => {
    spoil(pagePath(vault.directory))
    const scrubs = start()
    scrubs.check()
    time.pass(60_000)
    const damage = onlyDamage(scrubs)
    expect(damage).toMatchObject({ kind: 'page', canMend: false })
    expect(scrubs.mend(damage.id)).toMatchObject({ error: { code: 'no-good-copy' } })
    expect(scrubs.mend('page:other')).toMatchObject({ error: { code: 'no-such-damage' } })
  })
})

describe('a backup that is damaged', () => {
  const newest = () => {
    const [found] = listBackups(backupFolder(place, vault.generation))
    if (found === undefined) throw new Error('no backup')
    return found
  }
  test.each([
    ['its database', () => backupDatabase(newest().folder, newest().manifest.seq)],
    ['one of its pages', () => pagePath(newest().folder)],
  ])('in %s is found and made again from the vault', (_what, path) => {
    expect(backUp(vault, place).ok).toBe(true)
    spoil(path())
    const scrubs = start()
    scrubs.check()
    time.pass(60_000)
    const damage = onlyDamage(scrubs)
    expect(damage).toMatchObject({ kind: 'backup', canMend: true })
    expect(scrubs.mend(damage.id).ok).toBe(true)
    scrubs.check()
    time.pass(60_000)
    expect(scrubs.state()).toMatchObject({ damages: [], last: { counts: { backups: 1 } } })
  })
})

describe('a record that is damaged', () => {
  const DAMAGES: readonly (readonly [string, string])[] = [
    [
      'a row that was changed',
      "UPDATE filings SET body = replace(body, '样例', '改动') WHERE seq = 9",
    ],
    ['a row that was deleted', 'DELETE FROM events WHERE seq = 9'],
    [
      'a row nobody wrote',
      "INSERT INTO events (seq, filing_id, body) SELECT 9, id, '{}' FROM filings LIMIT 1",
    ],
    [
      'a link that was changed',
      "UPDATE audit SET body = replace(body, 'accept', 'change') WHERE seq = 9",
    ],
    ['a link that is gone', 'DELETE FROM audit WHERE seq = 9'],
  ]

  test.each(DAMAGES)('%s is found, as by reading all at once', (_what, sql) => {
    vault.db.exec(sql)
    const { fault } = checkSaves(vault, chainStart(vault), 1_000)
    expect(fault).toMatchObject({ seq: 9 })
    expect(findAuditFault(vault)).toBeDefined()
  })

  test('leads through the next opening to a recovery, and by it out of the alarm', async () => {
    expect(backUp(vault, place).ok).toBe(true)
    vault.db.exec("UPDATE filings SET body = replace(body, '样例', '改动') WHERE seq = 9")
    const scrubs = start()
    scrubs.check()
    time.pass(60_000)
    const damage = onlyDamage(scrubs)
    expect(damage).toMatchObject({ kind: 'record', canMend: false })
    expect(damage.remedy).toContain('锁定')
    expect(scrubs.mend(damage.id)).toMatchObject({ error: { code: 'not-mendable' } })
    scrubs.stop()
    expect(isAlarmed(profile)).toBe(true)
    closeVault(vault)
    const hold = createRecoveryHold({
      timers: time.timers,
      profileDirectory: profile,
      onLeft: () => undefined,
    })
    const directory = join(profile, 'vault')
    const unlock = sampleUnlock(directory)
    const keys = await unlockKeys(unlock)
    if (!keys.ok) throw new Error(keys.error.message)
    expect(hold.open(keys.value, unlock)).toEqual({ ok: true, value: undefined })
    expect(hold.current()?.found).toMatchObject({ ways: ['restore', 'read-only'] })
    expect(hold.current()?.found.words).toContain('第 9 次保存')
    const restored = hold.take('restore')
    if (!restored.ok) throw new Error(restored.error.message)
    expect(findAuditFault(restored.value)).toBeUndefined()
    closeVault(restored.value)
    const again = await unlockKeys(unlock)
    if (!again.ok) throw new Error(again.error.message)
    const opened = hold.open(again.value, unlock)
    if (!opened.ok || !opened.value) throw new Error('still in recovery')
    expect(isAlarmed(profile)).toBe(false)
    closeVault(opened.value)
    expect(existsSync(dirname(directory))).toBe(true)
  })
})
