import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FilingFile } from '#shared/bridge-filing.ts'
import type { Filing, FilingEntry } from '#shared/filing/filing.ts'
import { officeDay } from '#shared/office-day.ts'
import type { Tables } from '#shared/reference-data.ts'
import type { Result } from '#shared/result.ts'
import { startBenchSession } from './bench-session.test-helper.ts'
import type { RulesContext, Session } from './desk-context.ts'
import { NO_HOST } from './no-host.test-helper.ts'
import { filingServices } from './services/filing-services.ts'
import { lifeServices } from './services/life-services.ts'
import { obligationServices } from './services/obligation-services.ts'
import {
  type ManualTime,
  manualTime,
  OFFICE,
  trainingControl,
} from './sync/sync-bench.test-helper.ts'
import { startTrainingSubsystem } from './training/training-subsystem.ts'
import { findFilingFile } from './vault/filings.ts'
import { addOperator } from './vault/operators.ts'
import { listUnacknowledged } from './vault/outbox.ts'
import { CHEAP_COST } from './vault/sample-vault.test-helper.ts'
import { closeVault, createVault, type Vault } from './vault/vault.ts'

/** A record of the training subsystem, as its tester's port shows it. */
export interface HeldRecord {
  readonly trt_dcla_detl_sn: string
  readonly ver_no: string
  readonly vali_flag: string
  readonly rloc_admdvs: string
  readonly tel?: string
  readonly resout_addr?: string
  readonly x_cncl_type?: string
  readonly exp_content: { readonly x_client_biz_no: string; readonly x_prms_flag: string }
}

/** A real vault, loop and training subsystem with the services on top, under a clock of the test's own. */
export interface LifeBench {
  readonly services: ReturnType<typeof filingServices> &
    ReturnType<typeof lifeServices> &
    ReturnType<typeof obligationServices>
  readonly vault: Vault
  readonly time: ManualTime
  readonly faults: readonly unknown[]
  readonly session: Session
  readonly context: RulesContext
  /** The tester's port of the training subsystem. */
  readonly controlUrl: string
  order(fault: string, times?: number): Promise<void>
  accept(entry: FilingEntry): Promise<Filing>
  file(filingId: string): FilingFile
  /** Everything the subsystem holds, oldest first. */
  held(): Promise<readonly HeldRecord[]>
  /** 交易编号 of every message about filings, in the order in which they left. */
  sent(): readonly string[]
  /** The line goes down, and the desk has noticed. */
  cutLine(): Promise<void>
  /** Lets everybody come to rest: the line back, questions asked twice, retries made. */
  rest(): Promise<void>
  close(): Promise<void>
}

/** The operator at the window, and another one. */
export const FIRST = { number: '0001', name: '李经办', password: '样例密码-correct-1' } as const
export const SECOND = { number: '0002', name: '王复核', password: '样例密码-correct-2' } as const

const LONG_MS = 20 * 60_000
const STEP_MS = 20_000

/** Opens all of it in a new folder. */
export async function openLifeBench(tables: Tables): Promise<LifeBench> {
  const directory = mkdtempSync(join(tmpdir(), 'life-'))
  const time = manualTime()
  const training = await startTrainingSubsystem({
    directory,
    clock: time.clock,
    destinationCodes: new Set(tables.destinations.keys()),
    slowMs: 60_000,
  })
  const { order } = trainingControl(training.controlUrl)
  const vault = await createBenchVault(join(directory, 'vault'), time)
  const faults: unknown[] = []
  const session = startBenchSession({ vault, time, training, tables, faults })
  const context: RulesContext = {
    clock: time.clock,
    tables,
    host: NO_HOST,
    session: () => session,
  }
  const services = {
    ...filingServices(context),
    ...lifeServices(context),
    ...obligationServices(context),
  }
  await time.asleep()
  return {
    services,
    vault,
    time,
    faults,
    session,
    context,
    controlUrl: training.controlUrl,
    order: (fault, times) => order({ fault, ...(times && { times }) }),
    accept: async (entry) => getValue(await services['filing.submit']({ id: randomUUID(), entry })),
    file: (filingId) => getFile(vault, filingId),
    held: async () => {
      const answer = await fetch(`${training.controlUrl}/training/filings`)
      // The training subsystem's own records, of which the fields named are always there.
      return (await answer.json()) as readonly HeldRecord[]
    },
    sent: () =>
      vault.db.prepare<[], string>('SELECT infno FROM attempts ORDER BY id').pluck().all(),
    cutLine: async () => {
      await order({ fault: 'offline' })
      await time.pass(31_000)
    },
    rest: async () => {
      await order({ fault: 'none' })
      session.loop.wake()
      await time.pass(0)
      for (let waited = 0; waited < LONG_MS && isAnythingMoving(vault); waited += STEP_MS) {
        await time.pass(STEP_MS)
      }
    },
    close: async () => {
      session.idle.stop()
      session.backups.stop()
      session.scrubs.stop()
      session.materials.stop()
      await session.loop.stop()
      await session.persons.stop()
      await session.reconciliations.stop()
      await session.prints.stop()
      closeVault(vault)
      await training.stop()
      rmSync(directory, { recursive: true })
    },
  }
}

