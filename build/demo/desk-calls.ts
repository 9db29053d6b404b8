import type { Desk } from '#electron/desk.ts'
import { type Input, METHODS, type Method, type Output } from '#shared/bridge.ts'
import type { Result } from '#shared/result.ts'

/** Asks the desk what a test or a demo wants to know beside the screen; a refusal throws. */
export async function ask<M extends Method>(
  desk: Pick<Desk, 'call'>,
  method: M,
  input: Input<M>,
): Promise<Output<M>> {
  const answer: Result<unknown> = await desk.call(method, input)
  if (!answer.ok) throw new Error(`${method}: ${answer.error.code}`)
  // The method's own schema has just read the answer, which TypeScript cannot follow over a generic.
  return METHODS[method].output.parse(answer.value) as Output<M>
}
