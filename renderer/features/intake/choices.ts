import type { Choice } from '#renderer/ui/pinyin.ts'
import type { CodeRow } from '#shared/codes/code-tables.ts'
import { destinationLabel, findDivisionPath, provinceOf } from '#shared/codes/divisions.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import { Category } from '#shared/policy/policy.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import type { Tables } from '#shared/reference-data.ts'

/**
 * The places one may file to from an insured division: 规程第十一条 without its own province (第二条).
 * Municipalities and provincial capitals come first: most who travel for treatment go there.
 */
export function destinationChoices(tables: Tables, insuredDivision: string): readonly Choice[] {
  return [...tables.destinations.values()]
    .filter(
      ({ code }) => insuredDivision === '' || provinceOf(code) !== provinceOf(insuredDivision),
    )
    .toSorted((a, b) => Number(isCapital(b.code)) - Number(isCapital(a.code)))
    .map((row) => ({ value: row.code, label: destinationLabel(row), name: row.name }))
}

/** Municipalities end in 0000, capitals are the first prefecture of their province (GB/T 2260). */
function isCapital(code: string): boolean {
  return code.endsWith('0000') || code.endsWith('0100')
}

/** Every 医保区划 with its path, e.g. `山东省 威海市 环翠区`; the office's own surroundings first. */
export function divisionChoices(tables: Tables, officeDivision: string): readonly Choice[] {
  return [...tables.divisions.values()]
    .toSorted((a, b) => nearness(b.code, officeDivision) - nearness(a.code, officeDivision))
    .map(({ code, name }) => ({
      value: code,
      label: findDivisionPath(tables.divisions, code) ?? name,
      name,
    }))
}

/** 3 for the division itself, 2 for the same prefecture, 1 for the same province. */
function nearness(code: string, other: string): number {
  return [2, 4, 6].filter((digits) => code.slice(0, digits) === other.slice(0, digits)).length
}

/** The categories of persons that the policy knows, in the order of 规程第七条. */
export function categoryChoices(policy: Policy): readonly Choice[] {
  return Category.options.flatMap((value) => {
    const category = policy.categories[value]
    return category ? [{ value, label: category.label, name: category.label }] : []
  })
}

/** The rows of a code table. */
export function codeChoices(rows: readonly CodeRow[]): readonly Choice[] {
  return rows.map(({ code, label }) => ({ value: code, label, name: label }))
}

/** The category with this code; '' where the list had no such row. */
export function asCategory(value: string): FilingEntry['category'] {
  return Category.safeParse(value).data ?? ''
}
