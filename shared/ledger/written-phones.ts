import type { FilingEntry } from '#shared/filing/filing.ts'

/** Between two telephones; a blank may stand inside of one. */
export const PHONE_STOP = '、'

/** Both telephones of a filing as they were typed. */
export function writtenPhones({
  phone,
  secondPhone,
}: Pick<FilingEntry, 'phone' | 'secondPhone'>): string {
  return [phone, secondPhone].filter((one) => one !== '').join(PHONE_STOP)
}
