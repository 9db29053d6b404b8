import type { PresentValue } from './form-values.ts'
import type { Run } from './layout.ts'

/** `text` with every `{name}` replaced. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

/** `text` as runs: its own words and, at every `{name}`, the value of that name. */
export function fillInRuns(
  text: string,
  values: Readonly<Record<string, PresentValue>>,
): readonly Run[] {
  return text
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map((part): Run => {
      const found = values[part.slice(1, -1)]
      return part.startsWith('{') && found !== undefined
        ? { voice: 'entry', ...found }
        : { voice: 'form', text: part }
    })
}
