const DEEPEST = 32
const POISONED = new Set(['__proto__', 'constructor', 'prototype'])

/** The value of a foreign JSON text, or undefined where it is none or nested deeper than 32 levels. */
export function findJsonValue(text: string): unknown {
  if (isDeeper(text, DEEPEST)) return undefined
  try {
    return JSON.parse(text, (key, value) => (POISONED.has(key) ? undefined : value))
  } catch {
    return undefined
  }
}

/** Counts brackets outside of strings, before a parser could recurse into them. */
function isDeeper(text: string, deepest: number): boolean {
  let depth = 0
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (token === '{' || token === '[') depth += 1
    if (token === '}' || token === ']') depth -= 1
    if (depth > deepest) return true
  }
  return false
}
