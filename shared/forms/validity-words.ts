import { chineseDate, type FormInput } from './form-values.ts'
import { fillIn } from './sentence.ts'

/** From when to when a filing holds; without an end only where the rules of its category ask for none. */
export function findValidityWords(
  { filing, policy }: FormInput,
  words: { readonly untilChanged: string; readonly fromTo: string },
): string | undefined {
  const { category, startDate, endDate } = filing.entry
  if (startDate === '') return undefined
  const start = chineseDate(startDate)
  if (endDate !== '') return fillIn(words.fromTo, { start, end: chineseDate(endDate) })
  const validity = category === '' ? undefined : policy.categories[category]?.validity
  return validity && validity.value.end !== 'required'
    ? fillIn(words.untilChanged, { start })
    : undefined
}
