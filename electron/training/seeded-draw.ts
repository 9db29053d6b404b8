/** Draws from the same seed in the same order give the same people; nothing here is secret. */
export interface SeededDraw {
  /** A whole number from 0 up to, not including, `bound`. */
  below(bound: number): number
  /** One of the members. */
  oneOf<T>(members: readonly [T, ...T[]]): T
}

/** A tiny generator (mulberry32) for deterministic training data. */
export function seededDraw(seed: number): SeededDraw {
  let state = seed >>> 0
  const below = (bound: number) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound
  }
  return {
    below,
    // `below` stays inside the list; the first member only satisfies the compiler.
    oneOf: (members) => members[below(members.length)] ?? members[0],
  }
}
