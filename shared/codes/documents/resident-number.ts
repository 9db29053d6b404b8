import {
  checkCharacter,
  findIdentityFault,
  type IdentityFault,
  isPossibleBirthDate,
  readIdentityFacts,
} from '#shared/codes/identity-document.ts'
import {
  type DocumentContext,
  type DocumentFinding,
  type DocumentRule,
  doubt,
  refusal,
} from './document-rule.ts'

/** Identity numbers are built by this standard. */
export const IDENTITY_STANDARD = 'GB 11643-1999'

/** 居民身份证（户口簿）: 18 characters, or the 15 digits of the first generation. */
export const RESIDENT_NUMBER: DocumentRule = {
  check: (number, context) => {
    if (number.length === 15) return checkOldNumber(number, context)
    const fault = findIdentityFault(number, context.today)
    return fault
      ? [refusal(`identity-${fault}`, faultWords('身份证号码', fault))]
      : checkRegion(number, context)
  },
  findFacts: (number) => readIdentityFacts(number.length === 15 ? longNumberOf(number) : number),
}

/** What is wrong with a number of GB 11643, said of the document by its name. */
export function faultWords(name: string, fault: IdentityFault) {
  const words: Readonly<Record<IdentityFault, { problem: string; remedy: string }>> = {
    length: { problem: `${name}不是 18 位`, remedy: '请按证件逐位核对' },
    characters: {
      problem: `${name}含有不该有的字符`,
      remedy: '前 17 位为数字，末位为数字或大写 X',
    },
    'birth-date': { problem: `${name}第 7–14 位不是存在的日期`, remedy: '请核对出生日期' },
    future: { problem: `${name}中的出生日期晚于今天`, remedy: '请核对出生日期' },
    checksum: { problem: `${name}校验位不符`, remedy: '至少有一位录错，请按证件逐位核对' },
  }
  return { ...words[fault], basis: IDENTITY_STANDARD }
}

/** The 18 characters of a first-generation number: `19` before the year, the check character behind. */
export function longNumberOf(number: string): string {
  const first17 = `${number.slice(0, 6)}19${number.slice(6)}`
  return first17 + checkCharacter(first17)
}

/**
 * A first-generation number has no check digit, so no rule can find a slip in it. It is taken as typed
 * (older insurance records are kept under it), with the 18 characters it has since become.
 */
function checkOldNumber(number: string, context: DocumentContext): readonly DocumentFinding[] {
  if (!/^\d{15}$/.test(number)) {
    return [
      refusal('identity-characters', {
        problem: '15 位身份证号码含有不该有的字符',
        remedy: '15 位旧号码全部为数字，请按证件逐位核对',
        basis: IDENTITY_STANDARD,
      }),
    ]
  }
  const long = longNumberOf(number)
  if (!isPossibleBirthDate(readIdentityFacts(long).birthDate)) {
    return [
      refusal('identity-birth-date', {
        problem: '15 位身份证号码第 7–12 位不是存在的日期',
        remedy: '请核对出生日期（两位年、月、日）',
        basis: IDENTITY_STANDARD,
      }),
    ]
  }
  return [
    doubt('identity-old', {
      problem: '15 位是第一代身份证号码，没有校验位，录错查不出来',
      remedy: `请逐位核对；现在的 18 位号码应为 ${long}`,
      basis: IDENTITY_STANDARD,
    }),
    ...checkRegion(number, context),
  ]
}

/** Regions come and go, and no table here goes back to 1981: a warning, never a refusal. */
function checkRegion(number: string, context: DocumentContext): readonly DocumentFinding[] {
  const region = number.slice(0, 2)
  return context.isKnownRegion(`${region}0000`)
    ? []
    : [
        doubt('identity-region', {
          problem: `身份证号码前两位 ${region} 不是现有的省份代码`,
          remedy: '请核对证件；核对无误可继续',
          basis: IDENTITY_STANDARD,
        }),
      ]
}
