import type { ComparedLine } from '#shared/bridge-reconciliation.ts'
import { findLabel, INSURANCE_TYPES } from '#shared/codes/code-tables.ts'
import { type Destination, destinationLabel } from '#shared/codes/divisions.ts'
import type { Filing, FilingEntry } from '#shared/filing/filing.ts'
import { officeDay } from '#shared/office-day.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import type { FoundFiling } from './found-filing.ts'
import { entryOfHeld } from './held-entry.ts'

/** By what codes become words. */
export interface LineTables {
  readonly destinations: ReadonlyMap<string, Destination>
  readonly policy: Policy
  /** Office day. */
  readonly today: string
}

const NONE = '—'

/** The two sides of a filing, one line a field, with what was acknowledged between them. */
export function comparedLines(
  filing: Filing | undefined,
  held: FoundFiling | undefined,
  tables: LineTables,
): ComparedLine[] {
  const receipt = filing?.receipt ?? null
  const theirs = held && entryOfHeld(held, tables.today)
  const here = filing && contentOf(filing.entry, tables)
  const there = theirs && contentOf(theirs, tables)
  return [
    {
      label: '状态',
      local: filing ? LOCAL_STATES[filing.status] : '本机没有',
      acknowledged: receipt ? `${officeDay(new Date(receipt.acknowledgedAt))} 确认` : '没有确认过',
      held: heldState(held),
      isUnlike:
        filing === undefined ||
        held === undefined ||
        isStandingHere(filing) !== isStandingThere(held),
    },
    numberLine('流水号', receipt?.receiptNumber, held?.trt_dcla_detl_sn),
    numberLine('数据版本', receipt?.version, held?.ver_no),
    ...CONTENT.map((label): ComparedLine => {
      const local = here?.[label] ?? NONE
      const other = there?.[label] ?? NONE
      return {
        label,
        local,
        acknowledged: receipt ? local : NONE,
        held: other,
        isUnlike: filing !== undefined && held !== undefined && local !== other,
      }
    }),
  ]
}

const LOCAL_STATES: Readonly<Record<Filing['status'], string>> = {
  accepted: '已受理，未确认',
  acknowledged: '有效',
  refused: '被退回',
  terminated: '已终止',
  voided: '已作废',
  imported: '外来导入',
}

const CONTENT = [
  '就医地',
  '人员类别',
  '有效期',
  '异地联系地址',
  '联系电话',
  '险种',
  '参保地',
] as const

function contentOf(
  entry: FilingEntry,
  { destinations, policy }: LineTables,
): Readonly<Record<(typeof CONTENT)[number], string>> {
  const place = destinations.get(entry.destination)
  const category = entry.category === '' ? undefined : policy.categories[entry.category]
  return {
    就医地: place ? destinationLabel(place) : entry.destination,
    人员类别: category?.label ?? NONE,
    有效期: `${entry.startDate} ${entry.endDate === '' ? '起长期有效' : `至 ${entry.endDate}`}`,
    异地联系地址: entry.address || NONE,
    联系电话: entry.phone || NONE,
    险种: findLabel(INSURANCE_TYPES, entry.insuranceType) ?? entry.insuranceType,
    参保地: entry.insuredDivision,
  }
}

function numberLine(
  label: string,
  acknowledged: string | undefined,
  held: string | undefined,
): ComparedLine {
  const isUnlike = acknowledged !== undefined && held !== undefined && acknowledged !== held
  return { label, local: NONE, acknowledged: acknowledged ?? NONE, held: held ?? NONE, isUnlike }
}

function heldState(held: FoundFiling | undefined): string {
  if (held === undefined) return '没有这份备案'
  return isStandingThere(held)
    ? '有效'
    : `已取消${held.x_cncl_date ? `，自 ${held.x_cncl_date} 起` : ''}`
}

function isStandingHere({ ended, receipt }: Filing): boolean {
  return ended === null && receipt !== null
}

function isStandingThere({ insuplc_vali_flag }: FoundFiling): boolean {
  return insuplc_vali_flag === '1'
}
