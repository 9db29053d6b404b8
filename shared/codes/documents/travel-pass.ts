import { checkCharacters, type DocumentRule, doubt, refusal } from './document-rule.ts'

/** 公安部《港澳居民来往内地通行证号码规则》(2010): H for 香港, M for 澳门, 8 digits for life, 2 for the renewal. */
const PASS_RULE = '港澳居民来往内地通行证号码规则（公安部 2010）'

interface PassRegion {
  readonly letter: 'H' | 'M'
  readonly otherLetter: 'H' | 'M'
  /** The region of the other letter, and its row in the code table. */
  readonly otherName: string
  readonly otherType: string
}

/** 港澳居民来往内地通行证; the code table puts the passports of the regions under the same code. */
function passOf({ letter, otherLetter, otherName, otherType }: PassRegion): DocumentRule {
  return {
    check: (number) => {
      const characters = checkCharacters(number)
      if (characters.length > 0) return characters
      if (new RegExp(`^${letter}\\d{8}(\\d{2})?$`).test(number)) return []
      if (new RegExp(`^${otherLetter}\\d{8}(\\d{2})?$`).test(number)) {
        return [
          refusal('pass-region', {
            problem: `${otherLetter} 开头的是${otherName}居民的通行证号码`,
            remedy: `请把证件类型改为“${otherType}”，或核对号码`,
            basis: PASS_RULE,
          }),
        ]
      }
      return [
        doubt('pass-format', {
          problem: `不是通行证号码（${letter} 加 8 位或 10 位数字）`,
          remedy: '出示特区护照的，核对无误可继续',
          basis: PASS_RULE,
        }),
      ]
    },
    findFacts: () => undefined,
  }
}

/** 港澳居民来往内地通行证（香港）. */
export const HONG_KONG_PASS = passOf({
  letter: 'H',
  otherLetter: 'M',
  otherName: '澳门',
  otherType: '港澳居民来往内地通行证（澳门）',
})

/** 港澳居民来往内地通行证（澳门）. */
export const MACAO_PASS = passOf({
  letter: 'M',
  otherLetter: 'H',
  otherName: '香港',
  otherType: '港澳居民来往内地通行证（香港）',
})

/** 台湾居民来往大陆通行证: 8 digits for life, 10 on older ones; known from practice only. */
export const TAIWAN_PASS: DocumentRule = {
  check: (number) => {
    const characters = checkCharacters(number)
    if (characters.length > 0) return characters
    return /^(\d{8}|\d{10})$/.test(number)
      ? []
      : [
          doubt('pass-format', {
            problem: '台湾居民来往大陆通行证号码一般为 8 位或 10 位数字',
            remedy: '请核对证件；核对无误可继续',
            basis: '',
          }),
        ]
  },
  findFacts: () => undefined,
}
