import { infoOf, type NamedField } from './fields.ts'
import { error, type Issue } from './issue.ts'

/** An opinion that is not given yet proves nothing. */
export function checkOpinionDate(field: NamedField, day: string, today: string): readonly Issue[] {
  return day <= today
    ? []
    : [
        error(field, 'referral-date-future', {
          problem: `${infoOf(field).label}晚于今天`,
          remedy: '请按证明核对日期',
        }),
      ]
}

/** Text is printed and sent as typed: no character may hide in it. */
export function checkVisible(field: NamedField, text: string): readonly Issue[] {
  return /[\p{Cc}\p{Cf}]/u.test(text)
    ? [
        error(field, 'referral-invisible', {
          problem: `${infoOf(field).label}中有看不见的控制字符`,
          remedy: '请删除后重新输入',
        }),
      ]
    : []
}
