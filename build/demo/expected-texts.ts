import type { FormId } from '#shared/bridge.ts'
import { findDivisionPath } from '#shared/codes/divisions.ts'
import type { Filing } from '#shared/filing/filing.ts'
import type { Tables } from '#shared/reference-data.ts'

const TITLES = {
  'filing-form': '跨省异地就医登记备案表',
  'promise-letter': '承诺书',
} as const satisfies Record<FormId, string>

/** Texts that the printed form of a filing cannot do without, white space removed. */
export function expectedTexts(form: FormId, filing: Filing, tables: Tables): readonly string[] {
  const { name, documentNumber, phone, insuredDivision, destination, category } = filing.entry
  const policy = tables.policies.find(({ id }) => id === filing.policy.id)
  const label = category === '' ? undefined : policy?.categories[category]?.label
  const texts = [
    TITLES[form],
    '参考样式',
    filing.acceptanceNumber,
    name,
    documentNumber,
    phone,
    findDivisionPath(tables.divisions, insuredDivision),
    tables.destinations.get(destination)?.name,
    label,
  ]
  return texts.flatMap((text) => (text === undefined ? [] : text.replaceAll(/\s+/gu, '')))
}
