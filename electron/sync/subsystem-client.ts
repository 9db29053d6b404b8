import type { PersonLookUp, PersonQuestion } from '#shared/filing/person-look-up.ts'
import type { Pause } from '#shared/sync/announcements.ts'
import { findAnnouncedPauses, replyToSignIn } from '#shared/sync/classify.ts'
import { type DownloadReply, replyToDownload } from '#shared/sync/download.ts'
import type { Attempt, DueEntry } from '#shared/sync/due-entry.ts'
import { PAGE_ROWS } from '#shared/sync/found-filing.ts'
import { type Piece, type PieceReply, pieceInput, replyToPiece } from '#shared/sync/page-upload.ts'
import { personQuery } from '#shared/sync/person-query.ts'
import { replyToPersonQuery } from '#shared/sync/person-reply.ts'
import type { Reply, SignInReply } from '#shared/sync/reply.ts'
import {
  replyToSettlementQuery,
  type SettlementReply,
  type SettlementTransaction,
} from '#shared/sync/settlement-reply.ts'
import type { TransactionCode, TransactionInput } from '#shared/sync/transactions.ts'
import { type EntryTables, type WireMessage, wireOf } from './entry-wire.ts'
import { createHeardAnswers } from './heard-answers.ts'
import { type Content, type Message, prepareMessage, type Sender } from './message.ts'
import { terminalAddress } from './terminal.ts'

/** What the client is made of. */
export interface SubsystemClientSetup extends Omit<Sender, 'fetch'>, EntryTables {
  readonly fetch?: typeof fetch
  readonly limits?: ClientLimits
}

/** How long the subsystem may take for its whole answer, in milliseconds. */
export interface ClientLimits {
  readonly signInMs: number
  /** A look-up somebody waits for. */
  readonly lookUpMs: number
  readonly readMs: number
}

/** A transmission that is complete but has not left: write `attempt` down, then `send`. */
export interface Transmission {
  readonly attempt: Attempt
  send(signal: AbortSignal): Promise<Reply>
}

/** The desk's way to the subsystem. Everything but `send` and `signIn` is mere preparation. */
export interface SubsystemClient {
  /** 签到 (9001): the first thing sent after a start and after the line was lost. */
  signIn(signal: AbortSignal): Promise<SignInReply>
  /** 公告下载 (X9201): when the subsystem will be down; undefined where it did not tell. */
  findPauses(signal: AbortSignal): Promise<readonly Pause[] | undefined>
  /** 备案登记, 变更 or 取消 (X2511, X2512, X2513); throws where the wire cannot carry it. */
  transmit(due: DueEntry): Transmission
  /**
   * 备案查询 (X5311): a registration by its key, a change or a cancel by the filing's serial; what is
   * found is compared with what was sent.
   */
  query(due: DueEntry): Transmission
  /** 增量下载 (X5311): the next page of what was changed since, of the filings this agency registered. */
  download(since: string, signal: AbortSignal): Promise<DownloadReply>
  /** 结算查询 (X5321, 5203, 5204): asked once each, never queued. */
  askSettlement<T extends SettlementTransaction>(
    infno: T,
    data: TransactionInput<T>['data'],
    signal: AbortSignal,
  ): Promise<SettlementReply<T>>
  /** 人员信息查询 (1101): who a person is and how insured. Asked once, never queued. */
  lookUpPerson(question: PersonQuestion, signal: AbortSignal): Promise<PersonLookUp>
  /** 材料上传 (9101): one piece of a page. */
  uploadPiece(piece: Piece, signal: AbortSignal): Promise<PieceReply>
}

/** A probe has to be quick, a filing may take the minute of wire contract §7.8. */
const LIMITS: ClientLimits = { signInMs: 10_000, lookUpMs: 10_000, readMs: 60_000 }

