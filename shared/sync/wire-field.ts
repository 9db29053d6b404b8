import * as z from 'zod'

/** A character field of the wire, at most `max` characters (code points); '' means not given. */
export function text(max: number) {
  return z.string().refine((value) => [...value].length <= max, `长度超过 ${max}`)
}

/** A character field that has to be filled. */
export function filled(max: number) {
  return text(max).refine((value) => value.trim() !== '', '不能为空')
}

/** A dictionary field: one of the codes of its table. */
export function code<const C extends string>(...codes: readonly [C, ...C[]]) {
  return z.enum(codes, '不在字典中')
}

/** A 医保区划: six digits. */
export const division = z.string().regex(/^\d{6}$/, '不是 6 位医保区划')

/** A day, `yyyy-MM-dd`. */
export const day = z.iso.date('不是 yyyy-MM-dd 的日期')

/** A moment in Beijing time, `yyyy-MM-dd HH:mm:ss`. */
export const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/, '不是 yyyy-MM-dd HH:mm:ss 的时间')

/** A field extension (字段扩展): a structure written as JSON text of at most `max` characters. */
export function extension<S extends z.ZodType>(max: number, schema: S) {
  return z.codec(text(max), schema, {
    decode: (json, context) => {
      try {
        return JSON.parse(json)
      } catch {
        // The parser's own message would quote what was sent.
        context.issues.push({ code: 'custom', input: json, message: '不是 JSON' })
        return z.NEVER
      }
    },
    encode: (value) => JSON.stringify(value),
  })
}
