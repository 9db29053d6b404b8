import * as z from 'zod'
import { MINIMUM_PASSWORD } from '#shared/settings.ts'

/** A password long enough to be a new one. */
export const LongPassword = z.string().min(MINIMUM_PASSWORD)

/** The words where a value breaks its schema. */
export function wrongWhen(schema: z.ZodType, value: string, words: string): string | undefined {
  return schema.safeParse(value).success ? undefined : words
}
