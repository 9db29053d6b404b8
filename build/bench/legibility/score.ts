/** Measures of one kind over many pictures, and which of them are spoilt in that way. */
export interface Sample {
  readonly isPoor: boolean
  readonly measured: number
}

/** How well a threshold tells the spoilt from the good, each as a share from 0 to 1. */
export interface Score {
  /** Of what was found, the share that is spoilt. */
  readonly precision: number
  /** Of what is spoilt, the share that was found. */
  readonly recall: number
}

/** Precision and recall of what was found. */
export function score(
  samples: readonly { readonly isPoor: boolean; readonly isFound: boolean }[],
): Score {
  const found = samples.filter(({ isFound }) => isFound)
  const poor = samples.filter(({ isPoor }) => isPoor)
  const right = found.filter(({ isPoor }) => isPoor).length
  return { precision: right / Math.max(1, found.length), recall: right / Math.max(1, poor.length) }
}

/** The threshold that tells these samples apart best: the middle between two of their measures. */
export function fitThreshold(samples: readonly Sample[], poor: 'below' | 'above'): number {
  const sorted = [...new Set(samples.map(({ measured }) => measured))].toSorted((a, b) => a - b)
  const middles = sorted.map((measured, at) => (measured + (sorted[at + 1] ?? measured)) / 2)
  const quality = (threshold: number) => {
    const { precision, recall } = score(
      samples.map(({ isPoor, measured }) => ({
        isPoor,
        isFound: poor === 'below' ? measured < threshold : measured > threshold,
      })),
    )
    return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  }
  const scored = middles.map((threshold) => ({ threshold, quality: quality(threshold) }))
  const best = Math.max(0, ...scored.map(({ quality: reached }) => reached))
  const equal = scored.filter(({ quality: reached }) => reached === best)
  // Where several do as well, the one in the middle of the gap.
  return equal[Math.floor(equal.length / 2)]?.threshold ?? 0
}