/** Opens the desk's way to one subsystem; it remembers nothing but the sign-in number. */
export function createSubsystemClient(setup: SubsystemClientSetup): SubsystemClient {
  const { clock, operator } = setup
  // Made anew for each message: the office's name may change while the desk is open.
  const sender = (): Sender => ({ ...setup, fetch: setup.fetch ?? fetch })
  const { signInMs, readMs: withinMs } = setup.limits ?? LIMITS
  let signNumber = ''
  const heard = createHeardAnswers()
  const prepare = <T extends TransactionCode>(content: Content<T>): Message => {
    const message = prepareMessage(sender(), content)
    return { ...message, post: async (signal) => heard.fresh(await message.post(signal)) }
  }

  const transmission = (
    { filing }: DueEntry,
    { infno, data, nodes, reply }: WireMessage,
  ): Transmission => {
    const { insuredDivision: insured, destination: treated } = filing.entry
    const regions = { insured, treated }
    const message = prepare({
      infno,
      // Which data belongs to which code was settled where both were chosen.
      input: { data, ...nodes } as TransactionInput<typeof infno>,
      regions,
      signNumber,
      withinMs,
    })
    const { attempt, post } = message
    return { attempt, send: async (signal) => reply(await post(signal), clock.now()) }
  }

  const ask: Ask = (infno, input, within) => {
    const regions = regionsOf(setup.office)
    return prepare({ infno, input, regions, signNumber, withinMs: within })
  }

  return {
    async signIn(signal) {
      const message = prepare({
        infno: '9001',
        input: { signIn: { opter_no: operator.number, ...terminalAddress() } },
        regions: regionsOf(setup.office),
        signNumber: '',
        withinMs: signInMs,
      })
      const reply = replyToSignIn(await message.post(signal), clock.now())
      signNumber = reply.kind === 'signed-in' ? reply.signNumber : ''
      return reply
    },

    transmit(due) {
      return transmission(due, wireOf(setup, due).sent)
    },

    query(due) {
      return transmission(due, wireOf(setup, due).question)
    },

    ...questions(setup, ask),
  }
}

/** Prepares a message about no filing. */
type Ask = <T extends TransactionCode>(
  infno: T,
  input: TransactionInput<T>,
  withinMs: number,
) => Message

/** What is asked or sent about no entry of the queue, once each. */
function questions(
  setup: SubsystemClientSetup,
  ask: Ask,
): Pick<
  SubsystemClient,
  'findPauses' | 'download' | 'askSettlement' | 'lookUpPerson' | 'uploadPiece'
> {
  const { clock } = setup
  const { signInMs, lookUpMs, readMs: withinMs } = setup.limits ?? LIMITS
  return {
    async findPauses(signal) {
      const message = ask('X9201', { data: { x_ntc_type: '1' } }, signInMs)
      return findAnnouncedPauses(await message.post(signal), setup.office.division, clock.now())
    },

    async download(since, signal) {
      // Always the first page, from a later beginning: what is changed meanwhile moves no row past us.
      const data = { x_since_ver: since, page_num: 1, page_size: PAGE_ROWS }
      const message = ask('X5311', { data }, withinMs)
      return replyToDownload(await message.post(signal), since, clock.now())
    },

    async askSettlement(infno, data, signal) {
      // Which data belongs to which code is the signature's business.
      const message = ask(infno, { data } as TransactionInput<typeof infno>, lookUpMs)
      return replyToSettlementQuery(await message.post(signal), infno, clock.now())
    },

    async lookUpPerson(question, signal) {
      // Where the person is insured is what is being asked.
      const message = ask('1101', { data: personQuery(question) }, lookUpMs)
      return replyToPersonQuery(await message.post(signal), question, clock.now())
    },

    async uploadPiece(piece, signal) {
      const message = ask('9101', pieceInput(piece, setup.office.agencyCode), withinMs)
      return replyToPiece(await message.post(signal), piece, clock.now())
    },
  }
}

/** Of a message about no filing: the office's own region stands in both places. */
function regionsOf({ division }: Sender['office']) {
  return { insured: division, treated: division }
}
