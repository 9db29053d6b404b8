import * as z from 'zod'

/** A text of an entry, at most so many characters (code points); '' is "not entered yet". */
export const text = (maxCodePoints: number) =>
  z.string().refine((value) => [...value].length <= maxCodePoints, `最多 ${maxCodePoints} 个字符`)

/** A day of an entry, `YYYY-MM-DD`; '' is "not entered yet". */
export const date = z.union([z.literal(''), z.iso.date()])
