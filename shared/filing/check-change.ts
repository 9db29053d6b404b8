import { agreedLaterMaterials } from '#shared/policy/materials.ts'
import { type CheckContext, checkEntry, policyFor } from './check.ts'
import { ENTRY_FIELDS } from './fields.ts'
import type { Filing, FilingEntry } from './filing.ts'
import { error, type Issue } from './issue.ts'
import { isNeverInForce } from './status.ts'

/** Who the person is and where insured: with another one of these it is another filing. */
export const FIXED_FIELDS = [
  'documentType',
  'documentNumber',
  'name',
  'gender',
  'insuranceType',
  'insuredDivision',
] as const satisfies readonly (keyof FilingEntry)[]

/** Everything that is wrong with changing a filing to `entry`; errors refuse, warnings ask. */
export function checkChange(
  filing: Filing,
  entry: FilingEntry,
  context: CheckContext,
): readonly Issue[] {
  const fixed = checkFixed(filing.entry, entry)
  if (fixed.length > 0) return fixed
  const early = checkExpired(filing, context.today) ?? checkSame(filing, entry)
  if (early) return [early]
  // What this change does not touch, or cannot, was judged when it was accepted.
  const untouched = new Set<string>([...FIXED_FIELDS, ...sameDays(filing.entry, entry, context)])
  return checkEntry(entry, context).filter(({ field }) => !untouched.has(field))
}

/** The days of which an entry still says what it said, about the same. */
function sameDays(
  before: FilingEntry,
  entry: FilingEntry,
  context: CheckContext,
): readonly (keyof FilingEntry)[] {
  const isSame = (field: keyof FilingEntry) => entry[field] === before[field]
  const isLaterAsBefore = agreedLaterMaterials(entry, policyFor(entry, context)).every(
    ({ id }) => entry.materials[id] === before.materials[id],
  )
  return [
    ...(isSame('startDate') && isSame('category') ? (['startDate'] as const) : []),
    ...(isSame('documentValidUntil') && isSame('voucher') ? (['documentValidUntil'] as const) : []),
    ...(isSame('laterDue') && isSame('category') && isLaterAsBefore ? (['laterDue'] as const) : []),
  ]
}

function checkFixed(before: FilingEntry, entry: FilingEntry): readonly Issue[] {
  return FIXED_FIELDS.filter((field) => entry[field] !== before[field]).map((field) =>
    error(field, 'identity-is-fixed', {
      problem: `${ENTRY_FIELDS[field].label}不能通过变更修改`,
      remedy: '录错了人或参保信息的，请作废这份备案，再按正确的新增',
    }),
  )
}

/** What was never in force has not expired either: it is corrected and reported for the days it was filed for. */
function checkExpired(filing: Filing, today: string): Issue | undefined {
  const { endDate } = filing.entry
  return endDate !== '' && endDate < today && !isNeverInForce(filing)
    ? error('endDate', 'filing-expired', {
        problem: `备案已于 ${endDate} 到期`,
        remedy: '到期的备案不能变更，请办理续办',
        basis: '规程第十条',
      })
    : undefined
}

/** Where the subsystem was found to hold something else, what is here may be told it as it is. */
function checkSame({ entry: before, found }: Filing, entry: FilingEntry): Issue | undefined {
  return found === null && isSameEntry(before, entry)
    ? error('destination', 'nothing-changed', {
        problem: '没有改动任何内容',
        remedy: '请改好要变更的项目；不变更的可直接返回',
      })
    : undefined
}

/** Whether two entries say the same; the order in which materials were given does not count. */
export function isSameEntry(one: FilingEntry, other: FilingEntry): boolean {
  const written = ({ materials, agent, ...plain }: FilingEntry) => [
    sorted(plain),
    sorted(materials),
    agent && sorted(agent),
  ]
  return JSON.stringify(written(one)) === JSON.stringify(written(other))
}

function sorted(values: object) {
  return Object.entries(values).toSorted(([a], [b]) => a.localeCompare(b))
}
