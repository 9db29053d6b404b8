import { hasEnded, type JobState, type SpooledJob } from '#shared/printing/printer.ts'
import type { Host } from './host.ts'

/** How often the spooler is asked about a job, in ms. */
const EVERY_MS = 250

/** A spooler that has not known a job so many times in a row will not know it any more. */
const LOSSES = 4

/** What following a job needs. */
interface Follower {
  readonly host: Pick<Host, 'jobState'>
  /** Nobody wants to know any more: the desk locks. */
  readonly isLeft: () => boolean
  readonly onState: (state: JobState) => void
  readonly sleep: (ms: number) => Promise<void>
}

/**
 * Follows a job to its end by the spooler's word; `unknown` once the spooler has lost it, undefined when
 * it was left under way.
 */
export async function followJob(
  job: SpooledJob,
  { host, isLeft, onState, sleep }: Follower,
): Promise<JobState | undefined> {
  let losses = 0
  let said = ''
  while (!isLeft()) {
    const state = await host.jobState(job)
    if (hasEnded(state)) return state
    losses = state.kind === 'unknown' ? losses + 1 : 0
    if (losses === LOSSES) return state
    if (state.words !== said) onState(state)
    said = state.words
    await sleep(EVERY_MS)
  }
  return undefined
}
