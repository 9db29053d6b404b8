import { buildControl } from './control-server.ts'
import { openServicePort, type ServicePort } from './service-port.ts'
import { buildService } from './service-server.ts'
import { openTrainingRecords, type TrainingSetup } from './training-records.ts'

/** What a training subsystem on a port is started with. */
export interface TrainingServerSetup extends TrainingSetup {
  /** The service port; 0 or nothing: any free one. */
  readonly port?: number
}

/** A training subsystem that runs. */
export interface TrainingSubsystem {
  /** The service, `http://127.0.0.1:<port>`. */
  readonly url: string
  /** The tester's port: `PUT /training/fault`, `PUT /training/announcements`, `GET /training/filings`. */
  readonly controlUrl: string
  readonly paasId: string
  readonly token: string
  stop(): Promise<void>
}

/** Starts the training subsystem on 127.0.0.1: same contract as the national one, its own database. */
export async function startTrainingSubsystem(
  setup: TrainingServerSetup,
): Promise<TrainingSubsystem> {
  const records = openTrainingRecords(setup)
  const { key, faults, served } = records.service
  const service: ServicePort = await openServicePort(
    () =>
      buildService({
        ...records.service,
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
    announce: records.announce,
    filings: served.book.list,
    pages: served.pages.list,
  })
  const controlUrl = await control.listen({ host: '127.0.0.1', port: 0 })
  return {
    url: service.url,
    controlUrl,
    ...key,
    async stop() {
      await Promise.all([service.close(), control.close()])
      records.close()
    },
  }
}
