import * as z from 'zod'
import { FilingEvent } from '#shared/filing/filing.ts'
import { OutboxEntry } from '#shared/sync/outbox-entry.ts'
import { QueueRefusals } from '#shared/sync/queue-acts.ts'

/** Which part of the queue is shown; `mine` is what the acting operator holds. */
export const QueueFilter = z.enum(['all', 'waiting', 'unknown', 'parked', 'mine'])
export type QueueFilter = z.infer<typeof QueueFilter>

const Clerk = z.strictObject({ number: z.string(), name: z.string() })

/** One entry of the queue with as much of its filing as a list shows. */
export const QueueRow = z.strictObject({
  entry: OutboxEntry,
  /** When it came into the queue: the acceptance, or the decision to change or end. */
  queuedAt: z.iso.datetime(),
  acceptanceNumber: z.string(),
  name: z.string(),
  /** With its middle masked. */
  documentNumber: z.string(),
  /** Who looks after it: whoever it was handed to, else whoever accepted the filing. */
  holder: Clerk,
})
export type QueueRow = z.infer<typeof QueueRow>

/** The oldest of what a filter lets through, and how many each lets through. */
export const QueuePage = z.strictObject({
  rows: z.array(QueueRow),
  counts: z.record(QueueFilter, z.int()),
})
export type QueuePage = z.infer<typeof QueuePage>

/** One message about an entry, as it was written down. */
const Transmission = z.strictObject({
  infno: z.string(),
  msgid: z.string(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  /** How it ended, by the taxonomy or an older word for it; null while it is under way. */
  outcome: z.string().nullable(),
  /** How many of the filing's events were written down before it ended, or, while it is under way, began. */
  eventsBefore: z.int(),
})
export type Transmission = z.infer<typeof Transmission>

/** Everything about one entry, both lists oldest first. */
export const QueueFile = z.strictObject({
  row: QueueRow,
  transmissions: z.array(Transmission),
  events: z.array(FilingEvent),
  /** What is not possible about it now, and why. */
  refusals: QueueRefusals,
})
export type QueueFile = z.infer<typeof QueueFile>

/** Rows asked for at once. */
export const MOST_QUEUE_ROWS = 2_000

/** Counters of the header and the first screen; of unacknowledged rows they are the truth. */
export const QueueCounts = z.strictObject({
  waiting: z.int(),
  unknown: z.int(),
  /** Wait for a person: sent back by the subsystem, and the others (转人工, given up, ours to mend). */
  returned: z.int(),
  aside: z.int(),
  /** Filings with pages the subsystem did not take. */
  pagesRefused: z.int(),
  acknowledgedToday: z.int(),
  acceptedToday: z.int(),
  /** Differences from the subsystem that nobody has dealt with (日对账). */
  differences: z.int(),
})
export type QueueCounts = z.infer<typeof QueueCounts>

const EntryId = z.strictObject({ entryId: z.uuid() })
const Nothing = z.strictObject({})

/** The queue to the national subsystem, for whoever looks after it. */
export const QUEUE_METHODS = {
  'queue.counts': { input: Nothing, output: QueueCounts },
  'queue.page': {
    input: z.strictObject({
      filter: QueueFilter,
      limit: z.int().min(1).max(MOST_QUEUE_ROWS),
    }),
    output: QueuePage,
  },
  'queue.entry': { input: EntryId, output: QueueFile },
  /** 转人工: it waits for a person from now on. */
  'queue.setAside': {
    input: z.strictObject({ entryId: z.uuid(), reason: z.string().trim().min(1).max(200) }),
    output: Nothing,
  },
  /** Another operator looks after it from now on. */
  'queue.handOver': {
    input: z.strictObject({ entryId: z.uuid(), operatorNumber: z.string() }),
    output: Nothing,
  },
  /** Who it may be handed to. */
  'queue.clerks': { input: Nothing, output: z.array(Clerk) },
  /** 每日报错清单 as a spreadsheet. */
  'queue.errorSheet': { input: Nothing, output: z.strictObject({ path: z.string() }) },
} as const
