import * as z from 'zod'
import { Annex, AnnexId } from '#shared/annexes/annex.ts'

/** 附件1 and 附件2 of 医保发〔2019〕33号, filled in at the desk. */
export const ANNEX_METHODS = {
  'annex.read': { input: z.strictObject({ annex: AnnexId }), output: Annex },
  /** Keeps it as it is, right or not; nothing typed is lost. */
  'annex.keep': {
    input: z.strictObject({ annex: AnnexId, content: Annex }),
    output: z.strictObject({}),
  },
  /** The annex as the text lays it out; refused while a row is not right. */
  'annex.export': {
    input: z.strictObject({ annex: AnnexId }),
    output: z.strictObject({ path: z.string() }),
  },
} as const
