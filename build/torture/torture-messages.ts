import * as z from 'zod'

/** A bug put into the desk on purpose, by the invariant that has to find it. */
export const Plant = z.enum([
  'none',
  'lost',
  'duplicate',
  'wrong-state',
  'silent-gap',
  'stale-window',
])
export type Plant = z.infer<typeof Plant>

/** Where one run has its files. Only `profile` lies on the disk that faults happen to. */
export const RunFolders = z.strictObject({
  profile: z.string(),
  subsystem: z.string(),
  place: z.string(),
})
export type RunFolders = z.infer<typeof RunFolders>

/** What the rig tells the desk under torture to do. */
export const DeskOrder = z.strictObject({
  folders: RunFolders,
  /** The instant its clock begins at: never before the one of the desk before it. */
  startAt: z.int(),
  seed: z.int(),
  /** Of a thousand messages to the subsystem so many meet a fault. */
  perThousand: z.int(),
  plant: Plant,
  task: z.discriminatedUnion('kind', [
    /** Accepts filing after filing while the line works; backs up once after so many. */
    z.strictObject({
      kind: z.literal('file'),
      count: z.int(),
      /** Stops sending and closes the vault at the end; else it stays as it is until it is killed. */
      endsSoftly: z.boolean(),
      backUpAfter: z.int().nullable(),
    }),
    /** Sends until nothing is open any more, and ends. */
    z.strictObject({ kind: z.literal('drain') }),
    /** Takes the record as it is for the whole of it: only a planted bug does that. */
    z.strictObject({ kind: z.literal('gloss-over') }),
  ]),
})
export type DeskOrder = z.infer<typeof DeskOrder>

/** A picture the desk has answered for, by its SHA-256. */
export const KeptPage = z.strictObject({ id: z.string(), sha256: z.string() })
export type KeptPage = z.infer<typeof KeptPage>

/** A filing the desk has answered for. */
export const Acknowledgement = z.strictObject({
  filingId: z.string(),
  entryId: z.string(),
  /** The commit that holds it. */
  seq: z.int(),
  /** The pages that came with it. */
  pages: z.array(KeptPage),
})
export type Acknowledgement = z.infer<typeof Acknowledgement>

/** What the desk under torture says. */
export const DeskWord = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accepted'), filing: Acknowledgement }),
  z.strictObject({ kind: z.literal('refused'), code: z.string() }),
  z.strictObject({ kind: z.literal('done') }),
])
export type DeskWord = z.infer<typeof DeskWord>

/** What the rig tells the checker. */
export const CheckerOrder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('begin'), journal: z.string() }),
  z.strictObject({ kind: z.literal('accepted'), filing: Acknowledgement }),
  /** The fault comes now: what is acknowledged from here on may be false. */
  z.strictObject({ kind: z.literal('cut') }),
  z.strictObject({
    kind: z.literal('verify'),
    folders: RunFolders,
    startAt: z.int(),
    /** Everything has been sent: both sides have to agree to the last filing. */
    isFinal: z.boolean(),
    /** The fault was done to sealed pages: one that does not open is no loss as long as the desk says so. */
    mayLackPages: z.boolean(),
  }),
])
export type CheckerOrder = z.infer<typeof CheckerOrder>

/** What broke the promises, one line each; empty where nothing did. */
export const Findings = z.strictObject({
  lost: z.array(z.string()),
  duplicate: z.array(z.string()),
  'wrong-state': z.array(z.string()),
  'silent-gap': z.array(z.string()),
  'stale-window': z.array(z.string()),
})
export type Findings = z.infer<typeof Findings>

/** The checker's answer to `verify`. */
export const Verdict = z.strictObject({
  findings: Findings,
  /** Acknowledged before the cut. */
  acknowledged: z.int(),
  /** The way a guided recovery took; null where the vault opened by itself. */
  recovered: z.string().nullable(),
  /** Filings after the backup that a recovery said were gone. */
  told: z.int(),
})
export type Verdict = z.infer<typeof Verdict>
