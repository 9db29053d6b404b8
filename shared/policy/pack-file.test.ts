import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TABLES } from '#tests/builders.ts'
import { CONTRADICTING_PACK, LATER_PACK, NEXT_LATER_PACK } from '#tests/policy-packs.ts'
import { LONGEST_PACK_FILE, parsePackFile, readPackFile } from './pack-file.ts'

const HELD = TABLES.policies
const read = (file: unknown) => readPackFile(JSON.stringify(file), HELD)

function faultsOf(file: unknown): readonly string[] {
  const answer = read(file)
  return answer.ok ? [] : answer.error.message.split('\n')
}

/** `LATER_PACK` with something written into its only rule, as a hand may write it. */
function withRule(changes: object): unknown {
  return { ...LATER_PACK, rules: [{ ...LATER_PACK.rules[0], ...changes }] }
}

describe('the file of a policy pack', () => {
  it('is read where it is sound and rules together with what is held', () => {
    expect(read(LATER_PACK)).toEqual({ ok: true, value: LATER_PACK })
    expect(parsePackFile(`\uFEFF${JSON.stringify(LATER_PACK)}\n`).ok).toBe(true)
  })

  it.each(HELD.map((pack) => [`${pack.id}@${pack.version}`, pack] as const))(
    'is read as it was written: %s',
    (_, pack) => {
      expect(parsePackFile(JSON.stringify(pack))).toEqual({ ok: true, value: pack })
    },
  )

  it.each([
    ['nothing', '', '没有内容'],
    ['no JSON', '威海通知', '不是 JSON 文件'],
    ['too much', 'x'.repeat(LONGEST_PACK_FILE + 1), '内容超过 50 万字'],
    ['another shape', '[]', '应为对象'],
  ])('is refused when it holds %s', (_, text, words) => {
    const answer = readPackFile(text, HELD)
    expect(answer).toMatchObject({ ok: false, error: { code: 'policy-file' } })
    expect(answer.ok ? '' : answer.error.message).toContain(words)
  })

  it('is refused for a schema fault with its place, what is there and what would be right', () => {
    const file = {
      ...LATER_PACK,
      id: 'Weihai 1',
      version: '',
      effectiveFrom: '2026-13-01',
      divisionPrefix: '371',
      articles: [],
    }
    expect(faultsOf(file)).toEqual([
      'id：应为小写字母、数字和连字符，最多 60 个，现为 "Weihai 1"',
      'version：不能为空',
      'divisionPrefix：应为区划代码的前 2、4 或 6 位；全国留空，现为 "371"',
      'effectiveFrom：应为日期，如 2027-01-01，现为 "2026-13-01"',
      'articles：没有条文，至少要有一条原文',
    ])
    expect(faultsOf({ ...LATER_PACK, name: undefined, nick: 'x' })).toEqual([
      'name：缺少这一项，应为文字（带引号）',
      '有不认识的项 nick，请核对拼写或删去',
    ])
  })

  it.each([
    [
      'a value that is none of those it may be',
      { rule: 'validity', value: { end: 'often' } },
      ['rules[0].value.end：应为 none、optional、required 之一，现为 "often"'],
    ],
    [
      'people it does not know',
      { for: ['everybody'] },
      [/^rules\[0\]\.for\[0\]：应为 all、long-term、.*temporary 之一，现为 "everybody"$/],
    ],
    [
      'a kind it does not know',
      { rule: 'fee' },
      [/^rules\[0\]\.rule：应为 category、.*现为 "fee"$/],
    ],
    ['no article', { because: [] }, ['rules[0].because：没有引用条文，每条规则至少写明一条依据']],
    [
      'a fraction of a month',
      { rule: 'validity', value: { end: 'required', atLeastMonths: 1.5 } },
      ['rules[0].value.atLeastMonths：应为整数，现为 1.5'],
    ],
    [
      'a condition without a fact',
      {
        rule: 'eligibility-way',
        value: { id: 'a', label: '甲', conditions: [{ fact: 'age', atLeast: '60' }] },
      },
      ['rules[0].value.conditions[0].atLeast：应为数字，现为 "60"'],
    ],
  ])('is refused for a rule with %s', (_, changes, faults) => {
    expect(faultsOf(withRule(changes))).toEqual(
      faults.map((fault) =>
        typeof fault === 'string' ? fault : (expect.stringMatching(fault) as unknown),
      ),
    )
  })

  it('is refused with everything in which it contradicts what is held', () => {
    expect(faultsOf(CONTRADICTING_PACK)).toEqual([
      'rules[1].because[0]：引用的“威海容缺通知第九条”不在本政策包和上级政策包的条文中',
      expect.stringMatching(/^rules\[1\]：与上级政策“国家”规程第十条的规定不同/),
      expect.stringMatching(/^rules\[1\]：与上级政策“山东”/),
    ])
  })

  it('never replaces a version that is held, and follows one with a version of its own', () => {
    const held = [...HELD, LATER_PACK]
    const answer = readPackFile(JSON.stringify(LATER_PACK), held)
    expect(answer.ok ? '' : answer.error.message).toContain('version：同一政策包的这个版本已经有了')
    expect(readPackFile(JSON.stringify(NEXT_LATER_PACK), held).ok).toBe(true)
  })

  it('is refused in words for whatever stands at any place of it', () => {
    const places = fc.constantFrom(...Object.keys(LATER_PACK))
    fc.assert(
      fc.property(places, fc.jsonValue(), (place, value) => {
        const answer = read({ ...LATER_PACK, [place]: value })
        const message = answer.ok ? '' : answer.error.message
        return answer.ok || (message !== '' && !/Invalid|Expected|undefined/.test(message))
      }),
    )
  })
})
