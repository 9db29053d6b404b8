import * as z from 'zod'
import { Copies, PaperId } from '#shared/paper.ts'

/** Where a paper stands on its way. */
export const PrintState = z.enum([
  'waiting',
  /** About to be handed to the spooler; after a crash nobody knows whether it was. */
  'handing',
  /** The spooler has it. */
  'queued',
  'printed',
  'cancelled',
  'failed',
  /** It may have been printed: somebody has to look. */
  'unknown',
  /** Settled without being printed: refused, or left out. */
  'left-out',
])
export type PrintState = z.infer<typeof PrintState>

/** One paper of a run: who, what, how often, and what came of it. */
export const PrintItem = z.strictObject({
  position: z.int().min(0),
  form: PaperId,
  /** '' for a paper that belongs to no filing. */
  filingId: z.union([z.literal(''), z.uuid()]),
  /** Acceptance number; with the name it tells the clerk which paper it is. */
  acceptanceNumber: z.string(),
  name: z.string(),
  state: PrintState,
  printer: z.string(),
  /** The spooler's number; '' before it has one. */
  job: z.string(),
  /** What came of it, in the clerk's words; '' while nothing has. */
  words: z.string(),
  /** When it got there. */
  at: z.iso.datetime(),
})
export type PrintItem = z.infer<typeof PrintItem>

/** Every set of a person together, or every form together. */
export const PrintOrder = z.enum(['by-person', 'by-form'])
export type PrintOrder = z.infer<typeof PrintOrder>

/** A going to the printer. */
export const PrintRun = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['single', 'batch']),
  copies: Copies,
  startedAt: z.iso.datetime(),
  /** Who set it going, or going again. */
  startedBy: z.strictObject({ number: z.string(), name: z.string() }),
  state: z.enum(['running', 'stopped', 'ended']),
  /** Why it stands, in the clerk's words; '' when it does not. */
  words: z.string(),
})
export type PrintRun = z.infer<typeof PrintRun>

/** How many papers of a run stand where. */
export const PrintCounts = z.record(PrintState, z.int())
export type PrintCounts = z.infer<typeof PrintCounts>

/** A run as the window shows it: numbers, and the papers somebody has to look after. */
export const PrintRunView = z.strictObject({
  run: PrintRun,
  total: z.int(),
  counts: PrintCounts,
  /** Failed, cancelled, refused or unknown; at most `MOST_TROUBLES`. */
  troubles: z.array(PrintItem),
  /** What the printer is doing now, by the spooler's word; '' when nothing. */
  printing: z.string(),
})
export type PrintRunView = z.infer<typeof PrintRunView>

export const MOST_TROUBLES = 50

/** More filings than this are more than one batch. */
export const MOST_PRINTED = 2_000

/** What becomes of papers nobody knows the fate of when a run goes on. */
export const UnknownPapers = z.enum(['were-printed', 'print-again'])
export type UnknownPapers = z.infer<typeof UnknownPapers>
