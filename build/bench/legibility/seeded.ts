/** A row of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
export interface Seeded {
  next(): number
  between(low: number, high: number): number
  pick<T>(of: readonly [T, ...T[]]): T
}

/** Numbers that look random and repeat with their seed. */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    pick: (of) => of[Math.floor(next() * of.length)] ?? of[0],
  }
}
