import { mkdirSync } from 'node:fs'
import type { Clock } from '#electron/clock.ts'
import type { Announcement } from '#shared/sync/announcements.ts'
import { openFilingBook } from './filing-book.ts'
import { openPageBook } from './page-book.ts'
import type { ServiceSetup } from './service.ts'
import { createFaultSwitch } from './training-fault.ts'
import { bearersByNumber, trainingPersons, withSharedNumber } from './training-persons.ts'

/** What a training subsystem answers from. */
export interface TrainingSetup {
  /** Where its database lies; made where it isn't there. */
  readonly directory: string
  readonly clock: Clock
  /** The places one may file to, by code: `assets/codes/destinations.json`. */
  readonly destinationCodes: ReadonlySet<string>
  /** How late the fault `slow` answers, in milliseconds; three seconds unless told. */
  readonly slowMs?: number
}

/** The records of a training subsystem, and what makes it answer from them. */
export interface TrainingRecords {
  readonly service: ServiceSetup
  /** The 停机公告 it tells from now on. */
  announce(list: readonly Announcement[]): void
  close(): void
}

const PAAS_ID = 'filing-desk-training'

/** Opens the records in their folder. */
export function openTrainingRecords(setup: TrainingSetup): TrainingRecords {
  mkdirSync(setup.directory, { recursive: true })
  const book = openFilingBook(setup.directory)
  const pages = openPageBook(setup.directory)
  let announcements: readonly Announcement[] = []
  return {
    service: {
      served: {
        book,
        pages,
        persons: bearersByNumber(withSharedNumber(trainingPersons())),
        destinationCodes: setup.destinationCodes,
        announcements: () => announcements,
      },
      key: { paasId: PAAS_ID, token: book.token },
      clock: setup.clock,
      faults: createFaultSwitch(),
      slowMs: setup.slowMs ?? 3_000,
      lastAnswer: { text: '' },
    },
    announce(list) {
      announcements = list
    },
    close() {
      book.close()
      pages.close()
    },
  }
}
