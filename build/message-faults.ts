import type { TrainingFault } from '#electron/training/training-fault.ts'

/** Everything that can go wrong with the service itself while it answers a message. */
export const SERVICE_FAULTS = [
  'slow',
  'drop-before-commit',
  'drop-after-commit',
  'gateway-after-commit',
  'http-400',
  'http-409',
  'http-500',
  'http-503',
  'signature-refused',
  'clock-off',
  'html-200',
  'no-serial',
  'infcode-string',
  'truncated',
  'wrong-types',
  'huge',
  'other-answer',
  'restart',
  'refuse',
] as const satisfies readonly TrainingFault[]

/** What a line does that repeats itself, at once or late. */
export const REPEATING_FAULTS = [
  'delivered-twice',
  'delivered-late',
] as const satisfies readonly TrainingFault[]
