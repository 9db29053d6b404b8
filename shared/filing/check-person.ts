import { DOCUMENT_TYPES, findLabel, GENDERS, VOUCHERS } from '#shared/codes/code-tables.ts'
import {
  findIdentityFault,
  type IdentityFault,
  readIdentityFacts,
} from '#shared/codes/identity-document.ts'
import type { Check } from './check.ts'
import { findMissing } from './check-missing.ts'
import type { FieldName } from './fields.ts'
import type { FilingEntry } from './filing.ts'
import { error, type Issue, type IssueWords, warning } from './issue.ts'

/** Identity numbers are built by this standard. */
const IDENTITY_STANDARD = 'GB 11643-1999'
const NAME_RULE = '民委发〔2016〕33号'

const FAULT_WORDS: Readonly<Record<IdentityFault, IssueWords>> = {
  length: { problem: '身份证号码不是 18 位', remedy: '请按证件逐位核对' },
  characters: {
    problem: '身份证号码含有不该有的字符',
    remedy: '前 17 位为数字，末位为数字或大写 X',
  },
  'birth-date': { problem: '身份证号码第 7–14 位不是存在的日期', remedy: '请核对出生日期' },
  future: { problem: '身份证号码中的出生日期晚于今天', remedy: '请核对出生日期' },
  checksum: { problem: '身份证号码校验位不符', remedy: '至少有一位录错，请按证件逐位核对' },
}

/** Who the insured person is: voucher, document, name, gender. */
export const checkPerson: Check = (entry, policy, { today, tables }) => [
  ...checkVoucher(entry, policy.categories),
  ...checkDocument(entry, today, (prefix) => tables.divisions.has(prefix)),
  ...checkName(entry.name, 'name', findMissing(entry, 'name')),
  ...checkGender(entry),
]

function checkVoucher(entry: FilingEntry, categories: object): readonly Issue[] {
  const absent = findMissing(entry, 'voucher')
  if (absent) return [{ ...absent, basis: Object.keys(categories).length > 0 ? '规程第八条' : '' }]
  return findLabel(VOUCHERS, entry.voucher)
    ? []
    : [
        unknownCode(
          'voucher',
          '出示凭证',
          VOUCHERS.map((row) => row.label),
        ),
      ]
}

function checkDocument(
  entry: FilingEntry,
  today: string,
  isKnownRegion: (code: string) => boolean,
): readonly Issue[] {
  const absent = findMissing(entry, 'documentType') ?? findMissing(entry, 'documentNumber')
  if (absent) return [absent]
  if (!findLabel(DOCUMENT_TYPES, entry.documentType)) {
    return [
      unknownCode(
        'documentType',
        '证件类型',
        DOCUMENT_TYPES.map((row) => row.label),
      ),
    ]
  }
  return checkDocumentNumber(entry, 'documentNumber', { today, isKnownRegion })
}

/** The rules of a document number; also an agent's. */
export function checkDocumentNumber(
  document: { readonly documentType: string; readonly documentNumber: string },
  field: FieldName,
  context: { readonly today: string; readonly isKnownRegion: (code: string) => boolean },
): readonly Issue[] {
  const number = document.documentNumber
  if (document.documentType !== '01') {
    return /^[0-9A-Z]{5,20}$/.test(number)
      ? []
      : [
          error(field, 'document-characters', {
            problem: '证件号码格式不符',
            remedy: '请输入 5–20 位大写字母或数字，不含空格',
          }),
        ]
  }
  const fault = findIdentityFault(number, context.today)
  if (fault) {
    return [error(field, `identity-${fault}`, { ...FAULT_WORDS[fault], basis: IDENTITY_STANDARD })]
  }
  const region = `${number.slice(0, 2)}0000`
  return context.isKnownRegion(region)
    ? []
    : [
        warning(field, 'identity-region', {
          problem: `身份证号码前两位 ${number.slice(0, 2)} 不是现有的省份代码`,
          remedy: '请核对证件；核对无误可继续',
          basis: IDENTITY_STANDARD,
        }),
      ]
}

/** The rules of a person's name; `absent` is the issue of an empty one. */
export function checkName(
  name: string,
  field: FieldName,
  absent: Issue | undefined,
): readonly Issue[] {
  if (absent) return [absent]
  const forbidden = [...name].find((char) => /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/u.test(char))
  if (forbidden !== undefined) {
    const codePoint = forbidden.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
    return [
      error(field, 'name-invisible', {
        problem: `姓名中有看不见的控制字符 U+${codePoint}`,
        remedy: '请删除后重新输入',
      }),
    ]
  }
  if (name !== name.trim() || !/\p{L}/u.test(name)) {
    return [
      error(field, 'name-blank', {
        problem: '姓名前后有空格或没有文字',
        remedy: '请按证件填写姓名',
      }),
    ]
  }
  return /[・•．‧∙.]/.test(name)
    ? [
        error(field, 'name-dot', {
          problem: '姓名中的间隔点不是规定的“·”',
          remedy: '请改用 U+00B7 间隔号“·”',
          basis: NAME_RULE,
        }),
      ]
    : []
}

function checkGender(entry: FilingEntry): readonly Issue[] {
  const absent = findMissing(entry, 'gender')
  if (absent) return [absent]
  if (!findLabel(GENDERS, entry.gender)) {
    return [
      unknownCode(
        'gender',
        '性别',
        GENDERS.map((row) => row.label),
      ),
    ]
  }
  const isReadable =
    entry.documentType === '01' &&
    findIdentityFault(entry.documentNumber, '9999-12-31') === undefined
  return isReadable && readIdentityFacts(entry.documentNumber).gender !== entry.gender
    ? [
        error('gender', 'gender-differs', {
          problem: '性别与身份证号码第 17 位不符',
          remedy: '请核对证件',
          basis: IDENTITY_STANDARD,
        }),
      ]
    : []
}

/** The issue of a code that its table does not hold. */
export function unknownCode(field: FieldName, label: string, labels: readonly string[]): Issue {
  return error(field, 'unknown-code', {
    problem: `${label}不在代码表中`,
    remedy: `可选：${labels.join('、')}`,
  })
}
