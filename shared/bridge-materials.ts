import * as z from 'zod'
import { MaterialPage, NewPage } from '#shared/materials/page.ts'

const Nothing = z.strictObject({})
const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)
const PageId = z.strictObject({ pageId: z.uuid() })
const Owner = z.strictObject({ owner: z.uuid() })
const Pictures = z.strictObject({ jpeg: Bytes, thumbnail: Bytes })
const Jpeg = z.strictObject({ jpeg: Bytes })

/** A file that a scanner program has written completely into the watched folder. */
export const FoundFile = z.strictObject({
  /** Names the file as it is now; another content gets another id. */
  id: z.string(),
  name: z.string(),
  bytes: z.int(),
})
export type FoundFile = z.infer<typeof FoundFile>

/** How many pieces of a page the subsystem has, while it is on its way. */
export const PageProgress = z.strictObject({ pageId: z.uuid(), pieces: z.int().min(0) })
export type PageProgress = z.infer<typeof PageProgress>

/** A filing some of whose pages the subsystem did not take: how many, and why the first was not. */
export const RefusedPages = z.strictObject({
  filingId: z.uuid(),
  pages: z.int().min(1),
  words: z.string(),
})
export type RefusedPages = z.infer<typeof RefusedPages>

/** Filings the subsystem has without all of their pages: with pages on their way, and with refused ones. */
export const UnconfirmedPages = z.strictObject({ underWay: z.int(), refused: z.int() })
export type UnconfirmedPages = z.infer<typeof UnconfirmedPages>

/** The folder a scanner program writes to, and what it holds that nobody has taken yet. */
export const WatchedFolder = z.strictObject({
  /** Null where no folder is watched. */
  directory: z.string().nullable(),
  files: z.array(FoundFile),
  /** Why the folder cannot be read just now; '' where it can. */
  problem: z.string(),
})
export type WatchedFolder = z.infer<typeof WatchedFolder>

/** The pages of drafts and filings. Those of an accepted filing are fixed. */
export const MATERIAL_METHODS = {
  /** Keeps a page sealed behind the others of its requirement; asked again for the same page it answers with the first. */
  'material.put': {
    input: Pictures.extend({
      owner: z.uuid(),
      requirement: z.string().min(1).max(60),
      page: NewPage,
    }),
    output: MaterialPage,
  },
  /** In the order of requirement and place; those that left the machine as well. */
  'material.list': { input: Owner, output: z.array(MaterialPage) },
  'material.image': { input: PageId, output: Jpeg },
  'material.thumbnail': { input: PageId, output: Jpeg },
  /** Retakes a page: the new one takes its place, the old one is gone. */
  'material.replace': {
    input: Pictures.extend({ pageId: z.uuid(), page: NewPage }),
    output: MaterialPage,
  },
  /** `pageIds` are all pages of the requirement in their new order. */
  'material.order': {
    input: Owner.extend({ requirement: z.string(), pageIds: z.array(z.uuid()) }),
    output: z.array(MaterialPage),
  },
  'material.remove': { input: PageId, output: Nothing },
  /** Says why a poor page is taken all the same; '' takes that back. */
  'material.override': {
    input: PageId.extend({ reason: z.string().trim().max(200) }),
    output: MaterialPage,
  },
  /** Of a filing's pages those that are on their way, as far as they came. */
  'material.progress': {
    input: z.strictObject({ filingId: z.uuid() }),
    output: z.array(PageProgress),
  },
  /** The filings with refused pages, in the order of acceptance, and how many there are. */
  'material.refused': {
    input: z.strictObject({ limit: z.int().min(1).max(200) }),
    output: z.strictObject({ filings: z.int(), rows: z.array(RefusedPages) }),
  },
  /** How many filings the subsystem has registered without having confirmed all of their pages. */
  'material.unconfirmed': { input: Nothing, output: UnconfirmedPages },
  /** Uploads the refused pages of a filing again, from their beginning. */
  'material.resend': {
    input: z.strictObject({ filingId: z.uuid() }),
    output: z.array(MaterialPage),
  },
  /** Watches a folder from now on and after every start; null ends it. */
  'material.watch': {
    input: z.strictObject({ directory: z.string().trim().min(1).max(500).nullable() }),
    output: WatchedFolder,
  },
  'material.watched': { input: Nothing, output: WatchedFolder },
  /** Hands over the content of a found file; it is not offered again, and stays where it is. */
  'material.takeFound': {
    input: z.strictObject({ id: z.string() }),
    output: z.strictObject({ name: z.string(), bytes: Bytes }),
  },
} as const
