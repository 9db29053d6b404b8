import type { QueueRow } from '#shared/bridge-queue.ts'
import { officeDay, officeTime } from '#shared/office-day.ts'
import { HANDLING, handlingOf, type Outcome, type Owner } from './handling.ts'
import type { OutboxReason } from './outbox-entry.ts'

/** What the kinds of trouble are called where they are counted. */
export const OUTCOME_WORDS = {
  accepted: '已受理',
  refused: '被退回',
  conflict: '内容冲突',
  busy: '对方繁忙',
  unreachable: '线路不通',
  unknown: '结果待查',
  'ours-to-fix': '本机待修',
} as const satisfies Record<Outcome, string>

/** What the sheet counts by: how the last send ended, or that a clerk took it out before it was ever sent. */
type Kind = Outcome | 'by-hand'

const KIND_WORDS = {
  ...OUTCOME_WORDS,
  'by-hand': '人工处理，未报送',
} as const satisfies Record<Kind, string>

/** Who acts, as the clerk calls them. */
export const OWNER_WORDS = {
  desk: '系统自动',
  clerk: '经办人',
  technician: '信息科',
} as const satisfies Record<Owner, string>

/** Rows of text, the first of them the header. */
type SheetRows = readonly (readonly string[])[]

const HEADER = [
  '类别',
  '受理号',
  '参保人',
  '证件号码',
  '原因',
  '下一步',
  '由谁处理',
  '经办人',
  '首次报送',
  '已发送',
  '滞留',
]

/** 每日报错清单 (2024 notice 四, 每日报错治理): what stands in the way, by kind, the oldest of each first. */
export function errorRows(rows: readonly QueueRow[], now: Date): SheetRows {
  const troubles = rows
    .flatMap((row) => {
      const kind = kindOf(row)
      return kind === null ? [] : { row, kind }
    })
    .toSorted(
      (a, b) => order(a.kind) - order(b.kind) || a.row.entry.sequence - b.row.entry.sequence,
    )
  return [HEADER, ...troubles.map(({ row, kind }) => line(row, kind, now))]
}

/** How many of each kind, the kinds in the order of the list. */
export function errorSums(rows: readonly QueueRow[]): SheetRows {
  const kinds = rows.map(kindOf)
  const sums = KINDS.map((kind) => ({ kind, count: kinds.filter((one) => one === kind).length }))
  return [
    ['类别', '件数'],
    ...sums
      .filter(({ count }) => count > 0)
      .map(({ kind, count }) => [KIND_WORDS[kind], String(count)]),
  ]
}

/** What people have to act on comes first. */
const KINDS: readonly Kind[] = [
  'refused',
  'conflict',
  'ours-to-fix',
  'by-hand',
  'unknown',
  'busy',
  'unreachable',
]

function order(kind: Kind): number {
  return KINDS.indexOf(kind)
}

/** Null of what simply waits for its turn; what was set aside, or stands behind another, keeps the doubt it had, if it was ever sent. */
function kindOf({ entry }: QueueRow): Kind | null {
  const code: OutboxReason['code'] = entry.reason?.code ?? 'waiting'
  if (code === 'behind') return entry.firstSentAt === null ? null : 'unknown'
  if (code !== 'by-hand') return HANDLING[code].outcome
  return entry.firstSentAt === null ? 'by-hand' : 'unknown'
}

function line({ entry, ...row }: QueueRow, kind: Kind, now: Date): readonly string[] {
  const { next, owner } = handlingOf(entry)
  const sent = entry.firstSentAt === null ? null : new Date(entry.firstSentAt)
  return [
    KIND_WORDS[kind],
    row.acceptanceNumber,
    row.name,
    row.documentNumber,
    entry.reason?.words ?? '',
    next,
    OWNER_WORDS[owner],
    row.holder.name,
    sent === null ? '未发出' : `${officeDay(sent)} ${officeTime(sent)}`,
    `${entry.attempts} 次`,
    `${hoursSince(row.queuedAt, now)} 小时`,
  ]
}

/** How long the person has been waiting, whether or not anything was sent meanwhile; never less than nothing. */
function hoursSince(instant: string, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(instant)) / 3_600_000))
}
