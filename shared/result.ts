/** What may go wrong at the counter: a stable code for programs, a Chinese sentence for people. */
export interface Failure {
  readonly code: string
  readonly message: string
}

/** The answer of anything that may be refused at the counter. What must never happen throws instead. */
export type Result<T, F extends Failure = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: F }

/** A Result that carries `value`. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/** A Result that refuses with `code` and the sentence shown to the clerk. */
export function refuse(
  code: string,
  message: string,
): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { code, message } }
}

/** Closes a switch over a union: a new member becomes a compile error here. */
export function assertNever(value: never): never {
  throw new Error(`unexpected member: ${JSON.stringify(value)}`)
}
