import type { RowState } from '#shared/batch/batch.ts'
import type { Filing } from '#shared/filing/filing.ts'
import type { Ageing } from '#shared/filing/obligation-due.ts'
import type { UploadStage } from '#shared/materials/upload-stage.ts'
import type { DifferenceKind } from '#shared/sync/difference.ts'
import type { OutboxState } from '#shared/sync/outbox-entry.ts'

type Look = 'waiting' | 'running' | 'unknown' | 'wrong' | 'done' | 'soon' | 'calm'

/** How an outbox state looks wherever its word is shown. */
export const OUTBOX_LOOKS = {
  queued: 'waiting',
  sending: 'running',
  unknown: 'unknown',
  parked: 'wrong',
  acknowledged: 'done',
  withdrawn: 'done',
} as const satisfies Record<OutboxState, Look>

/** How a filing's status looks wherever its word is shown. */
export const FILING_LOOKS = {
  accepted: 'waiting',
  acknowledged: 'done',
  refused: 'wrong',
  terminated: 'unknown',
  voided: 'unknown',
  imported: 'calm',
} as const satisfies Record<Filing['status'], Look>

/** How the state of a list's row looks. */
export const BATCH_LOOKS = {
  faulty: 'wrong',
  ready: 'waiting',
  filed: 'done',
} as const satisfies Record<RowState, Look>

/** How a difference from the subsystem looks. */
export const DIFFERENCE_LOOKS = {
  'missing-there': 'wrong',
  'unknown-here': 'unknown',
  unacknowledged: 'unknown',
  'other-state': 'wrong',
  'other-person': 'wrong',
  'other-content': 'unknown',
  'other-version': 'soon',
} as const satisfies Record<DifferenceKind, Look>

/** How pressing something owed looks wherever it is shown. */
export const AGEING_LOOKS = {
  overdue: 'wrong',
  today: 'soon',
  'this-week': 'waiting',
  later: 'calm',
  undated: 'calm',
  done: 'done',
} as const satisfies Record<Ageing, Look>

/** How the way of a page looks wherever its word is shown. */
export const UPLOAD_LOOKS = {
  'awaits-filing': 'waiting',
  announced: 'waiting',
  sending: 'running',
  confirmed: 'done',
  refused: 'wrong',
  'called-off': 'calm',
} as const satisfies Record<UploadStage, Look>
