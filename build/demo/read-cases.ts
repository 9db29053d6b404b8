import { readFileSync } from 'node:fs'
import { checkEntry } from '#shared/filing/check.ts'
import { labelOf } from '#shared/filing/fields.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import { describeIssue } from '#shared/filing/issue.ts'
import type { Tables } from '#shared/reference-data.ts'
import { ok, type Result, refuse } from '#shared/result.ts'
import { entryOfCase } from './case-entry.ts'
import { CaseFile, expectationOf, type FilingCase } from './filing-case.ts'

/** A case with the entry it comes to. */
export interface PreparedCase {
  readonly filing: FilingCase
  readonly entry: FilingEntry
  /** The office's day it was prepared for, `YYYY-MM-DD`. */
  readonly today: string
}

/** Reads a case file; a bad one is refused with the field and the rule that it breaks. */
export function readCases(
  path: string,
  tables: Tables,
  today: string,
): Result<readonly PreparedCase[]> {
  const json = readJson(path)
  if (!json.ok) return json
  const parsed = CaseFile.safeParse(json.value)
  if (!parsed.success) return refuse('bad-case', describeShape(json.value))
  return prepareCases(Array.isArray(parsed.data) ? parsed.data : [parsed.data], tables, today)
}

/** The cases with their entries; one the rules see otherwise than it expects is refused. */
export function prepareCases(
  filings: readonly FilingCase[],
  tables: Tables,
  today: string,
): Result<readonly PreparedCase[]> {
  const prepared = filings.map((filing) => ({
    filing,
    entry: entryOfCase(filing, tables, today),
    today,
  }))
  for (const [index, { filing, entry }] of prepared.entries()) {
    const refusal = findRefusal(entry, tables, today)
    const expected = expectationOf(filing)
    if (refusal && expected !== 'not-filed')
      return refuse('bad-case', `第 ${index + 1} 份：${refusal}`)
    if (!refusal && expected === 'not-filed') {
      return refuse('bad-case', `第 ${index + 1} 份：expect 为 not-filed，但没有规则拒绝它`)
    }
  }
  return ok(prepared)
}

function findRefusal(entry: FilingEntry, tables: Tables, today: string): string | undefined {
  const issue = checkEntry(entry, { tables, today, otherFilings: [] }).find(
    ({ severity }) => severity === 'error',
  )
  return (
    issue && `${labelOf(issue.field)}（${issue.field}）：${describeIssue(issue)} [${issue.rule}]`
  )
}

function readJson(path: string): Result<unknown> {
  try {
    return ok(JSON.parse(readFileSync(path, 'utf8')))
  } catch (fault) {
    const isAbsent = fault instanceof Error && 'code' in fault
    return refuse('bad-case', isAbsent ? `读不到案例文件 ${path}` : `案例文件 ${path} 不是 JSON`)
  }
}

/** Names the first field that has the wrong shape; each filing is looked at by itself for plain words. */
function describeShape(value: unknown): string {
  const filings: readonly unknown[] = Array.isArray(value) ? value : [value]
  for (const [index, filing] of filings.entries()) {
    const result = CaseFile.options[0].safeParse(filing)
    const issue = result.error?.issues[0]
    if (issue) {
      const field =
        issue.code === 'unrecognized_keys' ? issue.keys.join('、') : issue.path.join('.') || '整份'
      const rule = issue.code === 'unrecognized_keys' ? '没有这个字段' : issue.message
      return `第 ${index + 1} 份：${field}：${rule}（字段见 README“案例文件”） [${issue.code}]`
    }
  }
  return '案例文件里没有备案：请写一份备案或备案的列表 [empty]'
}