function isAnythingMoving(vault: Vault): boolean {
  return listUnacknowledged(vault).some(({ state }) => state !== 'parked')
}

function getFile(vault: Vault, filingId: string): FilingFile {
  const file = findFilingFile(vault, filingId)
  if (file === undefined) throw new Error(`no filing ${filingId}`)
  return file
}

/** What an answer carries; a refusal is an error of the test. */
export function getValue<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`)
  return answer.value
}

async function createBenchVault(directory: string, { clock }: ManualTime): Promise<Vault> {
  const plan = { clock, office: OFFICE, profileId: 'training', cost: CHEAP_COST }
  const operator = { number: FIRST.number, name: FIRST.name }
  const { password } = FIRST
  const made = await createVault({ ...plan, directory, operator, password, deviceSecret: null })
  return getValue(made)
}

/** Lets the second operator in. */
export async function addSecond({ vault }: LifeBench): Promise<void> {
  const { number, name, password } = SECOND
  const secrets = { password: FIRST.password, newPassword: password }
  getValue(
    await addOperator(
      vault,
      { number, name },
      { ...secrets, deviceSecret: null, cost: CHEAP_COST },
    ),
  )
}

/** A filing by its id. */
export type Named = Pick<Filing, 'id'>

/** What clerks do on the bench, and what they then see. */
export interface BenchClerk {
  current(filing: Named): Filing
  /** `register acknowledged`, `change queued`…, oldest first. */
  states(filing: Named): readonly string[]
  kinds(filing: Named): readonly string[]
  change(filing: Named, changes: Partial<FilingEntry>, reason?: string): Promise<Result<Filing>>
  terminate(filing: Named): Promise<Result<Filing>>
  voidIt(
    filing: Named,
    second?: { readonly number: string; readonly password: string },
  ): Promise<Result<Filing>>
  takeBack(filing: Named): Promise<Result<Filing>>
  /** Accepts a filing and waits until the subsystem has it. */
  acknowledged(entry: FilingEntry): Promise<Filing>
}

/** Nobody was asked about costs or a stay in hospital. */
export const NOT_ASKED = { costArisen: null, inHospital: null } as const

/** The clerk of a bench. */
export function clerkOf(bench: LifeBench): BenchClerk {
  const { services } = bench
  const current = ({ id }: Named) => bench.file(id).filing
  return {
    current,
    states: ({ id }) =>
      bench.file(id).outbox.map(({ operation, state }) => `${operation} ${state}`),
    kinds: ({ id }) => bench.file(id).events.map(({ kind }) => kind),
    change: async (filing, changes, reason = '搬家') => {
      const { entry, revision, id: filingId } = current(filing)
      const wish = { filingId, revision, reason, facts: NOT_ASKED }
      return services['filing.change']({ ...wish, entry: { ...entry, ...changes } })
    },
    terminate: async ({ id: filingId }) => {
      const on = officeDay(bench.time.clock.now())
      return services['filing.terminate']({ filingId, on, reason: '回原籍', facts: NOT_ASKED })
    },
    voidIt: async ({ id: filingId }, { number: operatorNumber, password } = SECOND) => {
      const second = { operatorNumber, password }
      return services['filing.void']({ filingId, reason: '人员类别录错', second })
    },
    takeBack: async ({ id: filingId }) =>
      services['filing.takeBack']({ filingId, reason: '本人改变主意' }),
    acknowledged: async (entry) => {
      const filing = await bench.accept(entry)
      await bench.time.pass(0)
      if (current(filing).status !== 'acknowledged') throw new Error('not acknowledged')
      return current(filing)
    },
  }
}
