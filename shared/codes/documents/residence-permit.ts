import { findIdentityFault, readIdentityFacts } from '#shared/codes/identity-document.ts'
import { type DocumentRule, refusal } from './document-rule.ts'
import { faultWords } from './resident-number.ts'

/** 港澳台居民居住证申领发放办法: who gets which region code. */
const PERMIT_RULE = '国办发〔2018〕81号第三条'
const REGIONS = /^(810000|820000|830000)/

/** 港澳台居民居住证: a number of GB 11643 whose region is one of three. */
export const RESIDENCE_PERMIT: DocumentRule = {
  check: (number, { today }) => {
    if (number.length >= 6 && !REGIONS.test(number)) {
      return [
        refusal('permit-region', {
          problem: '居住证号码前 6 位不对',
          remedy: '香港居民为 810000、澳门居民为 820000、台湾居民为 830000，请按证件核对',
          basis: PERMIT_RULE,
        }),
      ]
    }
    const fault = findIdentityFault(number, today)
    return fault ? [refusal(`permit-${fault}`, faultWords('居住证号码', fault))] : []
  },
  findFacts: readIdentityFacts,
}

/** Whether a number has the length and the region of a residence permit. */
export function isPermitNumber(number: string): boolean {
  return number.length === 18 && REGIONS.test(number)
}
