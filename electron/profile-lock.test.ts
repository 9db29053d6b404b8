import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { lockProfile } from './profile-lock.ts'

const directory = mkdtempSync(join(tmpdir(), 'filing-desk-lock-'))
afterEach(() => rmSync(directory, { recursive: true, force: true }))

it('gives a profile folder to one desk at a time', () => {
  const first = lockProfile(directory)
  expect(first.ok).toBe(true)
  expect(lockProfile(directory)).toMatchObject({ ok: false, error: { code: 'already-open' } })
  if (first.ok) first.value.release()
  const next = lockProfile(directory)
  expect(next.ok).toBe(true)
  if (next.ok) next.value.release()
})
