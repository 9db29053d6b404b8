import * as z from 'zod'
import type { Filing } from '#shared/filing/filing.ts'
import { assertNever } from '#shared/result.ts'
import { FoundFiling, findUnlike } from './found-filing.ts'
import type { OutboxEntry } from './outbox-entry.ts'
import { isOpen, isSurelyAbsent } from './outbox-plan.ts'
import type { RegistrationData } from './registration-wire.ts'

/** In what way the subsystem's word about a filing and ours come apart; a filing has at most one. */
export const DifferenceKind = z.enum([
  /** Acknowledged here, unknown there. */
  'missing-there',
  /** Held there as valid, unknown here. */
  'unknown-here',
  /** Held there as valid, here it never was acknowledged. */
  'unacknowledged',
  /** Ended on one side only. */
  'other-state',
  /** Another person, insurance or insured place, or a content of ours the wire cannot carry: no change mends that. */
  'other-person',
  /** Other days, place, category or contact. */
  'other-content',
  /** The same content under another version or serial. */
  'other-version',
])
export type DifferenceKind = z.infer<typeof DifferenceKind>

/** What a clerk can do about a difference. */
export const DifferenceAct = z.enum([
  /** 查询后重报: asked about by its key, sent again only when it was not found twice. */
  'ask-again',
  /** 以子系统为准. */
  'take-theirs',
  /** 以本机为准: told to the subsystem as a change or a cancel of the version it holds. */
  'send-ours',
  /** 取回本机: a filing of its own is made of the record. */
  'take-over',
  /** 别处登记: another desk or channel of the office looks after it. */
  'elsewhere',
  /** 转人工. */
  'by-hand',
])
export type DifferenceAct = z.infer<typeof DifferenceAct>

/** One filing on which the two sides differ, from the day it was found to its end. */
export const Difference = z.strictObject({
  id: z.uuid(),
  /** x_client_biz_no of the registration. */
  key: z.uuid(),
  kind: DifferenceKind,
  /** What is unlike, by the names of the fields. */
  unlike: z.array(z.string()),
  /** The filing here; null where there is none. */
  filingId: z.uuid().nullable(),
  /** The record as the subsystem told it; null where it has none. */
  held: FoundFiling.nullable(),
  /** Office day on which it was found. */
  foundOn: z.iso.date(),
  /** `gone`: a later comparison did not find it any more. */
  state: z.enum(['open', 'dealt', 'gone']),
  /** What was done about it, by whom and why; null while nothing was. */
  dealt: z
    .strictObject({
      act: DifferenceAct,
      by: z.strictObject({ number: z.string(), name: z.string() }),
      at: z.iso.datetime(),
      note: z.string(),
    })
    .nullable(),
})
export type Difference = z.infer<typeof Difference>

/** A filing as the desk stands to it. */
export interface LocalSide {
  readonly filing: Filing
  /** Its entries in the outbox, oldest first. */
  readonly entries: readonly OutboxEntry[]
  /** What the subsystem should hold of it: `data` of X2511; undefined where the wire cannot carry it. */
  readonly expected: RegistrationData | undefined
}

/** How one filing compares: alike, still under way in the queue, or in what way it differs. */
export type Compared =
  | { readonly kind: 'alike' | 'under-way'; readonly unlike: readonly [] }
  | { readonly kind: DifferenceKind; readonly unlike: readonly string[] }

const ALIKE = { kind: 'alike', unlike: [] } as const
const UNDER_WAY = { kind: 'under-way', unlike: [] } as const

/** What X2512 cannot carry. */
const OF_PERSON: readonly string[] = ['证件', '姓名', '险种', '参保地']
const STATE = '有效标志'

/**
 * Holds one filing against the record of its key. What waits in the queue is the queue's: it is not compared,
 * unless the subsystem holds a registration that here surely never arrived.
 */
export function compareSides(
  local: LocalSide | undefined,
  held: FoundFiling | undefined,
): Compared {
  if (local === undefined) return onlyThere('unknown-here', held)
  const open = local.entries.filter(isOpen)
  if (!open.every(isDenied)) return UNDER_WAY
  if (open.length > 0) return onlyThere('unacknowledged', held)
  const { filing } = local
  if (filing.receipt !== null) return compareReported(local, held)
  return onlyThere(filing.ended === null ? 'unacknowledged' : 'other-state', held)
}

/** A registration that here surely never arrived. */
function isDenied(entry: OutboxEntry): boolean {
  return entry.operation === 'register' && isSurelyAbsent(entry)
}

/** What is not acknowledged here should not stand there. */
function onlyThere(kind: DifferenceKind, held: FoundFiling | undefined): Compared {
  return isValid(held) ? { kind, unlike: kind === 'other-state' ? [STATE] : [] } : ALIKE
}

function compareReported({ filing, expected }: LocalSide, held: FoundFiling | undefined): Compared {
  if (held === undefined) return { kind: 'missing-there', unlike: [] }
  if ((filing.ended === null) !== isValid(held)) return { kind: 'other-state', unlike: [STATE] }
  return filing.ended === null ? compareContent(filing, expected, held) : ALIKE
}

function compareContent(
  filing: Filing,
  expected: LocalSide['expected'],
  held: FoundFiling,
): Compared {
  if (expected === undefined) return { kind: 'other-person', unlike: ['本机内容报送不了'] }
  const unlike = [...findUnlike(held, expected)]
  if (unlike.some((name) => OF_PERSON.includes(name))) return { kind: 'other-person', unlike }
  if (unlike.length > 0) return { kind: 'other-content', unlike }
  const numbers = [
    ...(filing.receipt?.version === held.ver_no ? [] : ['数据版本']),
    ...(filing.receipt?.receiptNumber === held.trt_dcla_detl_sn ? [] : ['流水号']),
  ]
  return numbers.length === 0 ? ALIKE : { kind: 'other-version', unlike: numbers }
}

function isValid(held: FoundFiling | undefined): boolean {
  return held?.insuplc_vali_flag === '1'
}

/** What may be done about a difference, the likeliest first; `isEnded` is the filing here. */
export function actsOn(
  { kind }: Pick<Difference, 'kind'>,
  isEnded: boolean,
): readonly DifferenceAct[] {
  switch (kind) {
    case 'missing-there':
      return isEnded ? ['by-hand'] : ['ask-again', 'by-hand']
    case 'unacknowledged':
      return ['ask-again', 'by-hand']
    case 'unknown-here':
      return ['take-over', 'elsewhere', 'by-hand']
    case 'other-state':
      return isEnded ? ['send-ours', 'by-hand'] : ['take-theirs', 'by-hand']
    case 'other-content':
      return ['take-theirs', 'send-ours', 'by-hand']
    case 'other-version':
      return ['take-theirs', 'by-hand']
    case 'other-person':
      return ['by-hand']
    default:
      return assertNever(kind)
  }
}

/** Whether two findings are one and the same: a dealt one is not brought up again while the record stays. */
export function isSameFinding(
  one: Pick<Difference, 'key' | 'kind' | 'held'>,
  other: Pick<Difference, 'key' | 'kind' | 'held'>,
): boolean {
  return one.key === other.key && one.kind === other.kind && one.held?.ver_no === other.held?.ver_no
}
