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
  let isInString = false
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    if (isInString && char === '\\') at += 1
    else if (char === '"') isInString = !isInString
    else if (!isInString) depth += nesting(char)
    if (depth > deepest) return true
  }
  return false
}

function nesting(char: string | undefined): -1 | 0 | 1 {
  if (char === '{' || char === '[') return 1
  return char === '}' || char === ']' ? -1 : 0
}
