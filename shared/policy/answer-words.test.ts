import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TABLES, TODAY, UNRULED_DIVISION } from '#tests/builders.ts'
import { ANSWER_HEADINGS, type AnswerName, type AnswerWords, answerWords } from './answer-words.ts'
import { answersOf } from './answers.ts'
import { FACTS, type Facts } from './conditions.ts'
import { Category } from './policy.ts'
import { resolvePolicy } from './resolve.ts'

const NAMES = Object.keys(ANSWER_HEADINGS) as AnswerName[]

interface Question {
  readonly division: string
  readonly category: Category
  readonly day: string
  readonly facts: Facts
}

function wordsOf(asked: Partial<Question>, ask?: string): Record<AnswerName, AnswerWords> {
  const question = { division: '371002', category: 'relocated-retiree', day: TODAY, facts: {} }
  const { division, category, day, facts } = { ...question, ...asked } as Question
  return answerWords({
    policy: resolvePolicy(TABLES.policies, division, day),
    destinations: TABLES.destinations,
    asked: { category, day, startDate: day, facts },
    ...(ask !== undefined && { ask }),
  })
}

const textOf = ({ sentences }: AnswerWords) => sentences.map(({ text }) => text).join('')

/** Every region that has a pack, and one that has none, in times of every pack. */
const questions = fc.record({
  division: fc.constantFrom('371002', '370102', '210102', '120101', UNRULED_DIVISION, ''),
  category: fc.constantFrom(...Category.options),
  day: fc.constantFrom('2019-01-01', '2020-06-01', '2022-12-31', '2023-01-01', '2024-02-29', TODAY),
  facts: fc.record(
    Object.fromEntries(
      Object.keys(FACTS).map((fact) => [
        fact,
        fact === 'insuranceType'
          ? fc.constantFrom('310', '390', null)
          : ['age', 'institutionLevel', 'monthsFiled'].includes(fact)
            ? fc.option(fc.integer({ min: 0, max: 90 }))
            : fc.option(fc.boolean()),
      ]),
    ),
    { requiredKeys: [] },
  ),
})

describe('answers in words', () => {
  it('has a sentence for every answer of every region, category, day and state of knowledge', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const words = wordsOf(question)
        for (const name of NAMES) {
          const { sentences } = words[name]
          expect(sentences.length, name).toBeGreaterThan(0)
          for (const { text } of sentences) {
            expect(text, name).toMatch(/^\S.+。$/)
            expect(text, name).not.toMatch(/undefined|null|NaN|。。|\{|\[/)
          }
        }
      }),
    )
  })

  it('cites an article behind whatever it claims, and says whom to ask where it claims nothing', () => {
    fc.assert(
      fc.property(questions, (question) => {
        const policy = resolvePolicy(TABLES.policies, question.division, question.day)
        const asked = { ...question, startDate: question.day }
        const answers = answersOf(policy, asked)
        for (const [name, words] of Object.entries(wordsOf(question, '请打电话'))) {
          if (words.isUnknown) {
            expect(textOf(words), name).toContain('请打电话')
            continue
          }
          for (const { cited } of words.sentences) expect(cited, name).not.toBe('')
          expect(answers[name as AnswerName].because, name).not.toEqual([])
        }
      }),
    )
  })

  it.each([
    ['371002', 'validity', '不设结束日期，长期有效。'],
    ['371002', 'earliestStart', `最多往前提前 5 日（今天办理的，最早 2026-11-17）。`],
    ['371002', 'change', '可以随时变更；已发生的，备案满 6 个月起可以变更。'],
    ['210102', 'change', '参保地是否设置变更备案的时限，现有文件没有规定，请向参保地核实。'],
    ['210102', 'promiseBreach', '即时取消备案资格'],
    ['210102', 'institution', '不得备案到具体的定点医疗机构。'],
    ['210102', 'destination', '海南省、西藏自治区、新疆生产建设兵团可以整体备案。'],
    ['120101', 'validity', '长期有效，也可以设定结束日期。'],
    ['120101', 'insuranceChange', '备案在规定时间内继续有效。'],
    [UNRULED_DIVISION, 'earliestStart', '现有文件没有规定，请向参保地核实。'],
  ] as const)('says of %s on %s what its texts say', (division, name, words) => {
    expect(textOf(wordsOf({ division })[name])).toContain(words)
  })

  it('marks what a promise may replace and what may come later', () => {
    const { materials, later } = wordsOf({ division: '210102', category: 'stationed-worker' })
    expect(textOf(materials)).toContain('或△个人承诺书；或◇先备案后补充')
    expect(textOf(later)).toContain('补交期限现有文件没有规定，由经办机构与申领人约定。')
  })

  it('tells the one case that applies, else all of them and what has to be asked', () => {
    const open = wordsOf({}).homeBenefit
    expect(textOf(open)).toContain('；')
    expect(open.toAsk).toContain(FACTS.isProvedByPaper)
    const proved = wordsOf({ facts: { isProvedByPaper: true } }).homeBenefit
    expect(textOf(proved)).toBe(
      '提交备案就医地户籍证明、居住证或单位工作证明等材料的，享受与参保地同等的医保待遇。',
    )
    expect(proved.toAsk).toEqual([])
  })

  it('shows by the name of the document that a rule is a draft', () => {
    const { homeBenefit } = wordsOf({ division: '120101' })
    expect(homeBenefit.sentences[0]?.cited).toBe('津异地就医办法（征求意见稿）第二十二条')
  })

  it('names a document once where several of its articles stand together', () => {
    const { referral } = wordsOf({ division: '120101', category: 'referred' })
    expect(referral.sentences[0]?.cited).toBe(
      '津异地就医办法（征求意见稿）第十六条、第十七条、第十九条',
    )
  })
})
