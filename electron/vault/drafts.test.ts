import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import type { Draft } from '#shared/filing/filing.ts'
import { discardDraft, listDrafts, saveDraft } from './drafts.ts'
import {
  acceptSamples,
  createSampleVault,
  makeTestFolder,
  reopenSampleVault,
  sampleEntry,
  sampleId,
} from './sample-vault.test-helper.ts'
import { closeVault, type Vault } from './vault.ts'

const folder = makeTestFolder()
afterAll(folder.remove)

let round = 0
let directory = ''
let vault: Vault

beforeEach(async () => {
  round += 1
  directory = join(folder.path, `vault-${round}`)
  vault = await createSampleVault(directory)
})
afterEach(() => closeVault(vault))

function draft(count: number, revision: number): Draft {
  const savedAt = `2026-11-22T02:00:0${revision}.000Z`
  return { id: sampleId(count), revision, savedAt, entry: sampleEntry(revision) }
}

test('of two saves of a draft the higher revision stays, in whatever order they come', () => {
  expect([2, 3, 1, 3].map((revision) => saveDraft(vault, draft(1, revision)))).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(listDrafts(vault)).toEqual([draft(1, 3)])
})

test('drafts are listed with the last saved first and outlive a restart', async () => {
  saveDraft(vault, draft(1, 1))
  saveDraft(vault, draft(2, 2))
  closeVault(vault)
  vault = await reopenSampleVault(directory)
  expect(listDrafts(vault).map(({ id }) => id)).toEqual([sampleId(2), sampleId(1)])
})

test('a discarded draft is gone, and discarding it again does no harm', () => {
  saveDraft(vault, draft(1, 1))
  discardDraft(vault, sampleId(1))
  discardDraft(vault, sampleId(1))
  expect(listDrafts(vault)).toEqual([])
})

test('an autosave that comes after the acceptance does not bring the draft back', () => {
  acceptSamples(vault, 1)
  expect(saveDraft(vault, draft(1, 9))).toBe(false)
  expect(listDrafts(vault)).toEqual([])
})
