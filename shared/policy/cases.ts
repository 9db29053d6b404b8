import { type Answer, unknown } from './answer.ts'
import { type Condition, type FactName, type Facts, holds } from './conditions.ts'
import type { Ruled } from './resolve.ts'

/** One case of a rule that distinguishes cases. */
interface Case {
  readonly id: string
  readonly label: string
  readonly conditions: readonly Condition[]
}

/** The case that applies, or those that still may, and what has to be known to tell. */
export interface Chosen<C> {
  /** Null while it is open which one applies, or when none does. */
  readonly applies: C | null
  readonly possible: readonly C[]
  readonly missing: readonly FactName[]
}

/** What a rule of cases says to the facts: its cases are read in order, the first that holds decides. */
export function chooseCase<C extends Case>(
  rule: Ruled<{ readonly cases: readonly C[] }> | undefined,
  facts: Facts,
  what: string,
): Answer<Chosen<Omit<C, 'conditions'>>> {
  if (rule === undefined) return unknown(what)
  const possible: C[] = []
  const missing = new Set<FactName>()
  for (const one of rule.value.cases) {
    const held = holds(one.conditions, facts)
    if (held.kind === 'no') continue
    possible.push(one)
    if (held.kind === 'yes') break
    for (const fact of held.missing) missing.add(fact)
  }
  const [only, ...others] = possible
  const isDecided = only !== undefined && others.length === 0 && missing.size === 0
  return {
    value: {
      applies: isDecided ? plain(only) : null,
      possible: possible.map(plain),
      missing: [...missing],
    },
    because: rule.because,
  }
}

function plain<C extends Case>({ conditions: _, ...told }: C): Omit<C, 'conditions'> {
  return told
}
