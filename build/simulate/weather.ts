import { SERVICE_FAULTS } from '#build/message-faults.ts'
import type { SeededDraw } from '#electron/training/seeded-draw.ts'
import type { FaultOrder } from '#electron/training/training-fault.ts'

/** What a line does to messages and answers; shares are of a thousand. */
export interface Weather {
  readonly isDown: boolean
  /** Never arrive: the line breaks, or nothing is heard any more. */
  readonly lost: number
  /** Arrive up to a minute after the desk was told that the line broke. */
  readonly late: number
  /** Arrive twice. */
  readonly twice: number
  /** The answer is lost. */
  readonly unanswered: number
  /** Longest way of one message in one direction, in milliseconds. */
  readonly slowestMs: number
}

/** A line that does what it should. */
export const CLEAR: Weather = {
  isDown: false,
  lost: 0,
  late: 0,
  twice: 0,
  unanswered: 0,
  slowestMs: 300,
}

/** What the service does wrong from now on. */
export const NO_FAULT: FaultOrder = { fault: 'none' }

/** Draws a line. */
export function drawWeather(draw: SeededDraw): Weather {
  if (draw.below(5) === 0) return { ...CLEAR, isDown: true }
  const share = () => draw.oneOf([0, 0, 30, 120, 400])
  return {
    isDown: false,
    lost: share(),
    late: share(),
    twice: share(),
    unanswered: share(),
    slowestMs: draw.oneOf([40, 300, 3_000, 45_000]),
  }
}

/** Draws what the service does wrong. */
export function drawFaults(draw: SeededDraw): FaultOrder {
  const perThousand = draw.oneOf([0, 0, 100, 400, 900])
  if (perThousand === 0) return NO_FAULT
  const mix = draw.below(2) === 0 ? [draw.oneOf(SERVICE_FAULTS)] : [...SERVICE_FAULTS]
  return { mix, perThousand, seed: draw.below(1_000_000) }
}
