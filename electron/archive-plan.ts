import type { ArchivedFiling, DueMonth, KeptFilings } from '#shared/archive/archive.ts'
import type { HeldPages } from './vault/due-pages.ts'

/** Most bytes of pictures in one file: well below what a FAT32 stick takes. */
export const MOST_BYTES = 1024 ** 3

/** The filings one archive file is made of. */
export interface ArchivePart {
  readonly month: string
  readonly filings: readonly ArchivedFiling[]
}

/** What is due, month by month. */
export function dueMonths(held: readonly HeldPages[]): DueMonth[] {
  const months = new Map<string, DueMonth>()
  for (const { retention, pages, bytes } of held) {
    if (retention.kind !== 'due') continue
    const month = monthOf(retention.reportedDay)
    const sum = months.get(month) ?? { month, filings: 0, pages: 0, bytes: 0 }
    months.set(month, {
      month,
      filings: sum.filings + 1,
      pages: sum.pages + pages,
      bytes: sum.bytes + bytes,
    })
  }
  return [...months.values()].toSorted((a, b) => a.month.localeCompare(b.month))
}

/** Numbers of filings whose pages stay, by why. */
export function keptFilings(held: readonly HeldPages[]): KeptFilings {
  const count = { 'not-acknowledged': 0, 'not-confirmed': 0, owed: 0, queued: 0 }
  const dueDays: string[] = []
  for (const { retention } of held) {
    if (retention.kind === 'kept') count[retention.why] += 1
    if (retention.kind === 'young') dueDays.push(retention.dueDay)
  }
  return { ...count, young: dueDays.length, nextDay: dueDays.toSorted()[0] ?? null }
}

/** Filings by month, and a month in files of at most `mostBytes` of pictures; a filing is never split. */
export function archiveParts(
  filings: readonly ArchivedFiling[],
  mostBytes = MOST_BYTES,
): ArchivePart[] {
  const parts: ArchivePart[] = []
  let bytes = 0
  for (const filing of filings.toSorted((a, b) => a.reportedDay.localeCompare(b.reportedDay))) {
    const month = monthOf(filing.reportedDay)
    const own = filing.pages.reduce((sum, page) => sum + page.bytes, 0)
    const last = parts.at(-1)
    if (last?.month === month && bytes + own <= mostBytes) {
      parts.splice(-1, 1, { month, filings: [...last.filings, filing] })
      bytes += own
    } else {
      parts.push({ month, filings: [filing] })
      bytes = own
    }
  }
  return parts
}

function monthOf(day: string): string {
  return day.slice(0, 7)
}
