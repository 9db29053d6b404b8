import * as z from 'zod'
import {
  type Bridge,
  EVENTS,
  type EventBody,
  type EventName,
  type Input,
  METHODS,
  type Method,
  type Output,
} from '#shared/bridge.ts'
import { ok, type Result } from '#shared/result.ts'

declare global {
  interface Window {
    /** Put there by the shell before the page runs. */
    readonly desk: Bridge
  }
}

/** A call to the desk; passed to whoever is tested without a window. */
export type Call = <M extends Method>(method: M, input: Input<M>) => Promise<Result<Output<M>>>

/** A subscription to one kind of event; returns the way to stop. */
export type OnEvent = <E extends EventName>(
  name: E,
  listener: (body: EventBody<E>) => void,
) => () => void

const Answer = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({
    ok: z.literal(false),
    error: z.object({ code: z.string(), message: z.string() }),
  }),
])

let answered = 0

/** How many answers the desk has given: another number means that the window has worked meanwhile. */
export function countAnswers(): number {
  return answered
}

/** Asks the desk and parses its answer; an answer against the contract throws. */
export const call: Call = async (method, input) => {
  const answer = Answer.parse(await window.desk.call(method, input))
  answered += 1
  if (!answer.ok) return answer
  // The table pairs each method with the schema of its own output.
  return ok(METHODS[method].output.parse(answer.value) as Output<typeof method>)
}

/** Listens to one kind of event of the desk. */
export const onEvent: OnEvent = (name, listener) =>
  window.desk.on((event, body) => {
    // The table pairs each event with the schema of its own body.
    if (event === name) listener(EVENTS[name].parse(body) as EventBody<typeof name>)
  })
