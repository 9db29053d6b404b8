import * as z from 'zod'

/** A text that is printed. */
export const words = z.string().min(1)

/**
 * Where a layout comes from: the regulation's own annex, a province's, or ours (printed 参考样式,
 * because no official original has been published). `source` says so at the foot of the page.
 */
export const standing = {
  standing: z.enum(['official', 'provincial', 'own']),
  source: words,
}

/** A sentence with `{name}` where a value goes; only the named values are known. */
export const sentence = <N extends string>(...names: readonly N[]) =>
  words.refine(
    (text) => placeholdersIn(text).every((name) => (names as readonly string[]).includes(name)),
    `只能引用 ${names.join('、')}`,
  )

function placeholdersIn(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
}
