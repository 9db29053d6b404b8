import type { Basis } from './policy.ts'
import type { Ruled } from './resolve.ts'

/** An answer of the rules: what they say and where; or that no text says it, and whom to ask. */
export type Answer<V> =
  | { readonly value: V; readonly because: readonly Basis[] }
  | { readonly value: null; readonly unknown: string; readonly because: readonly Basis[] }

/** Whom to ask what no text says, as answers end; paper names the office and its telephone instead. */
export const ASK = '请向参保地核实'

/** What the texts do not say; an article that leaves it open may stand behind it. */
export function unknown<V>(what: string, because: readonly Basis[] = []): Answer<V> {
  return {
    value: null,
    unknown: `${what}，现有文件没有规定，${ASK}`,
    because,
  }
}

/** What a rule says, put into the words of an answer; unknown where there is no rule. */
export function answer<R, V>(
  rule: Ruled<R> | undefined,
  what: string,
  say: (value: R) => V,
): Answer<V> {
  return rule ? { value: say(rule.value), because: rule.because } : unknown(what)
}

/** Articles of several rules, each once. */
export function gather(rules: readonly { readonly because: readonly Basis[] }[]): readonly Basis[] {
  return [...new Set(rules.flatMap(({ because }) => because))]
}
