import { checkCharacter, isPossibleBirthDate } from '#shared/codes/identity-document.ts'
import { type DocumentFinding, type DocumentRule, doubt, refusal } from './document-rule.ts'

const CARD = '外国人永久居留身份证'
const EDITION = '2023 年版外国人永久居留身份证'

/**
 * 外国人永久居留身份证: 18 digits that begin with 9 since 2023-12-01, or 3 letters and 12 digits before;
 * both hold. Where the new number says its holder's gender is not published, so it isn't read.
 */
export const FOREIGNER_CARD: DocumentRule = {
  check: (number) => {
    if (isOldCardNumber(number)) return []
    if (!/^9\d{16}[\dX]$/.test(number)) {
      return [
        refusal('card-format', {
          problem: `${CARD}号码格式不符`,
          remedy: '2023 年版为 9 开头的 18 位号码，旧版为 3 位字母加 12 位数字',
          basis: EDITION,
        }),
      ]
    }
    return checkNewNumber(number)
  },
  findFacts: () => undefined,
}

/** Whether this is a number of either edition, check character included. */
export function isCardNumber(number: string): boolean {
  return isOldCardNumber(number) || (/^9\d{16}[\dX]$/.test(number) && hasRightCheck(number))
}

function isOldCardNumber(number: string): boolean {
  return /^[A-Z]{3}\d{12}$/.test(number)
}

function checkNewNumber(number: string): readonly DocumentFinding[] {
  if (!hasRightCheck(number)) {
    return [
      refusal('card-checksum', {
        problem: `${CARD}号码校验位不符`,
        remedy: '至少有一位录错，请按证件逐位核对',
        basis: EDITION,
      }),
    ]
  }
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  // That the birth date stands there is inferred from examples, not published: only a doubt.
  return isPossibleBirthDate(birthDate)
    ? []
    : [
        doubt('card-birth-date', {
          problem: `${CARD}号码第 7–14 位不像出生日期`,
          remedy: '请核对证件；核对无误可继续',
          basis: '',
        }),
      ]
}

function hasRightCheck(number: string): boolean {
  return checkCharacter(number.slice(0, 17)) === number[17]
}
