import { createHash, randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Clock } from '#electron/clock.ts'
import type { Office, Operator } from '#shared/bridge.ts'
import type { Exchange } from '#shared/sync/classify.ts'
import type { Attempt } from '#shared/sync/due-entry.ts'
import { RequestEnvelope } from '#shared/sync/envelope.ts'
import { signedText } from '#shared/sync/gateway-signature.ts'
import type { SubsystemProfile } from '#shared/sync/subsystem-profile.ts'
import {
  TRANSACTIONS,
  type TransactionCode,
  type TransactionInput,
} from '#shared/sync/transactions.ts'
import { compactMoment, wireMoment } from '#shared/sync/wire-time.ts'
import { exchange } from './http-exchange.ts'

/** Who sends, to whom, and by what. */
export interface Sender {
  readonly profile: SubsystemProfile
  readonly office: Office
  readonly operator: Operator
  readonly clock: Clock
  /** A number not given before on this machine; its last four digits end the msgid. */
  readonly nextSerial: () => number
  readonly fetch: typeof fetch
  /** A signal that fires after so many milliseconds, by the machine's timers unless told. */
  readonly deadline?: (ms: number) => AbortSignal
}

/** What one message says. */
export interface Content<T extends TransactionCode> {
  readonly infno: T
  readonly input: TransactionInput<T>
  /** 医保区划 where the person is insured and where treated. */
  readonly regions: { readonly insured: string; readonly treated: string }
  /** 签到流水号; '' before the sign-in. */
  readonly signNumber: string
  /** Milliseconds the subsystem has for its whole answer. */
  readonly withinMs: number
}

/** A message in full, and the way to post it. */
export interface Message {
  readonly attempt: Attempt
  post(signal: AbortSignal): Promise<Exchange>
}

/** Builds a message; throws where its content does not fit the wire. */
export function prepareMessage<T extends TransactionCode>(
  sender: Sender,
  content: Content<T>,
): Message {
  const { profile, deadline = (ms) => AbortSignal.timeout(ms) } = sender
  const envelope = envelopeOf(sender, content)
  const body = JSON.stringify(envelope)
  return {
    attempt: {
      msgid: envelope.msgid,
      infno: content.infno,
      requestHash: createHash('sha256').update(body).digest('hex'),
    },
    post: (signal) =>
      exchange(
        {
          url: `${profile.url}${profile.paths[content.infno]}`,
          headers: gatewayHeaders(profile, sender.clock.now()),
          body,
          deadline: deadline(content.withinMs),
          signal,
        },
        sender.fetch,
      ),
  }
}

/** The envelope of wire contract §1.3; its schema has the last word before anything leaves. */
function envelopeOf<T extends TransactionCode>(
  { clock, office, operator, profile, nextSerial }: Sender,
  { infno, input, regions, signNumber }: Content<T>,
): RequestEnvelope {
  const now = clock.now()
  // The agency stands in the place of the institution (assumed, wire contract §1.3).
  const sender = office.agencyCode.slice(0, 12).padEnd(12, '0')
  const serial = String(nextSerial() % 10_000).padStart(4, '0')
  // Key and schema belong together, which TypeScript cannot follow over a generic.
  const schema = TRANSACTIONS[infno].input as z.ZodType<unknown, Record<string, unknown>>
  return RequestEnvelope.parse({
    infno,
    msgid: `${sender}${compactMoment(now)}${serial}`,
    mdtrtarea_admvs: regions.treated,
    insuplc_admdvs: regions.insured,
    recer_sys_code: profile.receiverSystemCode,
    infver: profile.infver,
    opter_type: '1',
    opter: operator.number,
    opter_name: operator.name,
    inf_time: wireMoment(now),
    fixmedins_code: office.agencyCode,
    fixmedins_name: office.name,
    ...(signNumber === '' ? {} : { sign_no: signNumber }),
    input: z.encode(schema, input),
  })
}

function gatewayHeaders(profile: SubsystemProfile, now: Date): Readonly<Record<string, string>> {
  const moment = { timestamp: String(Math.floor(now.getTime() / 1_000)), nonce: randomUUID() }
  const text = signedText(profile.token, moment)
  return {
    'x-tif-paasid': profile.paasId,
    'x-tif-timestamp': moment.timestamp,
    'x-tif-nonce': moment.nonce,
    'x-tif-signature': createHash('sha256').update(text).digest('hex'),
  }
}
