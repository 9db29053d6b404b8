import { chineseDate, type FormInput } from './form-values.ts'
import { fillIn } from './sentence.ts'

/** 规程第十条: long-term filings hold until changed; the others need an end. */
export function findValidityWords(
  { filing, policy }: FormInput,
  words: { readonly untilChanged: string; readonly fromTo: string },
): string | undefined {
  const { category, startDate, endDate } = filing.entry
  if (startDate === '') return undefined
  const start = chineseDate(startDate)
  if (endDate !== '') return fillIn(words.fromTo, { start, end: chineseDate(endDate) })
  const validity = category === '' ? undefined : policy.categories[category]?.validity
  return validity?.kind === 'until-changed' ? fillIn(words.untilChanged, { start }) : undefined
}
