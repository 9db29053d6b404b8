const FIRST_MS = 2_000
/** No failure makes anything wait longer, whatever the other side asks for (wire contract §7.4). */
export const LONGEST_BACKOFF_MS = 15 * 60_000

/** After so many transmissions, or questions, that came to nothing an entry is left to a person. */
export const MOST_ATTEMPTS = 8

/**
 * Milliseconds to wait after `failures` failed tries in a row (1 or more): doubling from two seconds
 * up to 15 minutes, half of it fixed and half drawn by `jitter` (0–1) so that a hall of windows does
 * not come back in one beat (wire contract §7.4).
 */
export function backoff(failures: number, jitter: number): number {
  const ceiling = Math.min(LONGEST_BACKOFF_MS, FIRST_MS * 2 ** (failures - 1))
  return Math.round(ceiling / 2 + (ceiling / 2) * jitter)
}
