import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { readReferenceData } from '#electron/reference-files.ts'
import { explain } from '#shared/filing/verdict.ts'
import { PolicyQuestion } from '#shared/policy/question.ts'
import { indexTables } from '#shared/reference-data.ts'
import { ROOT } from './paths.ts'

const Questions = z.union([z.array(PolicyQuestion), PolicyQuestion])

const USAGE = `用法 | usage: npm run -s policy -- FILE.json   或 | or   npm run -s policy -- --schema
FILE.json: {date, insuredDivision, category, action, facts…}, 一个或一列 | one or a list`

/** `npm run -s policy -- FILE.json`: asks the rules and prints the answers with their articles as JSON. */
export function main([source]: readonly string[]): number {
  z.config(z.locales.zhCN())
  if (source === undefined) return fail(USAGE)
  if (source === '--schema') return print(z.toJSONSchema(Questions, { io: 'input' }))
  const read = readQuestions(source)
  if (typeof read === 'string') return fail(read)
  const tables = indexTables(readReferenceData(join(ROOT, 'assets')))
  const questions = Array.isArray(read) ? read : [read]
  const unplaced = questions.findIndex(
    ({ insuredDivision }) => !tables.divisions.has(insuredDivision),
  )
  if (unplaced >= 0) {
    const code = questions[unplaced]?.insuredDivision
    return fail(
      `${source} 第 ${unplaced + 1} 个问题：参保地 ${code} 不在医保区划表中，请填 6 位代码`,
    )
  }
  const answers = questions.map((question) => ({ question, ...explain(question, tables) }))
  return print(Array.isArray(read) ? answers : answers[0])
}

function readQuestions(path: string): z.output<typeof Questions> | string {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return `读不到文件 | cannot read: ${path}`
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (fault) {
    return `${path} 不是 JSON | is no JSON: ${String(fault)}`
  }
  // Asked one by one, so that the message names the question and its field.
  const parsed = (Array.isArray(json) ? json : [json]).map((one) => PolicyQuestion.safeParse(one))
  const wrong = parsed.findIndex(({ success }) => !success)
  const issue = parsed[wrong]?.error?.issues[0]
  if (issue)
    return `${path} 第 ${wrong + 1} 个问题，${issue.path.join('.') || '整体'}：${issue.message}`
  const questions = parsed.flatMap(({ data }) => data ?? [])
  return Array.isArray(json) ? questions : (questions[0] ?? [])
}

function print(value: unknown): number {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
  return 0
}

function fail(words: string): number {
  process.stderr.write(`${words}\n`)
  return 1
}
