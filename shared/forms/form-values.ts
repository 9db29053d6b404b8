import type { Office } from '#shared/bridge.ts'
import type { WorkCalendar } from '#shared/calendar/work-calendar.ts'
import type { FieldChange, Filing } from '#shared/filing/filing.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import type { Tables } from '#shared/reference-data.ts'
import { ok, type Result, refuse } from '#shared/result.ts'

/** What any printed page is made of. */
export interface PageInput {
  readonly office: Office
  readonly tables: Tables
  /** The rules it tells: those a filing was accepted under, or today's of a region. */
  readonly policy: Policy
  /** `YYYY-MM-DD`. */
  readonly printedOn: string
  readonly watermark: string | null
}

/** Everything the form of a filing is made of. */
export interface FormInput extends PageInput {
  readonly filing: Filing
  /** By which terms of working days become days. */
  readonly calendar: WorkCalendar
  /** The newest 变更 that stands; left out where there was none. */
  readonly change?: StandingChange | undefined
}

/** A 变更 as its 备案表 tells it: what it changed, in words, and who decided it when. */
export interface StandingChange {
  readonly changes: readonly FieldChange[]
  readonly by: string
  /** ISO instant. */
  readonly at: string
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

/** A label's words without its line breaks, as messages name the field. */
export function formName(label: string): string {
  return label.replaceAll('\n', '')
}
