import * as z from 'zod'
import { filled, moment, text } from './wire-field.ts'
import { instantOf } from './wire-time.ts'

/** X9201 公告下载, input (wire contract §6.1): 停机公告 (x_ntc_type 1) that are not over yet. */
export const AnnouncementsQuery = z.strictObject({
  data: z.strictObject({ x_ntc_type: z.literal('1') }),
})

/** One 停机公告: from when to when the subsystem is down, and for which regions. */
const Announcement = z.object({
  x_ntc_id: filled(30),
  x_begntime: moment,
  x_endtime: moment,
  admdvs: z.array(z.string()).nullish(),
  body: text(4000).nullish(),
})
export type Announcement = z.output<typeof Announcement>

/** What a tester announces: every row as it has to be. */
export const Announcements = z.object({ list: z.array(Announcement).max(100) })

/** X9201, output: each row is read by itself, so that a bad one hides no other. */
export const AnnouncedRows = z.object({ list: z.array(z.unknown()) })
export type AnnouncedRows = z.output<typeof AnnouncedRows>

/** A time in which the subsystem is down by its own announcement. */
export interface Pause {
  readonly from: Date
  readonly until: Date
}

/** A longer one is not believed: a slip of the year must not silence a window. */
const LONGEST_PAUSE_MS = 7 * 86_400_000

/**
 * The pauses an answer announces to an office, earliest first; what ends before it begins is none, and so is
 * what no moment can be read from.
 */
export function pausesOf({ list }: AnnouncedRows, division: string): readonly Pause[] {
  return list
    .flatMap((row) => Announcement.safeParse(row).data ?? [])
    .filter(({ admdvs }) => isForOffice(admdvs ?? [], division))
    .map(({ x_begntime, x_endtime }) => ({
      from: instantOf(x_begntime),
      until: instantOf(x_endtime),
    }))
    .filter(({ from, until }) => {
      const length = until.getTime() - from.getTime()
      return length > 0 && length <= LONGEST_PAUSE_MS
    })
    .toSorted((a, b) => a.from.getTime() - b.from.getTime())
}

/** Municipalities, of which either code stands for the whole (wire contract §6.4). */
const MUNICIPALITIES = ['11', '12', '31', '50']

/** Whether regions have the office among them: by itself, or in its prefecture or province; none are all. */
function isForOffice(regions: readonly string[], division: string): boolean {
  const province = division.slice(0, 2)
  const own = [division, `${division.slice(0, 4)}00`, `${province}0000`]
  if (MUNICIPALITIES.includes(province)) own.push(`${province}9900`)
  return regions.length === 0 || regions.some((region) => own.includes(region))
}

/** The pause `now` lies in, if there is one, up to the end of whatever goes on where it would be over. */
export function findPause(pauses: readonly Pause[], now: Date): Pause | undefined {
  const pause = pauses.find(({ from, until }) => from <= now && now < until)
  const next = pause && findPause(pauses, pause.until)
  return next ? { ...pause, until: next.until } : pause
}
