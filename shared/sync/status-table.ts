/**
 * What an HTTP status alone says. `body`: the answer decides. `unreadable`: nothing of ours. `busy`: it was
 * turned away before anything was done. `access`: login or signature. `contract`: address or form of
 * the message, by `scope` of everything sent now or of this message alone. `down`: the gateway has no answer.
 */
export type StatusMeaning =
  | { readonly means: 'body' | 'redirect' | 'busy' | 'access' | 'conflict' | 'down' | 'unreadable' }
  | { readonly means: 'contract'; readonly scope: 'line' | 'entry' }

interface StatusLine {
  /** The first and the last status of this line. */
  readonly from: number
  readonly to: number
  readonly meaning: StatusMeaning
}

/** The table of HTTP statuses (RFC 9110 §15, wire contract §7.3–4); the first line that fits decides. */
const STATUS_TABLE: readonly StatusLine[] = [
  { from: 200, to: 299, meaning: { means: 'body' } },
  { from: 300, to: 399, meaning: { means: 'redirect' } },
  { from: 401, to: 401, meaning: { means: 'access' } },
  { from: 403, to: 403, meaning: { means: 'access' } },
  { from: 404, to: 405, meaning: { means: 'contract', scope: 'line' } },
  { from: 407, to: 407, meaning: { means: 'access' } },
  { from: 408, to: 408, meaning: { means: 'busy' } },
  { from: 409, to: 409, meaning: { means: 'conflict' } },
  { from: 429, to: 429, meaning: { means: 'busy' } },
  { from: 400, to: 499, meaning: { means: 'contract', scope: 'entry' } },
  { from: 503, to: 503, meaning: { means: 'busy' } },
  { from: 500, to: 599, meaning: { means: 'down' } },
]

/** What a status says; one that RFC 9110 does not know says nothing. */
export function meaningOf(status: number): StatusMeaning {
  const line = STATUS_TABLE.find(({ from, to }) => from <= status && status <= to)
  return line?.meaning ?? { means: 'unreadable' }
}
