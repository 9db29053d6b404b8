import { appendFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FoundFile } from '#shared/bridge-materials.ts'
import { startFolderWatcher } from './watched-folder.ts'

let profile = ''
let scans = ''
let tick = () => {}
let told: (readonly FoundFile[])[] = []

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'filing-desk-watch-'))
  scans = mkdtempSync(join(tmpdir(), 'filing-desk-scans-'))
  told = []
})
afterEach(() => {
  for (const path of [profile, scans]) rmSync(path, { recursive: true, force: true })
})

function start() {
  return startFolderWatcher({
    profileDirectory: profile,
    timers: {
      after: (_ms, action) => {
        tick = action
        return () => {}
      },
    },
    onFound: (files) => told.push(files),
  })
}

test('a file is offered once it is complete, handed over once, and stays where it is', () => {
  const watcher = start()
  expect(watcher.watch(scans)).toMatchObject({ ok: true, value: { directory: scans, files: [] } })
  const path = join(scans, '扫描 1.jpg')
  writeFileSync(path, 'first half')
  tick()
  expect(told).toEqual([])
  appendFileSync(path, ', second half')
  tick()
  expect(told).toEqual([])
  tick()
  expect(told.at(-1)).toMatchObject([{ name: '扫描 1.jpg', bytes: 23 }])
  const [found] = watcher.state().files
  const taken = watcher.take(found?.id ?? '')
  expect(taken).toMatchObject({ ok: true, value: { name: '扫描 1.jpg' } })
  expect(taken.ok && Buffer.from(taken.value.bytes).toString()).toBe('first half, second half')
  tick()
  tick()
  expect(watcher.state().files).toEqual([])
  expect(watcher.take(found?.id ?? '')).toMatchObject({ error: { code: 'found-file-gone' } })
})

test('what is no picture, empty, or a link out of the folder is not offered', () => {
  const watcher = start()
  watcher.watch(scans)
  writeFileSync(join(profile, 'outside.jpg'), 'outside')
  symlinkSync(join(profile, 'outside.jpg'), join(scans, 'link.jpg'))
  for (const name of ['notes.txt', 'page.jpg.part']) writeFileSync(join(scans, name), 'text')
  writeFileSync(join(scans, 'empty.pdf'), '')
  tick()
  tick()
  expect(watcher.state().files).toEqual([])
})

test('a folder is remembered over a restart, and said to be gone when it is', () => {
  start().watch(scans)
  const again = start()
  expect(again.state()).toEqual({ directory: scans, files: [], problem: '' })
  rmSync(scans, { recursive: true })
  tick()
  expect(again.state().problem).toContain('读不到')
  expect(again.watch('scans')).toMatchObject({ error: { code: 'watched-relative' } })
  expect(again.watch(scans)).toMatchObject({ error: { code: 'watched-gone' } })
  expect(again.watch(null)).toMatchObject({ value: { directory: null, problem: '' } })
})
