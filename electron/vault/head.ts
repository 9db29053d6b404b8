import { createHmac, timingSafeEqual } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { ok, type Result, refuse } from '#shared/result.ts'
import { findAuditLink, findNextLink, lastSeq } from './audit.ts'
import { canonicalJson } from './canonical-json.ts'
import { overwriteFile } from './durable-file.ts'
import { readJsonFile } from './json-file.ts'
import type { Vault } from './vault.ts'

/** How far the record had come, kept outside the database: tells when its newest rows are gone. */
const Head = z.strictObject({
  /** The vault's generation; a restored vault begins a new one. */
  epoch: z.uuid(),
  seq: z.int().min(0),
  /** Hash of the audit row of `seq`. */
  chainHash: z.string(),
  counts: z.strictObject({ filings: z.int(), outbox: z.int() }),
})
type Head = z.infer<typeof Head>

const SealedHead = Head.extend({ mac: z.string().regex(/^[0-9a-f]{64}$/) })

/** Fixed, so that writing over it never asks the disk for room. */
const FILE_BYTES = 512
const SLOTS = [0, 1] as const

/** Writes the head of the newest commit, durable on return, over the older of the two files. */
export function writeHead(vault: Vault): void {
  const head = recordHead(vault, keptCounts(vault))
  const sealed = JSON.stringify({ ...head, mac: macOf(vault, head) })
  overwriteFile(headPath(vault.directory, head.seq), sealed.padEnd(FILE_BYTES))
}

/** Writes the head again where the newest commit did not get to it. */
export function bringHeadUp(vault: Vault): void {
  const seq = lastSeq(vault)
  if (seq > 0 && findHead(vault)?.seq !== seq) writeHead(vault)
}

/**
 * Compares record and head at the opening: level, or the record one sound commit ahead (a crash
 * between the two). Anything else is refused with what was found; nothing is changed.
 */
export function compareWithHead(vault: Vault): Result<'level' | 'one-ahead'> {
  if (!SLOTS.some((slot) => existsSync(headPath(vault.directory, slot)))) {
    return refuse('head-missing', guide('校验文件 head-0、head-1 不见了，无法确认数据是否完整'))
  }
  const head = findHead(vault)
  if (head === undefined) {
    return refuse('head-damaged', guide('校验文件 head-0、head-1 都已损坏，无法确认数据是否完整'))
  }
  const record = recordHead(vault, countRows(vault))
  if (head.epoch !== record.epoch) {
    return refuse('head-mismatch', guide('数据文件与校验文件不是同一套'))
  }
  if (record.seq < head.seq) {
    return refuse('vault-behind', guide(`数据比校验记录少了最近 ${head.seq - record.seq} 次保存`))
  }
  if (record.seq > head.seq + 1) {
    return refuse('vault-ahead', guide(`数据比校验记录多出 ${record.seq - head.seq} 次保存`))
  }
  if (record.seq === head.seq) {
    return canonicalJson(record) === canonicalJson(head)
      ? ok('level')
      : refuse('head-mismatch', guide('数据内容与校验记录不一致，可能被改动过'))
  }
  return findNextLink(vault, { seq: head.seq, hash: head.chainHash })
    ? ok('one-ahead')
    : refuse('head-mismatch', guide('最近一次保存与校验记录接不上，可能被改动过'))
}

function recordHead(vault: Vault, counts: Head['counts']): Head {
  const seq = lastSeq(vault)
  const chainHash = findAuditLink(vault, seq)?.hash ?? vault.origin
  return { epoch: vault.generation, seq, chainHash, counts }
}

/** As triggers keep them, so that a commit costs the same however many filings there are. */
export function keptCounts(vault: Vault): Head['counts'] {
  return getCounts(vault, 'SELECT filings, outbox FROM vault')
}

/** As they are: at the opening the rows themselves are counted. */
function countRows(vault: Vault): Head['counts'] {
  return getCounts(
    vault,
    'SELECT (SELECT count(*) FROM filings) AS filings, (SELECT count(*) FROM outbox) AS outbox',
  )
}

function getCounts({ db }: Vault, sql: string): Head['counts'] {
  const counts = db.prepare<[], Head['counts']>(sql).get()
  if (counts === undefined) throw new Error('a count without a row')
  return counts
}

/** The newest head whose MAC is ours: a crash can tear one of the two files, never both. */
function findHead(vault: Vault): Head | undefined {
  const [newest] = SLOTS.flatMap(
    (slot) => readHead(vault, headPath(vault.directory, slot)) ?? [],
  ).toSorted((a, b) => b.seq - a.seq)
  return newest
}

function readHead(vault: Vault, path: string): Head | undefined {
  if (!existsSync(path)) return undefined
  const sealed = SealedHead.safeParse(readJsonFile(path))
  if (!sealed.success) return undefined
  const { mac, ...head } = sealed.data
  const isOurs = timingSafeEqual(Buffer.from(mac, 'hex'), Buffer.from(macOf(vault, head), 'hex'))
  return isOurs ? head : undefined
}

function macOf({ keys }: Vault, head: Head): string {
  return createHmac('sha256', keys.head).update(canonicalJson(head)).digest('hex')
}

function headPath(directory: string, seq: number): string {
  return join(directory, `head-${seq % 2}`)
}

function guide(found: string): string {
  return `${found}。程序没有删除或改动任何内容`
}
