import { mkdirSync } from 'node:fs'
import type { Clock } from '#electron/clock.ts'
import type { Announcement } from '#shared/sync/announcements.ts'
import { buildControl } from './control-server.ts'
import { openFilingBook } from './filing-book.ts'
import { openPageBook } from './page-book.ts'
import { changeRecord } from './record-order.ts'
import { openServicePort, type ServicePort } from './service-port.ts'
import { buildService } from './service-server.ts'
import { createFaultSwitch } from './training-fault.ts'
import { bearersByNumber, trainingPersons, withSharedNumber } from './training-persons.ts'
import type { Served } from './transactions-served.ts'

/** What a training subsystem is started with. */
export interface TrainingSetup {
  /** Where its database lies; made where it isn't there. */
  readonly directory: string
  readonly clock: Clock
  /** The places one may file to, by code: `assets/codes/destinations.json`. */
  readonly destinationCodes: ReadonlySet<string>
  /** The service port; 0 or nothing: any free one. */
  readonly port?: number
  /** How late the fault `slow` answers, in milliseconds; three seconds unless told. */
  readonly slowMs?: number
}

/** A training subsystem that runs. */
export interface TrainingSubsystem {
  /** The service, `http://127.0.0.1:<port>`. */
  readonly url: string
  /** The tester's port: `PUT /training/fault`, `PUT /training/announcements`, `PUT /training/record`, `GET /training/filings`. */
  readonly controlUrl: string
  readonly paasId: string
  readonly token: string
  stop(): Promise<void>
}

const PAAS_ID = 'filing-desk-training'

/** Starts the training subsystem on 127.0.0.1: same contract as the national one, its own database. */
export async function startTrainingSubsystem(setup: TrainingSetup): Promise<TrainingSubsystem> {
  mkdirSync(setup.directory, { recursive: true })
  const book = openFilingBook(setup.directory)
  const pages = openPageBook(setup.directory)
  const faults = createFaultSwitch()
  const key = { paasId: PAAS_ID, token: book.token }
  const persons = bearersByNumber(withSharedNumber(trainingPersons()))
  let announcements: readonly Announcement[] = []
  const served: Served = {
    book,
    pages,
    persons,
    destinationCodes: setup.destinationCodes,
    announcements: () => announcements,
  }
  const lastAnswer = { text: '' }
  const service: ServicePort = await openServicePort(
    () =>
      buildService({
        served,
        key,
        faults,
        clock: setup.clock,
        slowMs: setup.slowMs ?? 3_000,
        lastAnswer,
        restart: () => void service.close().then(service.open),
      }),
    setup.port ?? 0,
  )
  const control = buildControl({
    async order(order) {
      faults.set(order)
      const isOffline = 'fault' in order && order.fault === 'offline'
      await (isOffline ? service.close() : service.open())
    },
    announce(list) {
      announcements = list
    },
    change: (order) => changeRecord(book, order),
    filings: book.list,
    pages: pages.list,
  })
  const controlUrl = await control.listen({ host: '127.0.0.1', port: 0 })
  return {
    url: service.url,
    controlUrl,
    ...key,
    async stop() {
      await Promise.all([service.close(), control.close()])
      book.close()
      pages.close()
    },
  }
}
