import type * as z from 'zod'

/**
 * A stored text as data, parsed because it crossed time. What a fault says never quotes the text: it
 * may hold a person's data.
 */
export function readStored<S extends z.ZodType>(schema: S, text: string): z.output<S> {
  return schema.parse(parse(text))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('a stored row is not JSON')
  }
}
