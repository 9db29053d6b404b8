import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Check } from './check.ts'
import { findMissing } from './check-missing.ts'
import type { FieldName } from './fields.ts'
import { error, type Issue } from './issue.ts'

/** Address and telephones at the place of treatment (备案表: 异地联系地址, 联系电话). */
export const checkContact: Check = (entry) =>
  [
    ...checkAddress(findMissing(entry, 'address'), entry.address),
    ...(findMissing(entry, 'phone')
      ? [findMissing(entry, 'phone')]
      : checkPhone(entry.phone, 'phone')),
    ...(entry.secondPhone === '' ? [] : checkPhone(entry.secondPhone, 'secondPhone')),
  ].filter((issue) => issue !== undefined)

/** A telephone that can be dialled from China; landlines carry their area code. */
export function checkPhone(phone: string, field: FieldName): readonly Issue[] {
  return parsePhoneNumberFromString(phone, 'CN')?.isValid()
    ? []
    : [
        error(field, 'phone', {
          problem: '电话号码不能拨通',
          remedy: '请填 11 位手机号，或带区号的固定电话，例如 020-87654321',
        }),
      ]
}

function checkAddress(absent: Issue | undefined, address: string): readonly Issue[] {
  if (absent) return [absent]
  return /[\p{Cc}\p{Cf}]/u.test(address)
    ? [
        error('address', 'address-invisible', {
          problem: '地址中有看不见的控制字符',
          remedy: '请删除后重新输入',
        }),
      ]
    : []
}
