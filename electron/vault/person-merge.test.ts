import { afterAll, expect, test } from 'vitest'
import type { InsuredPerson } from '#shared/filing/person-look-up.ts'
import { acceptFiling, findFilingFile } from './filings.ts'
import { mergePerson } from './person-merge.ts'
import {
  createSampleVault,
  makeTestFolder,
  SAMPLE_NOW,
  sampleAcceptance,
} from './sample-vault.test-helper.ts'

const folder = makeTestFolder()
afterAll(() => folder.remove())

test('an answer that differs is one event, however often it comes, and changes no entry', async () => {
  const vault = await createSampleVault(`${folder.path}/vault`)
  const { id, entry } = acceptFiling(vault, sampleAcceptance(1), SAMPLE_NOW)
  const person: InsuredPerson = {
    personNumber: '37100200000000000001',
    name: entry.name,
    gender: entry.gender,
    birthDate: '1960-01-01',
    insurances: [
      {
        insuranceType: '390',
        division: entry.insuredDivision,
        state: '1',
        startedOn: '',
        pausedOn: '',
        employer: '',
      },
    ],
  }
  mergePerson(vault, id, { person, divisions: new Map() })
  mergePerson(vault, id, { person, divisions: new Map() })
  const file = findFilingFile(vault, id)
  expect(file?.filing.entry).toEqual(entry)
  expect(file?.events.map(({ kind, detail }) => [kind, detail])).toEqual([
    ['accepted', expect.any(String)],
    ['differs', '险种：备案为职工医保，国家子系统为城乡居民医保'],
  ])
  vault.db.close()
})
