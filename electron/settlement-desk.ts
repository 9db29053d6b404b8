import type { Settlement } from '#shared/settlement/settlement.ts'
import { Settlement as SettlementSchema } from '#shared/settlement/settlement.ts'
import type {
  SettlementAnswer,
  SettlementLookUp,
  SettlementQuestion,
} from '#shared/settlement/settlement-look-up.ts'
import type { NoAnswer } from '#shared/sync/no-answer.ts'
import { isAboutPerson, settlementOf } from '#shared/sync/settlement-reply.ts'
import type { SettlementRow } from '#shared/sync/settlement-wire.ts'
import type { Clock } from './clock.ts'
import type { SubsystemClient } from './sync/subsystem-client.ts'
import { commitLookUp, findRecord, listRecords, writeRecords } from './vault/counter-records.ts'
import type { Vault } from './vault/vault.ts'

/** Most settlements fetched by one question, newest first. */
const MOST = 50

/** What looking settlements up works with. */
export interface SettlementDeskSetup {
  readonly vault: Vault
  readonly clock: Clock
  readonly client: Pick<SubsystemClient, 'askSettlement'>
}

/** Looks cross-province settlements up and keeps them for the days without a line. */
export interface SettlementDesk {
  /** X5321, then 5203 and 5204 of each; every question leaves an audit row, answered or not. */
  lookUp(question: SettlementQuestion): Promise<SettlementLookUp>
  /** What the vault keeps of a person; asks nobody. */
  kept(question: SettlementQuestion): readonly Settlement[]
  find(id: string): Settlement | undefined
  /** Breaks off what is under way. */
  stop(): Promise<void>
}

/** Opens the settlement look-ups of an open vault. */
export function openSettlementDesk({ vault, clock, client }: SettlementDeskSetup): SettlementDesk {
  const ending = new AbortController()
  const running = new Set<Promise<unknown>>()
  const { kept, find } = keptSettlements(vault)
  const fetcher = { client, clock, signal: ending.signal }

  const lookUp = async (question: SettlementQuestion): Promise<SettlementLookUp> => {
    const { answer, settlements } = await fetchAll(fetcher, question)
    // Locked meanwhile, or led to another platform.
    if (ending.signal.aborted) return { answer, settlements: [] }
    const fields = ['documentNumber', 'from', 'to']
    commitLookUp(vault, { action: 'settlement.look-up', person: question, fields }, (tx) =>
      writeRecords(
        tx,
        'settlement',
        settlements.map((body) => ({
          id: body.id,
          person: question,
          day: body.settledAt.slice(0, 10),
          body,
        })),
      ),
    )
    return { answer, settlements: [...kept(question)] }
  }
  return {
    lookUp(question) {
      const work = lookUp(question)
      running.add(work)
      return work.finally(() => running.delete(work))
    },
    kept,
    find,
    async stop() {
      ending.abort()
      await Promise.allSettled(running)
    },
  }
}

/** What the vault keeps of settlements; a vault that is only read answers too. */
export function keptSettlements(vault: Vault): Pick<SettlementDesk, 'kept' | 'find'> {
  return {
    kept: ({ from, to, ...person }) =>
      listRecords(vault, { kind: 'settlement', person, from, to }, SettlementSchema),
    find: (id) => findRecord(vault, { kind: 'settlement', id }, SettlementSchema),
  }
}

interface Fetcher extends Pick<SettlementDeskSetup, 'client' | 'clock'> {
  readonly signal: AbortSignal
}

interface Fetched {
  readonly answer: SettlementAnswer
  readonly settlements: readonly Settlement[]
}

/** One after the other: a person has few settlements, and a bad line fewer at a time. */
async function fetchAll(fetcher: Fetcher, question: SettlementQuestion): Promise<Fetched> {
  const { client, signal } = fetcher
  const { documentType, documentNumber, name, from, to } = question
  const listed = await client.askSettlement(
    'X5321',
    {
      psn_cert_type: documentType,
      certno: documentNumber,
      ...(name !== '' && { psn_name: name }),
      begndate: from,
      enddate: to,
    },
    signal,
  )
  if (listed.kind !== 'answered') return { answer: listed, settlements: [] }
  const own = listed.value.list
    .filter((row) => isAboutPerson(row, question))
    .toSorted((one, other) => other.setl_time.localeCompare(one.setl_time))
  const settlements: Settlement[] = []
  for (const row of own.slice(0, MOST)) {
    const one = await fetchOne(fetcher, question, row)
    if ('words' in one) {
      const words = `${one.words}；共 ${own.length} 笔，已取回 ${settlements.length} 笔`
      return { answer: { kind: one.kind, words }, settlements }
    }
    settlements.push(one)
  }
  return { answer: foundAnswer(own.length, settlements.length), settlements }
}

function foundAnswer(listed: number, count: number): SettlementAnswer {
  const words = listed > count ? `共 ${listed} 笔，只取最近的 ${count} 笔；请缩短结算日期再查` : ''
  return { kind: 'found', count, words }
}

async function fetchOne(
  { client, clock, signal }: Fetcher,
  question: SettlementQuestion,
  row: SettlementRow,
): Promise<Settlement | NoAnswer> {
  const { psn_no, setl_id, mdtrt_id } = row
  const asked = { psn_no, setl_id, mdtrt_id }
  const detail = await client.askSettlement('5203', asked, signal)
  if (detail.kind !== 'answered') return detail
  const { setlinfo } = detail.value
  if (!isAboutPerson(setlinfo, question) || setlinfo.setl_id !== setl_id) {
    return { kind: 'refused', words: '5203 回答的是另一笔结算，未采用' }
  }
  const bill = await client.askSettlement('5204', asked, signal)
  if (bill.kind !== 'answered') return bill
  return settlementOf({ row, detail: detail.value, bill: bill.value }, clock.now())
}
