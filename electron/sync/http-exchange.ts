import type { Exchange } from '#shared/sync/classify.ts'

/** One POST to the subsystem. */
export interface Post {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Fires when the whole answer has to be there: a TimeoutError. */
  readonly deadline: AbortSignal
  /** Gives up early, at the desk's own wish. */
  readonly signal: AbortSignal
}

/** Most bytes of an answer's body. */
const LONGEST_ANSWER = 1_048_576

/** Faults of a connection that never stood: nothing can have arrived. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
  // Node's fetch gives up connecting after 10 s, as wire contract §7.8 asks.
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/** Posts once and says what came of it; never throws, never retries, follows no redirect. */
export async function exchange(post: Post, fetchNow: typeof fetch): Promise<Exchange> {
  try {
    const response = await fetchNow(post.url, {
      method: 'POST',
      headers: { ...post.headers, 'content-type': 'application/json; charset=utf-8' },
      body: post.body,
      redirect: 'manual',
      signal: AbortSignal.any([post.deadline, post.signal]),
    })
    const body = await readBody(response)
    if (body === undefined) return { kind: 'fault', fault: 'too-large', detail: '回答超过限长' }
    return {
      kind: 'answer',
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      date: response.headers.get('date'),
      body,
    }
  } catch (fault) {
    return readFault(fault)
  }
}

/** The body as text, or undefined once it is too long. */
async function readBody(response: Response): Promise<string | undefined> {
  const decoder = new TextDecoder()
  let size = 0
  let text = ''
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    // Leaving the loop cancels the stream and with it the connection.
    if (size > LONGEST_ANSWER) return undefined
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function readFault(fault: unknown): Exchange {
  const code = findCode(fault)
  if (NOT_CONNECTED.has(code)) return { kind: 'fault', fault: 'not-connected', detail: code }
  const isTimeout = fault instanceof Error && fault.name === 'TimeoutError'
  return { kind: 'fault', fault: isTimeout ? 'timed-out' : 'broken-off', detail: code }
}

/** The system's code behind fetch's own error; several addresses give several, all of one kind. */
function findCode(fault: unknown): string {
  if (!(fault instanceof Error)) return ''
  if ('code' in fault && typeof fault.code === 'string') return fault.code
  if (fault instanceof AggregateError) return findCode(fault.errors[0])
  return fault.cause === undefined ? fault.name : findCode(fault.cause)
}
