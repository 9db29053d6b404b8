import { addMonths } from '#shared/calendar/months.ts'
import type { Validity } from './policy.ts'

/** The days between which an end may lie; undefined where the texts set no bound. */
export interface EndRange {
  readonly earliest: string | undefined
  readonly latest: string | undefined
}

/** The first and the last end a filing may have that starts on `start` (`YYYY-MM-DD`; `addMonths`). */
export function endRange({ atLeastMonths, atMostMonths }: Validity, start: string): EndRange {
  return {
    earliest: atLeastMonths === undefined ? undefined : addMonths(start, atLeastMonths),
    latest: atMostMonths === undefined ? undefined : addMonths(start, atMostMonths),
  }
}

/** The end offered for a start: the earliest that is allowed; '' where none is asked for. */
export function defaultEnd(validity: Validity | undefined, start: string): string {
  if (validity?.end !== 'required' || start === '') return ''
  return endRange(validity, start).earliest ?? ''
}
