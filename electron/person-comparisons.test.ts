import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import type { InsuredPerson, PersonLookUp, PersonQuestion } from '#shared/filing/person-look-up.ts'
import { type ComparisonsSetup, startComparisons } from './person-comparisons.ts'
import { commit } from './vault/commit.ts'
import { acceptFiling, findFilingFile } from './vault/filings.ts'
import { listUncompared, oweComparison, recordLookUp } from './vault/person-comparisons.ts'
import { mergePerson } from './vault/person-merge.ts'
import {
  createSampleVault,
  makeTestFolder,
  reopenSampleVault,
  SAMPLE_NOW,
  sampleAcceptance,
  sampleEntry,
  sampleId,
} from './vault/sample-vault.test-helper.ts'
import { closeVault, type Vault } from './vault/vault.ts'

const folder = makeTestFolder()
let count = 0
let vault: Vault
let waits: { readonly ms: number; readonly action: () => void }[]
let answers: PersonLookUp[]
let asked: PersonQuestion[]

const OFFLINE: PersonLookUp = { kind: 'offline', words: '连接不上国家子系统' }
const MINUTE = 60_000

beforeEach(async () => {
  count += 1
  vault = await createSampleVault(`${folder.path}/${count}`)
  waits = []
  answers = []
  asked = []
  acceptFiling(vault, sampleAcceptance(1), SAMPLE_NOW)
  const note = { action: 'test.acknowledge', object: sampleId(1), by: 'desk', fields: [] }
  commit(vault, note, (tx) => oweComparison(tx, sampleId(1)))
})
afterEach(() => closeVault(vault))
afterAll(() => folder.remove())

/** Comparisons over a line that gives the answers of the list, one after another. */
function start(over = vault) {
  const setup: ComparisonsSetup = {
    vault: over,
    timers: {
      after(ms, action) {
        waits.push({ ms, action })
        return () => {}
      },
    },
    ending: new AbortController().signal,
    ask: async (question) => {
      asked.push(question)
      const answer = answers.shift() ?? OFFLINE
      if (answer.kind === 'found') {
        mergePerson(over, sampleId(1), { person: answer.person, divisions: new Map() })
      }
      return answer
    },
    reportFault: (_where, fault) => {
      throw fault
    },
  }
  return startComparisons(setup)
}

/** Lets everything that waits for nothing but a turn have it. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

/** Lets the wait that was asked for be over; returns how long it was. */
async function wakeUp(): Promise<number> {
  const wait = waits.shift()
  if (wait === undefined) throw new Error('nothing waits')
  wait.action()
  await settled()
  return wait.ms
}

const person = (changes: Partial<InsuredPerson> = {}): InsuredPerson => ({
  personNumber: '1',
  name: sampleEntry(1).name,
  gender: '1',
  birthDate: '1960-01-01',
  insurances: [],
  ...changes,
})

test('a line that gave out is asked again, later each time, until there is an answer', async () => {
  start().look()
  await settled()
  const waited = [await wakeUp(), await wakeUp()]
  answers.push({ kind: 'found', person: person({ name: '另一人' }) })
  waited.push(await wakeUp())
  expect(waited).toEqual([MINUTE, 2 * MINUTE, 4 * MINUTE])
  expect(asked).toHaveLength(4)
  expect(listUncompared(vault)).toEqual([])
  expect(findFilingFile(vault, sampleId(1))?.events.map(({ kind }) => kind)).toContain('differs')
  expect(waits).toEqual([])
})

test('what was not compared before the desk was closed is compared after it opens', async () => {
  start().look()
  await settled()
  closeVault(vault)
  vault = await reopenSampleVault(`${folder.path}/${count}`)
  answers.push({ kind: 'not-found' })
  start().look()
  await settled()
  expect(listUncompared(vault)).toEqual([])
})

test('a refusal is not asked about again until the next start', async () => {
  answers.push({ kind: 'refused', words: '这个证件号码登记了两个人' })
  const comparisons = start()
  comparisons.look()
  await settled()
  comparisons.look()
  await settled()
  expect([asked.length, waits.length]).toEqual([1, 0])
  expect(listUncompared(vault)).toEqual([sampleId(1)])
})

test('a look-up leaves one audit row that names the clerk and nothing of the person', () => {
  const rows = () => vault.db.prepare<[], string>('SELECT body FROM audit').pluck().all()
  const before = rows().length
  const { documentType, documentNumber, name } = sampleEntry(7)
  recordLookUp(vault, { documentType, documentNumber, name })
  const [row] = rows().slice(before)
  expect(rows()).toHaveLength(before + 1)
  expect(JSON.parse(row ?? '')).toMatchObject({
    action: 'person.look-up',
    object: expect.stringMatching(/^[0-9a-f]{64}$/),
    by: '0001',
    fields: [],
  })
  expect(row).not.toContain(documentNumber)
  expect(row).not.toContain(name)
})
