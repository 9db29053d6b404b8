import type { JobState, Printer, SpooledJob } from '#shared/printing/printer.ts'
import type { Result } from '#shared/result.ts'
import type { PrintJob } from './host.ts'

/** Window → desk over the message port. */
export interface DeskCall {
  readonly id: number
  readonly method: string
  readonly input: unknown
}

/** Desk → window: an answer, or an event. */
export type DeskMessage =
  | { readonly kind: 'answer'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'event'; readonly event: string; readonly body: unknown }

/** Desk process → main: what only Electron can do. */
export type HostRequest =
  | { readonly id: number; readonly ask: 'device-secret' }
  | { readonly id: number; readonly ask: 'printers' }
  | { readonly id: number; readonly ask: 'job-state'; readonly job: SpooledJob }
  | { readonly id: number; readonly ask: 'cancel-job'; readonly job: SpooledJob }
  | {
      readonly id: number
      readonly ask: 'print'
      readonly pdf: Uint8Array
      readonly job: PrintJob
    }
  | {
      readonly id: number
      readonly ask: 'save'
      readonly bytes: Uint8Array
      readonly fileName: string
    }
  | { readonly id: number; readonly ask: 'clear-window-storage' }

/** Main → desk process. */
export type HostAnswer =
  | { readonly id: number; readonly ask: 'device-secret'; readonly secret: Uint8Array | null }
  | {
      readonly id: number
      readonly ask: 'printers'
      readonly result: Result<readonly Printer[]>
    }
  | { readonly id: number; readonly ask: 'job-state'; readonly state: JobState }
  | { readonly id: number; readonly ask: 'cancel-job' }
  | { readonly id: number; readonly ask: 'clear-window-storage' }
  | { readonly id: number; readonly ask: 'print'; readonly result: Result<SpooledJob> }
  | {
      readonly id: number
      readonly ask: 'save'
      readonly result: Result<{ readonly path: string }>
    }
  /** It threw; `words` are for the fault log, not for the clerk. */
  | { readonly id: number; readonly ask: 'failed'; readonly words: string }

/** The folders main hands to the desk process when it starts it. */
export interface DeskProcessOptions {
  readonly dataDirectory: string
  readonly assetsDirectory: string
}
