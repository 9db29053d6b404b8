import type { Destination } from '#shared/codes/divisions.ts'
import { policyOf } from '#shared/filing/accepted-under.ts'
import type { PolicyPack } from '#shared/policy/pack.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import { assertNever } from '#shared/result.ts'
import {
  cancelData,
  changeData,
  type FollowUp,
  isCancelled,
  isChanged,
  isSeenInRecord,
} from '#shared/sync/change.ts'
import type { CancelData, ChangeData } from '#shared/sync/change-wire.ts'
import { type Exchange, replyToQuestion, replyToRegistration } from '#shared/sync/classify.ts'
import {
  replyToOperation,
  replyToOperationQuestion,
  type SentOperation,
} from '#shared/sync/classify-operation.ts'
import type { DueEntry } from '#shared/sync/due-entry.ts'
import { heldWords } from '#shared/sync/held-words.ts'
import { pageNotice } from '#shared/sync/page-upload.ts'
import { registration } from '#shared/sync/registration.ts'
import type { Reply } from '#shared/sync/reply.ts'

/** The tables by which entries become messages and records become words. */
export interface EntryTables {
  /** The packs filings were accepted under. */
  readonly policies: readonly PolicyPack[]
  /** The places one may file to, by code. */
  readonly destinations: ReadonlyMap<string, Destination>
}

/** One of the two messages about an entry: what it carries, and how its answer is read. */
export interface WireMessage {
  readonly infno: 'X2511' | 'X2512' | 'X2513' | 'X5311'
  readonly data: object
  /** Further nodes of the input beside `data`. */
  readonly nodes?: object
  readonly reply: (exchange: Exchange, now: Date) => Reply
}

/** The transmission of an entry, and the question what became of it. */
export function wireOf(
  tables: EntryTables,
  due: DueEntry,
): { readonly sent: WireMessage; readonly question: WireMessage } {
  const { entry, filing } = due
  const key = entry.id
  switch (entry.operation) {
    case 'register': {
      const pages = (due.pages ?? []).map(pageNotice)
      const data = {
        ...registration(filing, key, policyOf(filing, tables.policies)),
        att_cnt: pages.length,
      }
      const nodes = pages.length === 0 ? {} : { x_pages: pages }
      return {
        sent: {
          infno: 'X2511',
          data,
          nodes,
          reply: (got, now) => replyToRegistration(got, key, now),
        },
        question: {
          infno: 'X5311',
          data: { x_client_biz_no: key },
          reply: (got, now) =>
            replyToQuestion(
              got,
              { data, describe: (found) => heldWords(found, tables.destinations) },
              now,
            ),
        },
      }
    }
    case 'change': {
      const policy = policyOf(filing, tables.policies)
      const data = changeData(followUpOf(due), policy)
      return operationWire(
        tables,
        { infno: 'X2512', data },
        {
          isSeen: isSeenInRecord(data, dataBefore(due, policy) ?? data),
          isApplied: (found) => isChanged(found, data),
        },
      )
    }
    case 'cancel': {
      const data = cancelData(followUpOf(due))
      const isSeen = true
      return operationWire(tables, { infno: 'X2513', data }, { isSeen, isApplied: isCancelled })
    }
    default:
      return assertNever(entry.operation)
  }
}

function operationWire(
  { destinations }: EntryTables,
  sent: { readonly infno: 'X2512' | 'X2513'; readonly data: ChangeData | CancelData },
  effect: Pick<SentOperation, 'isSeen' | 'isApplied'>,
) {
  const { infno, data } = sent
  const operation: SentOperation = {
    key: data.x_client_biz_no,
    receiptNumber: data.trt_dcla_detl_sn,
    version: data.ver_no,
    ...effect,
    describe: (found) => heldWords(found, destinations),
  }
  return {
    sent: {
      infno,
      data,
      reply: (got: Exchange, now: Date) => replyToOperation(got, operation, now),
    },
    question: {
      infno: 'X5311' as const,
      data: { trt_dcla_detl_sn: data.trt_dcla_detl_sn },
      reply: (got: Exchange, now: Date) => replyToOperationQuestion(got, operation, now),
    },
  }
}

/** A change or a cancel is sent once its registration has its receipt; the order of the queue sees to it. */
function followUpOf({ entry, filing, sequel }: DueEntry): FollowUp {
  if (!sequel?.receipt) throw new Error(`no receipt to ${entry.operation} by`)
  return { key: entry.id, filing, receipt: sequel.receipt, reason: sequel.reason }
}

/** What the same change would carry if it changed nothing. */
function dataBefore(due: DueEntry, policy: Policy): ChangeData | undefined {
  const entry = due.sequel?.before
  if (!entry) return undefined
  const wish = followUpOf(due)
  return changeData({ ...wish, filing: { ...wish.filing, entry } }, policy)
}
