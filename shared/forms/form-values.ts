import type { Office } from '#shared/bridge.ts'
import type { Filing } from '#shared/filing/filing.ts'
import type { PolicyPack } from '#shared/policy/policy.ts'
import type { Tables } from '#shared/reference-data.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import type { FilingFormTemplate } from './form-template.ts'
import type { Run } from './layout.ts'

/** Everything a printed form is made of. */
export interface FormInput {
  readonly filing: Filing
  readonly office: Office
  readonly tables: Tables
  /** The pack the filing was accepted under. */
  readonly policy: PolicyPack
  /** `YYYY-MM-DD`. */
  readonly printedOn: string
  readonly watermark: string | null
}

/** What a form calls a field, and its value as printed; undefined or '' is missing. */
export interface FoundValue {
  readonly field: string
  readonly text: string | undefined
}

/** A value that is there. */
export interface PresentValue {
  readonly field: string
  readonly text: string
}

/**
 * All values of a form, or the refusal that names the missing ones: a missing value on a legal form
 * is never a blank.
 */
export function requireValues<K extends string>(
  form: string,
  found: Readonly<Record<K, FoundValue>>,
): Result<Readonly<Record<K, PresentValue>>> {
  const missing = Object.values<FoundValue>(found).filter(({ text = '' }) => text.trim() === '')
  if (missing.length === 0) {
    // Safe: the filter above found no value without text.
    return ok(found as Readonly<Record<K, PresentValue>>)
  }
  const fields = missing.map(({ field }) => `“${field}”`).join('、')
  return refuse('form-value-missing', `${form}缺少${fields}，没有打印；请补齐后再打印`)
}

/** `2026年11月22日` of `2026-11-22`. */
export function chineseDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** The day (`YYYY-MM-DD`) of an instant in Beijing, where offices keep their calendar. */
export function beijingDay(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)
}

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

/** How a layout's standing is marked in the corner: only ours says 参考样式. */
export function standingMark(standing: FilingFormTemplate['standing']): string {
  return standing === 'own' ? '参考样式' : ''
}
