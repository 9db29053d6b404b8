import type {
  QueueFile,
  QueueFilter,
  QueuePage,
  QueueRow,
  Transmission,
} from '#shared/bridge-queue.ts'
import { maskDocumentNumber } from '#shared/filing/mask.ts'
import { queueRefusals } from '#shared/sync/queue-acts.ts'
import { behindReason } from '#shared/sync/reasons.ts'
import { eventsOf, type FilingRow, getFilingRow, readFiling } from './filing-rows.ts'
import { entriesOf, type OutboxRow, readEntry } from './outbox-rows.ts'
import type { Vault } from './vault.ts'

/** The number of whoever looks after an entry, from its row and its filing's. */
const HOLDER = "coalesce(own.body ->> '$.holder.number', filings.body ->> '$.acceptedBy.number')"

/** What each filter lets through; the acting operator's number is the only parameter. */
const FILTERS = {
  all: 'true',
  waiting: "own.state IN ('queued', 'sending')",
  unknown: "own.state = 'unknown'",
  parked: "own.state = 'parked'",
  mine: `${HOLDER} = :number`,
} as const satisfies Record<QueueFilter, string>

const UNFINISHED = `
  FROM outbox AS own INDEXED BY outbox_in_order JOIN filings ON filings.id = own.filing_id
  WHERE own.state <> 'acknowledged' AND own.state <> 'withdrawn'`

/**
 * An entry with its filing, and what of the filing waits for a person ahead of it; its first sequence is the
 * number of the commit that queued it.
 */
const JOINED = `own.body AS body, filings.body AS filing,
  CASE WHEN own.state IN ('queued', 'unknown') THEN (
    SELECT other.body FROM outbox AS other
    WHERE other.filing_id = own.filing_id AND other.state = 'parked'
      AND other.sequence < own.sequence
  ) END AS ahead,
  (SELECT audit.body ->> '$.at' FROM audit
   WHERE audit.seq = coalesce(own.payload ->> '$.firstSequence', own.sequence)) AS queuedAt`

interface JoinedRow extends OutboxRow {
  readonly filing: string
  readonly ahead: string | null
  readonly queuedAt: string | null
}

/** The oldest unfinished entries a filter lets through, and how many each filter lets through. */
export function readQueue(vault: Vault, filter: QueueFilter, limit: number): QueuePage {
  const { db, operator } = vault
  const rows = db
    .prepare<[{ number: string; limit: number }], JoinedRow>(
      `SELECT ${JOINED} ${UNFINISHED} AND ${FILTERS[filter]}
         AND :number IS NOT NULL -- every filter binds it, and most do not name it
       ORDER BY own.sequence LIMIT :limit`,
    )
    .all({ number: operator.number, limit })
    .map(queueRow)
  return { rows, counts: countQueue(vault) }
}

/** An entry with its messages and its filing's timeline, also once it is settled; undefined where there is none. */
export function findQueueFile({ db, clock }: Vault, entryId: string): QueueFile | undefined {
  const joined = db
    .prepare<[string], JoinedRow>(
      `SELECT ${JOINED}
       FROM outbox AS own JOIN filings ON filings.id = own.filing_id WHERE own.id = ?`,
    )
    .get(entryId)
  if (joined === undefined) return undefined
  const row = queueRow(joined)
  const { entry } = row
  const transmissions = db
    .prepare<[string, string], Transmission>(
      `SELECT infno, msgid, started_at AS startedAt, ended_at AS endedAt, outcome,
         (SELECT count(*) FROM events
          WHERE events.filing_id = ? AND events.seq < attempts.seq) AS eventsBefore
       FROM attempts WHERE entry_id = ? ORDER BY rowid`,
    )
    .all(entry.filingId, entryId)
  const filing = getFilingRow(db, entry.filingId)
  const entries = entriesOf(db, entry.filingId)
  const refusals = queueRefusals({ entry, filing, entries }, clock.now())
  return { row, transmissions, events: eventsOf(db, entry.filingId), refusals }
}

function countQueue({ db, operator }: Vault): QueuePage['counts'] {
  const columns = Object.entries(FILTERS).map(
    ([filter, lets]) => `count(*) FILTER (WHERE ${lets}) AS "${filter}"`,
  )
  const counts = db
    .prepare<[{ number: string }], QueuePage['counts']>(`SELECT ${columns.join()} ${UNFINISHED}`)
    .get({ number: operator.number })
  if (counts === undefined) throw new Error('a count without a row')
  return counts
}

function queueRow({ body, filing: stored, ahead, queuedAt }: JoinedRow): QueueRow {
  const own = readEntry({ body })
  const entry =
    ahead === null
      ? own
      : { ...own, nextAt: null, reason: behindReason(readEntry({ body: ahead })) }
  const filing = readFiling({ seq: 0, body: stored } satisfies FilingRow)
  return {
    entry,
    queuedAt: queuedAt ?? filing.acceptedAt,
    acceptanceNumber: filing.acceptanceNumber,
    name: filing.entry.name,
    documentNumber: maskDocumentNumber(filing.entry.documentNumber),
    holder: entry.holder ?? filing.acceptedBy,
  }
}
