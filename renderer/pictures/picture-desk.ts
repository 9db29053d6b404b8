import {
  PICTURE_LIMITS,
  PICTURE_NAME,
  PICTURE_REFUSALS,
} from '#shared/materials/picture-refusals.ts'
import type { Failure } from '#shared/result.ts'
import type { PictureJob, PictureJobs, PictureRequest } from './picture-job.ts'

type Refusal = { readonly ok: false; readonly error: Failure }

/** Where pictures are decoded and pages made: one worker, one job at a time, each within its time. */
export interface PictureDesk {
  run<J extends PictureJob>(
    job: J,
    input: PictureJobs[J]['input'],
  ): Promise<PictureJobs[J]['answer']>
  /** Ends the worker; the job under way is refused. */
  stop(): void
}

const TIME: Readonly<Record<PictureJob, number>> = {
  inspect: PICTURE_LIMITS.inspectMs,
  make: PICTURE_LIMITS.takeMs,
  overview: PICTURE_LIMITS.takeMs,
  frame: PICTURE_LIMITS.takeMs,
  fingerprint: PICTURE_LIMITS.inspectMs,
}

/** Starts no worker before the first job, and a new one after one was ended. */
export function openPictureDesk(): PictureDesk {
  let worker: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()
  const end = () => {
    worker?.terminate()
    worker = undefined
  }
  const perform = async (request: PictureRequest) => {
    worker ??= new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' })
    const answer = await answerOf(worker, request)
    if (answer.isLost) end()
    return answer.value
  }
  return {
    run: (job, input) => {
      // The pair is one of the requests: both come from the same row of the table.
      const request = { job, input } as PictureRequest
      const answer = last.then(() => perform(request))
      last = answer.catch(() => undefined)
      return answer as Promise<PictureJobs[typeof job]['answer']>
    },
    stop: end,
  }
}

interface Answered {
  readonly value: PictureJobs[PictureJob]['answer']
  /** The worker hangs or fell over: it is of no more use. */
  readonly isLost: boolean
}

function answerOf(worker: Worker, request: PictureRequest): Promise<Answered> {
  return new Promise((resolve) => {
    const settle = (answered: Answered) => {
      clearTimeout(timer)
      worker.onmessage = null
      worker.onerror = null
      resolve(answered)
    }
    const lost = (value: Refusal) => settle({ value, isLost: true })
    const name = nameOf(request)
    const timer = setTimeout(() => lost(PICTURE_REFUSALS.tooSlow(name)), TIME[request.job])
    worker.onmessage = ({ data }) => {
      // pdf.js greets whoever started the worker it runs in: that is no answer of ours.
      if ('answer' in data) settle({ value: data.answer, isLost: false })
    }
    worker.onerror = (event) => {
      event.preventDefault()
      lost(PICTURE_REFUSALS.crashed(name))
    }
    worker.postMessage(request, request.job === 'frame' ? [request.input] : [])
  })
}

function nameOf({ input }: PictureRequest): string {
  if ('blob' in input) return input.name
  return 'file' in input ? input.file.name : PICTURE_NAME
}
