import { findIdentityFault, readIdentityFacts } from '#shared/codes/identity-document.ts'
import { type DocumentFinding, type DocumentRule, doubt, refusal } from './document-rule.ts'

/** Later than every birth: the day itself is judged where it is known. */
const ANY_DAY = '9999-12-31'

/** 军官证, 警官证, 就业证 and the like: no rule of their numbers is public, and some are written in Chinese. */
export const UNRULED_CERTIFICATE: DocumentRule = {
  check: checkWritten,
  findFacts: () => undefined,
}

/** 残疾人证: the identity number, then the kind (1–7) and the grade (1–4); known from practice only. */
export const DISABILITY_CERTIFICATE: DocumentRule = {
  check: (number, { today }) => {
    const written = checkWritten(number)
    if (written.length > 0) return written
    if (!/^\d{17}[\dX][1-7][1-4]/.test(number)) {
      return [
        unlike(
          'disability-format',
          '残疾人证号码一般为身份证号码加 1 位类别（1–7）和 1 位等级（1–4）',
        ),
      ]
    }
    return findIdentityFault(number.slice(0, 18), today) === undefined
      ? []
      : [unlike('disability-identity', '残疾人证号码的前 18 位不是正确的身份证号码')]
  },
  findFacts: () => undefined,
}

/** 社会保障卡: the identity number (社会保障号码) or the nine characters of the card; from practice only. */
export const SOCIAL_SECURITY_CARD: DocumentRule = {
  check: (number, { today }) => {
    const written = checkWritten(number)
    if (written.length > 0 || /^[0-9A-Z]{9}$/.test(number)) return written
    return findIdentityFault(number, today) === undefined
      ? []
      : [unlike('card-number-format', '社会保障卡号码一般为 9 位卡号，或 18 位社会保障号码')]
  },
  findFacts: (number) =>
    findIdentityFault(number, ANY_DAY) === undefined ? readIdentityFacts(number) : undefined,
}

function checkWritten(number: string): readonly DocumentFinding[] {
  return /^[\p{Script=Han}0-9A-Z()（）-]{4,50}$/u.test(number)
    ? []
    : [
        refusal('document-characters', {
          problem: '证件号码格式不符',
          remedy: '请照证件录入 4–50 个汉字、大写字母或数字，不含空格',
          basis: '',
        }),
      ]
}

function unlike(rule: string, problem: string): DocumentFinding {
  return doubt(rule, { problem, remedy: '请核对证件；核对无误可继续', basis: '' })
}
