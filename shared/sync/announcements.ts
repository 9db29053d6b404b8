import * as z from 'zod'
import { filled, moment, text } from './wire-field.ts'
import { instantOf } from './wire-time.ts'

/** X9201 公告下载, input (national-api §8.3): 停机公告 (x_ntc_type 1) that are not over yet. */
export const AnnouncementsQuery = z.strictObject({
  data: z.strictObject({ x_ntc_type: z.literal('1') }),
})

/** One 停机公告: from when to when the subsystem is down. */
const Announcement = z.object({
  x_ntc_id: filled(30),
  x_begntime: moment,
  x_endtime: moment,
  body: text(4000).nullish(),
})
export type Announcement = z.output<typeof Announcement>

/** X9201, output. */
export const Announcements = z.object({ list: z.array(Announcement).max(100) })
export type Announcements = z.output<typeof Announcements>

/** A time in which the subsystem is down by its own announcement. */
export interface Pause {
  readonly from: Date
  readonly until: Date
}

/** A longer one is not believed: a slip of the year must not silence a window. */
const LONGEST_PAUSE_MS = 7 * 86_400_000

/** The pauses an answer announces, earliest first; what ends before it begins is none. */
export function pausesOf({ list }: Announcements): readonly Pause[] {
  return list
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

/** The pause `now` lies in, if there is one. */
export function findPause(pauses: readonly Pause[], now: Date): Pause | undefined {
  return pauses.find(({ from, until }) => from <= now && now < until)
}
