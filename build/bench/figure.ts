/** One measured figure beside its budget. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: 'ms' | 'KB' | '%'
  readonly budget: number
  readonly n: number
}

/** Prints a figure as one JSON line. */
export function report(figure: Figure): void {
  process.stdout.write(`${JSON.stringify({ ...figure, value: Number(figure.value.toFixed(2)) })}\n`)
}

/** The value below which `share` (0–1) of the samples lie. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]
  if (value === undefined) throw new Error('no samples')
  return value
}
