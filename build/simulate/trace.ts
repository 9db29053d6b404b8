import { createHash } from 'node:crypto'

/** Everything that happened in a run, in order: the same run has the same hash to the last byte. */
export interface Trace {
  add(line: string): void
  hash(): string
  lines(): readonly string[]
}

/** An empty trace. */
export function openTrace(): Trace {
  const lines: string[] = []
  return {
    add: (line) => void lines.push(line),
    hash: () => createHash('sha256').update(lines.join('\n')).digest('hex'),
    lines: () => lines,
  }
}

/** A text as a trace names it. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
