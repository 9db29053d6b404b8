import * as z from 'zod'
import { seededDraw } from './seeded-draw.ts'

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
  /** Filings only: the work is kept, the gateway says 504. */
  'gateway-after-commit',
  'http-400',
  'http-409',
  'http-500',
  /** The gateway takes no signature. */
  'signature-refused',
  /** The subsystem's clock is ten minutes ahead: no signature of ours is in time. */
  'clock-off',
  /** Filings only: the work is kept, half of the answer arrives. */
  'truncated',
  /** Filings only: the work is kept, every text of the answer comes as a number. */
  'wrong-types',
  /** Filings only: the work is kept, the answer has two million characters. */
  'huge',
  /** Filings and X5311 only: the work is kept, the answer is the one to another message before. */
  'other-answer',
  /** Filings only: the line repeats itself, the same message is heard twice. */
  'delivered-twice',
  /** Filings only: the message before comes in once more, late, after this one was heard. */
  'delivered-late',
  /** Filings only: the service stops once the work is kept, and starts again. */
  'restart',
  /** Filings only: a business refusal, nothing is kept. */
  'refuse',
  /** X2512, X2513 and X5311 only: somebody else changes the record just before. */
  'other-hand',
  /** 1101 only: answers with somebody else. */
  'other-person',
])
export type TrainingFault = z.infer<typeof TrainingFault>

/** One fault; without `times` it stays until another is set. */
const OneFault = z.strictObject({
  fault: TrainingFault,
  times: z.int().min(1).max(1_000_000).optional(),
})

/** A bad day: of a thousand messages so many meet one of these faults, drawn from the seed. */
const FaultMix = z.strictObject({
  mix: z.array(TrainingFault.exclude(['offline'])).min(1),
  perThousand: z.int().min(1).max(1_000),
  seed: z.int(),
})

/** The body of `PUT /training/fault`. */
export const FaultOrder = z.union([OneFault, FaultMix])
export type FaultOrder = z.infer<typeof FaultOrder>

/** What writes into the subsystem. */
const FILINGS: readonly string[] = ['X2511', 'X2512', 'X2513', '9101']

/** The only transactions a fault happens to; the others happen to all. */
const HAPPENS_TO: Readonly<Partial<Record<TrainingFault, readonly string[]>>> = {
  'gateway-after-commit': FILINGS,
  truncated: FILINGS,
  'wrong-types': FILINGS,
  huge: FILINGS,
  'other-answer': [...FILINGS, 'X5311'],
  'delivered-twice': FILINGS,
  'delivered-late': FILINGS,
  restart: FILINGS,
  'drop-before-commit': FILINGS,
  'drop-after-commit': FILINGS,
  'no-serial': FILINGS,
  refuse: FILINGS,
  'other-hand': ['X2512', 'X2513', 'X5311'],
  'other-person': ['1101', '5203'],
}

/** The fault that is switched on, and how often it still happens. */
export interface FaultSwitch {
  set(order: FaultOrder): void
  /** The fault of this transmission; a fault with a number of times is used up by it. */
  take(infno: string): TrainingFault
}

/** A switch that is off. */
export function createFaultSwitch(): FaultSwitch {
  let draw: (infno: string) => TrainingFault = () => 'none'
  return {
    set(order) {
      draw = 'mix' in order ? drawn(order) : counted(order)
    },
    take: (infno) => draw(infno),
  }
}

function counted({ fault, times = Number.POSITIVE_INFINITY }: z.infer<typeof OneFault>) {
  let left = times
  return (infno: string): TrainingFault => {
    if (left <= 0 || !happensTo(fault, infno)) return 'none'
    left -= 1
    return fault
  }
}

function drawn({ mix, perThousand, seed }: z.infer<typeof FaultMix>) {
  const draw = seededDraw(seed)
  return (infno: string): TrainingFault => {
    const fault = draw.below(1_000) < perThousand ? mix[draw.below(mix.length)] : undefined
    return fault !== undefined && happensTo(fault, infno) ? fault : 'none'
  }
}

function happensTo(fault: TrainingFault, infno: string): boolean {
  return HAPPENS_TO[fault]?.includes(infno) !== false
}
