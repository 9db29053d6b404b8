import * as z from 'zod'

/** 医保发〔2019〕33号 附件1 (hospitals joined to the system) and 附件2 (convenient ways to file). */
export const AnnexId = z.enum(['hospitals', 'services'])
export type AnnexId = z.infer<typeof AnnexId>

/** A row as it was typed: column → text, codes as digits. */
export const AnnexRow = z.strictObject({
  id: z.uuid(),
  cells: z.record(z.string(), z.string().max(300)),
})
export type AnnexRow = z.infer<typeof AnnexRow>

/** What stands above and below the table. */
export const AnnexHead = z.strictObject({
  /** 报送单位名称. */
  unit: z.string().max(100),
  /** 单位负责人. */
  leader: z.string().max(50),
  /** 处科负责人. */
  section: z.string().max(50),
  /** 填表人. */
  writer: z.string().max(50),
  phone: z.string().max(30),
  /** 报出日期, `YYYY-MM-DD`; '' is not said yet. */
  day: z.union([z.literal(''), z.iso.date()]),
})
export type AnnexHead = z.infer<typeof AnnexHead>

/** Rows of one annex at most: the hospitals of a large pool. */
export const MOST_ANNEX_ROWS = 3_000

/** One annex as the office fills it. */
export const Annex = z.strictObject({
  head: AnnexHead,
  rows: z.array(AnnexRow).max(MOST_ANNEX_ROWS),
})
export type Annex = z.infer<typeof Annex>

/** Nobody has written into it. */
export const EMPTY_ANNEX: Annex = {
  head: { unit: '', leader: '', section: '', writer: '', phone: '', day: '' },
  rows: [],
}
