import type { FilingStatus } from './filing.ts'

/** What a clerk may do with a filing that stands somewhere. */
export type FilingAction = 'print' | 'send-now'

/** Status → allowed actions: the one place that says so. */
export const ALLOWED_ACTIONS = {
  accepted: ['print', 'send-now'],
  acknowledged: ['print'],
  refused: ['print', 'send-now'],
} as const satisfies Record<FilingStatus, readonly FilingAction[]>
