import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const QUESTION = {
  date: '2026-11-22',
  insuredDivision: '371002',
  category: 'long-term-resident',
  startDate: '2026-11-16',
}

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'filing-desk-policy-'))
})

afterAll(() => rmSync(folder, { recursive: true }))

/** Asks the command as somebody at a terminal does. */
function ask(...parameters: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['build/run.mjs', 'policy', ...parameters],
    { cwd: ROOT, encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

/** Asks what a file says; text goes in as it is. */
function askFile(content: unknown) {
  const path = join(folder, 'questions.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return ask(path)
}

describe('the policy command', () => {
  it('answers one question with verdict, packs and articles', () => {
    const { status, stdout } = askFile(QUESTION)
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      question: { ...QUESTION, action: 'register' },
      packs: [
        { name: '国家' },
        { name: '国家2024年通知' },
        { name: '山东', status: 'in-force' },
        { name: '威海' },
      ],
      verdict: {
        value: 'no',
        reasons: [
          { says: 'yes' },
          {
            says: 'no',
            words: '补办的开始日期最多提前 5 日',
            because: [{ document: '鲁医保发〔2022〕26号', article: '二（二）' }],
          },
        ],
      },
      answers: { earliestStart: { value: { day: '2026-11-17' } } },
    })
  })

  it('answers a list in its order, and marks a draft', () => {
    const { status, stdout } = askFile([QUESTION, { ...QUESTION, insuredDivision: '120101' }])
    expect(status).toBe(0)
    const answers: unknown = JSON.parse(stdout)
    expect(answers).toMatchObject([
      { question: { insuredDivision: '371002' } },
      {
        question: { insuredDivision: '120101' },
        packs: [{}, {}, { name: '天津', status: 'draft' }],
        verdict: { value: 'ask' },
      },
    ])
  })

  it('tells the shape of a question', () => {
    const { status, stdout } = ask('--schema')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ anyOf: [{ type: 'array' }, { type: 'object' }] })
    for (const field of ['insuredDivision', 'laterDue', 'facts', 'monthsFiled']) {
      expect(stdout).toContain(`"${field}"`)
    }
  })

  it.each([
    ['a wrong value', { category: 'tourist' }, '第 2 个问题，category：'],
    ['a day that does not exist', { date: '2026-02-30' }, '第 2 个问题，date：'],
    ['a fact of the wrong kind', { facts: { age: [60] } }, '第 2 个问题，facts.age：'],
    ['a field nobody knows', { dates: '2026-11-22' }, '"dates"'],
    ['an unknown division', { insuredDivision: '999999' }, '第 2 个问题：参保地 999999'],
  ])('names question and field of %s', (_, wrong, words) => {
    const { status, stdout, stderr } = askFile([QUESTION, { ...QUESTION, ...wrong }])
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain(words)
    expect(stderr).not.toMatch(/Invalid|Unrecognized|\n\s+at /)
  })

  it('says that a file is no JSON, or not there, or that none was named', () => {
    expect(askFile('{date: 2026}')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('不是 JSON'),
    })
    expect(ask(join(folder, 'nowhere.json'))).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('读不到文件'),
    })
    expect(ask()).toMatchObject({ status: 1, stderr: expect.stringContaining('用法') })
  })
})
