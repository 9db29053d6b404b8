import type * as z from 'zod'
import { placeIn } from '#shared/file-text.ts'

/** What is wrong at a place of a file, and what would be right. */
export interface FileFault {
  /** `rules[3].value.end`; '' is the whole file. */
  readonly path: string
  readonly problem: string
}

type Issue = z.core.$ZodIssue

const TYPES: Readonly<Record<string, string>> = {
  string: '文字（带引号）',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表 [ … ]',
  object: '对象 { … }',
}

/** What a text of a field has to look like, by the field's name. */
const FORMS: Readonly<Record<string, string>> = {
  id: '小写字母、数字和连字符，最多 60 个',
  divisionPrefix: '区划代码的前 2、4 或 6 位；全国留空',
  provinceLevel: '六位区划代码',
  address: '以 http:// 或 https:// 开头的网址，末尾没有斜杠，不带用户名和参数',
  paasId: '字母、数字和符号，没有空格',
}

/** What may not be empty, by the field's name. */
const EMPTY: Readonly<Record<string, string>> = {
  because: '没有引用条文，每条规则至少写明一条依据',
  articles: '没有条文，至少要有一条原文',
  documents: '没有文件，至少写明一个文件',
}

/** What a schema has against a file, in plain words: each place, what is wrong there, what would be right. */
export function describeIssues(issues: readonly Issue[], file: unknown): readonly FileFault[] {
  return issues.flatMap(nearest).map((issue) => ({
    path: placeIn(issue.path),
    problem: wordsOf(issue, shownAt(file, issue)),
  }))
}

function wordsOf(issue: Issue, found: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return expected(TYPES[issue.expected] ?? issue.expected, found)
    case 'invalid_value':
      return expected(oneOf(issue.values), found)
    case 'invalid_union':
      return expected(TYPES.object ?? '', found)
    case 'unrecognized_keys':
      return `有不认识的项 ${issue.keys.join('、')}，请核对拼写或删去`
    case 'invalid_format':
      return expected(formOf(issue), found)
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return issue.origin === 'string'
        ? `太长，最多 ${issue.maximum} 个字`
        : `太大，最多 ${issue.maximum}`
    default:
      return `不合要求：${issue.message}`
  }
}

function expected(right: string, found: unknown): string {
  const wanted = /^[\x21-\x7e]/.test(right) ? `应为 ${right}` : `应为${right}`
  return found === undefined ? `缺少这一项，${wanted}` : `${wanted}，现为 ${short(found)}`
}

function oneOf(values: readonly unknown[]): string {
  return `${values.map(String).join('、')}${values.length > 1 ? ' 之一' : ''}`
}

function formOf(issue: Extract<Issue, { code: 'invalid_format' }>): string {
  if (issue.format === 'date') return '日期，如 2027-01-01'
  if (issue.path.includes('paths')) return '以 /fsi/api/ 开头的路径'
  return FORMS[fieldOf(issue)] ?? `符合 ${issue.pattern ?? issue.format} 的文字`
}

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>): string {
  const empty = EMPTY[fieldOf(issue)]
  if (empty !== undefined) return empty
  if (issue.origin === 'string') return '不能为空'
  return issue.origin === 'array' ? `至少要有 ${issue.minimum} 项` : `至少为 ${issue.minimum}`
}

/** The name of the field an issue is about. */
function fieldOf({ path }: Issue): string {
  return String(path.findLast((step) => typeof step === 'string') ?? '')
}

/** Of a choice between shapes: what is wrong with the one that fits best. */
function nearest(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  if (issue.errors.length === 0) return [unknownKind(issue)]
  const ways = issue.errors.map((way) =>
    way.flatMap((inner) => nearest({ ...inner, path: [...issue.path, ...inner.path] })),
  )
  return mergeValues(ways.flat()) ?? ways.toSorted((a, b) => a.length - b.length)[0] ?? [issue]
}

/** Nothing but closed lists of values for one place: they are one list. */
function mergeValues(issues: readonly Issue[]): readonly Issue[] | undefined {
  const [first] = issues
  const values = issues.flatMap((issue) => (issue.code === 'invalid_value' ? issue.values : []))
  const isOneList = issues.every(
    ({ code, path }) => code === 'invalid_value' && placeIn(path) === placeIn(first?.path ?? []),
  )
  return first?.code === 'invalid_value' && isOneList ? [{ ...first, values }] : undefined
}

/** A shape is told by one of its fields, which names none of them. */
function unknownKind(issue: Extract<Issue, { code: 'invalid_union' }>): Issue {
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : []
  const { path, message } = issue
  return { code: 'invalid_value', values: options, path, message }
}

/** Fields whose content is never repeated. */
const SECRETS: ReadonlySet<string> = new Set(['token'])
const HIDDEN = '……'

function shownAt(file: unknown, issue: Issue): unknown {
  const value = valueAt(file, issue.path)
  return value !== undefined && SECRETS.has(fieldOf(issue)) ? HIDDEN : value
}

function valueAt(file: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      // What is no object has no fields; a list is one too.
      typeof value === 'object' && value !== null
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    file,
  )
}

const SHOWN_CHARACTERS = 40

function short(found: unknown): string {
  const text = JSON.stringify(found)
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text
}
