import type { FieldName } from './fields.ts'
import { error, type Issue, type IssueWords } from './issue.ts'

const NAME_RULE = '民委发〔2016〕33号'

/** psn_name and every field of the national contract that holds a name. */
const LONGEST_NAME = 50

/** Control, direction, private, unassigned and lone surrogate characters, line and paragraph ends. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/u

/** The rules of a person's name; `absent` is the issue of an empty one. Nothing is ever taken out silently. */
export function checkName(
  name: string,
  field: FieldName,
  absent: Issue | undefined,
): readonly Issue[] {
  if (absent) return [absent]
  const fault = findNameFault(name)
  return fault ? [error(field, fault.rule, fault)] : []
}

function findNameFault(name: string): (IssueWords & { readonly rule: string }) | undefined {
  const characters = [...name]
  const at = characters.findIndex((character) => INVISIBLE.test(character))
  if (at >= 0) {
    const code = characters[at]?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
    return {
      rule: 'name-invisible',
      problem: `姓名第 ${at + 1} 个字符是看不见的控制字符 U+${code}`,
      remedy: '请删除后重新输入',
    }
  }
  if (characters.length > LONGEST_NAME) {
    return {
      rule: 'name-long',
      problem: `姓名有 ${characters.length} 个字，最多 ${LONGEST_NAME} 个`,
      remedy: '请按证件核对',
    }
  }
  if (name !== name.trim() || !/\p{L}/u.test(name)) {
    return {
      rule: 'name-blank',
      problem: '姓名前后有空格或没有文字',
      remedy: '请按证件填写姓名',
    }
  }
  return /[・•．‧∙.]/.test(name)
    ? {
        rule: 'name-dot',
        problem: '姓名中的间隔点不是规定的“·”',
        remedy: '请改用 U+00B7 间隔号“·”',
        basis: NAME_RULE,
      }
    : undefined
}
