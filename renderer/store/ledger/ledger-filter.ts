import { FilingStatus } from '#shared/filing/filing.ts'
import { type LedgerFilter, SOON_DAYS } from '#shared/ledger/ledger-query.ts'
import { Category } from '#shared/policy/policy.ts'
import { dayNumber, NO_DAY, type Segment, valueAt } from './segment.ts'

/** Whether a row of a segment is shown. */
type Test = (at: number) => boolean

/** Sets every row that a filter leaves out to 0. */
export function applyFilter(
  segment: Segment,
  filter: LedgerFilter,
  { today, passing }: { readonly today: string; readonly passing: Uint8Array },
): void {
  const tests = [
    ...codeTests(segment, filter),
    ...dayTests(segment, filter),
    ...owedTests(segment, filter),
    ...deadlineTests(segment, filter, dayNumber(today)),
  ]
  for (const test of tests) {
    for (let at = 0; at < passing.length; at += 1) if (!test(at)) passing[at] = 0
  }
}

function codeTests({ numbers, texts }: Segment, filter: LedgerFilter): Test[] {
  const { category, status, destination, clerk } = filter
  const wanted = {
    category: category === '' ? -1 : Category.options.indexOf(category),
    status: status === '' ? -1 : FilingStatus.options.indexOf(status),
  }
  const place = Number(destination)
  // Two digits are a province.
  const unit = destination.length === 2 ? 10_000 : 1
  return [
    ...when(category !== '', (at) => numbers.category[at] === wanted.category),
    ...when(status !== '', (at) => numbers.status[at] === wanted.status),
    ...when(destination !== '', (at) => {
      return Math.floor((numbers.destination[at] ?? 0) / unit) === place
    }),
    ...when(clerk !== '', (at) => valueAt(texts.clerk, at) === clerk),
  ]
}

function dayTests({ numbers }: Segment, { from, until }: LedgerFilter): Test[] {
  const [first, last] = [dayNumber(from), dayNumber(until)]
  return [
    ...when(from !== '', (at) => (numbers.acceptedDay[at] ?? 0) >= first),
    ...when(until !== '', (at) => (numbers.acceptedDay[at] ?? 0) <= last),
  ]
}

function owedTests({ numbers }: Segment, { material }: LedgerFilter): Test[] {
  const { laterMaterial, promise } = numbers
  switch (material) {
    case '':
      return []
    case 'complete':
      return [(at) => laterMaterial[at] === NO_DAY && promise[at] === NO_DAY]
    case 'later-material':
      return [(at) => laterMaterial[at] !== NO_DAY]
    case 'promise':
      return [(at) => promise[at] !== NO_DAY]
  }
}

function deadlineTests({ numbers }: Segment, { deadline }: LedgerFilter, today: number): Test[] {
  const { laterMaterial, promise, endDay, status } = numbers
  const isDue = (day = NO_DAY) => day > NO_DAY && day <= today + SOON_DAYS.due
  // Only what still stands can expire.
  const standing = [
    FilingStatus.options.indexOf('accepted'),
    FilingStatus.options.indexOf('acknowledged'),
    FilingStatus.options.indexOf('imported'),
  ]
  switch (deadline) {
    case '':
      return []
    case 'expiring':
      return [
        (at) => standing.includes(status[at] ?? -1),
        (at) => (endDay[at] ?? 0) >= today && (endDay[at] ?? 0) <= today + SOON_DAYS.expiring,
      ]
    case 'due':
      return [(at) => isDue(laterMaterial[at]) || isDue(promise[at])]
  }
}

function when(isAsked: boolean, test: Test): Test[] {
  return isAsked ? [test] : []
}
