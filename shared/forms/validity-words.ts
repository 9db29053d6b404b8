import { chineseDate, type FormInput } from './form-values.ts'
import { fillIn } from './sentence.ts'

interface ValidityWords {
  readonly untilChanged: string
  readonly fromTo: string
  /** Left out by a form that tells of the days before the end. */
  readonly ended?: string
}

/**
 * From when to when a filing holds; without an end only where the rules of its category ask for none, and
 * not beyond the day on which it was ended.
 */
export function findValidityWords(
  { filing, policy }: FormInput,
  words: ValidityWords,
): string | undefined {
  const { category, startDate, endDate } = filing.entry
  if (startDate === '') return undefined
  const start = chineseDate(startDate)
  const endedOn = filing.ended?.on
  if (words.ended !== undefined && endedOn !== undefined && (endDate === '' || endedOn <= endDate))
    return fillIn(words.ended, { start, end: chineseDate(endedOn) })
  if (endDate !== '') return fillIn(words.fromTo, { start, end: chineseDate(endDate) })
  const validity = category === '' ? undefined : policy.categories[category]?.validity
  return validity && validity.value.end !== 'required'
    ? fillIn(words.untilChanged, { start })
    : undefined
}
