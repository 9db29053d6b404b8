import * as z from 'zod'

/** What a tester can make the training subsystem do wrong. */
export const TrainingFault = z.enum([
  'none',
  /** The port does not listen: connection refused. */
  'offline',
  /** Does its work at once, answers late. */
  'slow',
  /** Filings only: the line breaks before anything is kept. */
  'drop-before-commit',
  /** Filings only: the work is kept, the answer is lost. */
  'drop-after-commit',
  'http-503',
  /** A captive portal's login page instead of the interface. */
  'html-200',
  /** Filings only: success without a serial, the work is kept. */
  'no-serial',
  /** infcode as a string, as some platforms write it. */
  'infcode-string',
  /** Filings only: a business refusal, nothing is kept. */
  'refuse',
  /** X2512 and X2513 only: somebody else changes the record just before. */
  'other-hand',
  /** 1101 only: answers with somebody else. */
  'other-person',
])
export type TrainingFault = z.infer<typeof TrainingFault>

/** The body of `PUT /training/fault`; without `times` the fault stays until another is set. */
export const FaultOrder = z.strictObject({
  fault: TrainingFault,
  times: z.int().min(1).max(1_000_000).optional(),
})
export type FaultOrder = z.infer<typeof FaultOrder>

/** What writes into the subsystem. */
const FILINGS: readonly string[] = ['X2511', 'X2512', 'X2513', '9101']

/** The only transactions a fault happens to; the others happen to all. */
const HAPPENS_TO: Readonly<Partial<Record<TrainingFault, readonly string[]>>> = {
  'drop-before-commit': FILINGS,
  'drop-after-commit': FILINGS,
  'no-serial': FILINGS,
  refuse: FILINGS,
  'other-hand': ['X2512', 'X2513'],
  'other-person': ['1101'],
}

/** The fault that is switched on, and how often it still happens. */
export interface FaultSwitch {
  set(order: FaultOrder): void
  /** The fault of this transmission; a fault with a number of times is used up by it. */
  take(infno: string): TrainingFault
}

/** A switch that is off. */
export function createFaultSwitch(): FaultSwitch {
  let current: FaultOrder = { fault: 'none' }
  return {
    set(order) {
      current = order
    },
    take(infno) {
      const { fault, times } = current
      if (HAPPENS_TO[fault]?.includes(infno) === false) return 'none'
      if (times !== undefined) {
        current = times > 1 ? { fault, times: times - 1 } : { fault: 'none' }
      }
      return fault
    },
  }
}
