import { describe, expect, test } from 'vitest'
import { SAMPLE_ENTRIES, sampleInput } from '#electron/paper/form-samples.test-helper.ts'

import type { FilingEnd, FilingEntry } from '#shared/filing/filing.ts'
import { promisableMaterials } from '#shared/policy/materials.ts'
import { Category } from '#shared/policy/policy.ts'
import { resolvePolicy } from '#shared/policy/resolve.ts'
import { formLayout, formRefusal, formsOf, requiredForms } from './form-layout.ts'
import type { FilingFormTemplate } from './form-template.ts'
import type { FormInput } from './form-values.ts'
import { GRID_WIDTH, type Layout } from './layout.ts'
import { cellsOf, layoutOf, offered, printed } from './layout-reading.test-helper.ts'

const { retiree, referred, temporary } = SAMPLE_ENTRIES

function withTemplate(input: FormInput, change: Partial<FilingFormTemplate>): FormInput {
  const forms = input.tables.forms
  const template = { ...forms['filing-form'], ...change }
  return { ...input, tables: { ...input.tables, forms: { ...forms, 'filing-form': template } } }
}

describe('备案表', () => {
  test('is headed by the insured province and marked as our own layout', () => {
    const layout = layoutOf(sampleInput(retiree))
    expect(layout.title).toBe('山东省跨省异地就医登记备案表')
    expect(layout.corner.left).toBe('参考样式')
    expect(layoutOf(withTemplate(sampleInput(retiree), { standing: 'official' })).corner.left).toBe(
      '',
    )
  })

  test.each([
    ['relocated-retiree', retiree, '1.异地安置退休人员'],
    ['referred', referred, '4.异地转诊人员'],
    ['temporary', temporary, '5.其他跨省临时外出就医人员'],
  ])('ticks the category %s and a new registration', (_, entry, category) => {
    const layout = layoutOf(sampleInput(entry))
    expect(printed(layout, '人员类别')).toBe(category)
    expect(printed(layout, '登记类别')).toBe('1.新增')
  })

  test('ticks no wrong box for an emergency: it gets a line that is marked as ours', () => {
    const emergency = { ...temporary, category: 'emergency', fileAnyway: true } as const
    expect(printed(layoutOf(sampleInput(emergency)), '人员类别')).toBe(
      '异地急诊抢救人员（柜台加注）',
    )
    const ordinary = cellsOf(layoutOf(sampleInput(temporary))).find(
      (cell) => cell.kind === 'options' && cell.options.length > 2,
    )
    expect(ordinary?.kind === 'options' && ordinary.options).toHaveLength(5)
  })

  test('ticks the insurance', () => {
    expect(printed(layoutOf(sampleInput(retiree)), '险种')).toBe('1.职工医保')
    expect(printed(layoutOf(sampleInput(referred)), '险种')).toBe('2.城乡居民医保')
  })

  test.each([
    ['a prefecture', '440100', '广东省', '广州市'],
    ['a municipality', '110000', '北京市', '—'],
    ['海南', '460000', '海南省', '—'],
    ['西藏', '540000', '西藏自治区', '—'],
    ['the corps', '660000', '新疆生产建设兵团', '—'],
  ])(
    'names province and prefecture of %s (规程第十一条)',
    (_, destination, province, prefecture) => {
      const layout = layoutOf(sampleInput({ ...retiree, destination }))
      expect(printed(layout, '转往省（区、市）')).toBe(province)
      expect(printed(layout, '转往地市（州）')).toBe(prefecture)
    },
  )

  test('says how long the filing holds (规程第十条)', () => {
    const validity = (entry: FilingEntry) => printed(layoutOf(sampleInput(entry)), '备案起止日期')
    expect(validity(retiree)).toBe('2026年11月22日起，长期有效')
    expect(validity(referred)).toBe('自2026年11月22日\n至2027年5月22日')
  })

  test('waits for the filing number until the subsystem gave one', () => {
    const numberOf = (layout: Layout) => layout.corner.right.map(({ text }) => text).join('')
    const receipt = {
      receiptNumber: 'TR1',
      filingNumber: 'BA2026112200001',
      version: '1',
      personNumber: '37100200000000000001',
      acknowledgedAt: '2026-11-22T01:31:00Z',
    }
    expect(numberOf(layoutOf(sampleInput(retiree)))).toBe(
      '备案编号：待子系统回执（受理号 371000-20261122-0007）',
    )
    expect(numberOf(layoutOf(sampleInput(retiree, { status: 'acknowledged', receipt })))).toBe(
      '备案编号：BA2026112200001',
    )
  })

  test('leaves the signature to a hand and dates the filing by the office’s calendar', () => {
    const acceptedLate = { acceptedAt: '2026-11-22T16:30:00Z' }
    const layout = layoutOf(sampleInput(retiree, acceptedLate))
    expect(printed(layout, '本人（被委托人）签名')).toBe('by-hand')
    expect(printed(layout, '填表日期')).toBe('2026年11月23日')
    expect(printed(layout, '经办日期')).toBe('2026年11月23日')
  })

  test('names who decided the change that it tells of, and when', () => {
    const changes = [{ field: '就医地', from: '北京市', to: '广东省 广州市' }]
    const change = { changes, by: '顾长安', at: '2026-12-22T16:30:00Z' }
    const layout = layoutOf({ ...sampleInput(retiree), change })
    expect(printed(layout, '登记类别')).toBe('2.变更')
    expect(printed(layout, '经办人')).toBe('顾长安')
    expect(printed(layout, '经办日期')).toBe('2026年12月23日')
  })

  test('names the document of a person without an identity card', () => {
    const entry = { ...retiree, documentType: '08', documentNumber: 'P00000001' }
    expect(printed(layoutOf(sampleInput(entry)), '社会保障号码（身份证号码）')).toBe(
      'P00000001（外国人护照）',
    )
  })

  test.each([
    ['name', '姓名'],
    ['gender', '性别'],
    ['insuranceType', '险种'],
    ['category', '人员类别'],
    ['documentNumber', '社会保障号码（身份证号码）'],
    ['destination', '转往省（区、市）'],
    ['insuredDivision', '参保地'],
    ['address', '异地联系地址'],
    ['phone', '联系电话1'],
    ['startDate', '备案起止日期'],
  ] as const)('is refused without %s, naming the field and the form', (field, label) => {
    const refused = formLayout('filing-form', sampleInput({ ...retiree, [field]: '' }))
    expect(refused).toMatchObject({ ok: false, error: { code: 'form-value-missing' } })
    expect(!refused.ok && refused.error.message).toContain(`跨省异地就医登记备案表缺少“${label}”`)
  })

  test('is refused for a temporary filing without an end', () => {
    expect(formLayout('filing-form', sampleInput({ ...temporary, endDate: '' })).ok).toBe(false)
  })

  test.each([true, false])('keeps its grid whole with every local switch %s', (on) => {
    const show = { toPrefecture: on, validity: on, secondPhone: on }
    const layout = layoutOf(withTemplate(sampleInput(retiree), { show }))
    expect(printed(layout, '转往地市（州）') === undefined).toBe(!on)
    for (const block of layout.blocks) {
      if (block.kind !== 'grid') continue
      expect(block.columns.reduce((sum, width) => sum + width)).toBe(GRID_WIDTH)
      for (const { cells } of block.rows)
        expect(cells.reduce((sum, { span }) => sum + span, 0)).toBe(block.columns.length)
    }
  })

  test('has an option for every category that is filed', () => {
    const { policy, tables } = sampleInput(retiree)
    const filed = Object.entries(policy.categories).filter(
      ([, { filing }]) => filing === 'required',
    )
    const boxes = tables.forms['filing-form'].categories.filter((box) => !box.onlyWhenChosen)
    expect(boxes.map(({ category }) => category)).toEqual(filed.map(([category]) => category))
  })
})

describe('个人承诺书', () => {
  test('is needed where a promise stands in for a material, and only there', () => {
    const { policy } = sampleInput(retiree)
    const shown = { ...retiree.materials, 'relocation-proof': 'household-register' }
    expect(requiredForms(retiree, policy)).toContain('promise-letter')
    expect(requiredForms({ ...retiree, materials: shown }, policy)).not.toContain('promise-letter')
    expect(formLayout('promise-letter', sampleInput(referred))).toMatchObject({
      error: { code: 'form-not-needed' },
    })
  })

  test('says who promises what instead of which material', () => {
    const layout = layoutOf(sampleInput(retiree), 'promise-letter')
    const [statement] = layout.blocks
    const text = statement?.kind === 'paragraph' && statement.runs.map((run) => run.text).join('')
    expect(text).toMatch(
      /^本人沈静秋（证件类型：居民身份证（户口簿），证件号码：169900195803110022，/,
    )
    expect(text).toContain('参保地山东省威海市环翠区，拟备案到广东省广州市，')
    expect(printed(layout, '代替的材料')).toBe('“户口簿首页”和本人“常住人口登记卡”')
    expect(printed(layout, '承诺方式')).toBe('现场签名')
    expect(printed(layout, '承诺人（签名）')).toBe('by-hand')
  })

  test('names the agent and the relation, or says there is none', () => {
    const withAgent = layoutOf(sampleInput(retiree), 'promise-letter')
    const alone = layoutOf(sampleInput({ ...retiree, agent: null }), 'promise-letter')
    expect([printed(withAgent, '代办人'), printed(withAgent, '与本人关系')]).toEqual([
      '沈小满',
      '子女',
    ])
    expect([printed(alone, '代办人'), printed(alone, '与本人关系')]).toEqual(['—', '—'])
  })

  test('leaves the finding open: nothing is ticked before it was verified', () => {
    expect(
      printed(layoutOf(sampleInput(retiree), 'promise-letter'), '核验结果（事中、事后）'),
    ).toBe('')
  })

  test.each([
    ['the country', '110101', 3],
    ['辽宁', '210102', 3],
    ['威海', '371002', 3],
    ['天津', '120101', 5],
  ])(
    'has a line for whatever %s lets a person promise, and for nothing else',
    (_, division, kinds) => {
      const { tables } = sampleInput(retiree)
      const policy = resolvePolicy(tables.policies, division, '2026-11-22')
      const promisable = Category.options.flatMap((category) =>
        promisableMaterials(category, policy).map(({ id }) => ({ category, id })),
      )
      expect(promisable).toHaveLength(kinds)
      for (const { category, id } of promisable) {
        const entry = { ...retiree, category, materials: { [id]: 'promise' } }
        const layout = layoutOf({ ...sampleInput(entry), policy }, 'promise-letter')
        expect(printed(layout, '人员类别')).not.toBe('')
        expect(printed(layout, '代替的材料')).not.toBe('')
        expect(offered(layout, '人员类别')).toBe(kinds)
        expect(offered(layout, '代替的材料')).toBe(kinds)
      }
    },
  )
})

test('a document title names the form and the filing, never the person', () => {
  for (const form of ['filing-form', 'promise-letter', 'acceptance-slip'] as const) {
    const { documentTitle } = layoutOf(sampleInput(retiree), form)
    expect(documentTitle).toMatch(/^\S+ 371000-20261122-0007$/)
    expect(documentTitle).not.toContain(retiree.name)
  }
})

describe('a filing that was ended', () => {
  const endedOn = (on: string, kind: FilingEnd['kind'] = 'terminated') => ({
    status: kind,
    ended: {
      ...{ kind, on, reason: '回原籍', secondPerson: null, at: '2026-12-22T02:00:00Z' },
      by: { number: '0013', name: '顾长安' },
    },
  })

  test('has no form that speaks for it once it is voided, but the paper of its end', () => {
    const { filing, policy } = sampleInput(retiree, endedOn('2026-12-22', 'voided'))
    expect(formsOf(filing, policy)).toEqual([])
    expect(formRefusal(filing, 'acceptance-slip')?.rule).toBe('voided-is-final')
    expect(formRefusal(filing, 'claim-slip')?.rule).toBe('voided-is-final')
    expect(formRefusal(filing, 'termination-form')).toBeUndefined()
  })

  test('holds to the day of its end on 受理单 and 备案表, or to its own end before that', () => {
    const validity = (entry: FilingEntry, on: string) => [
      printed(layoutOf(sampleInput(entry, endedOn(on))), '备案起止日期'),
      printed(layoutOf(sampleInput(entry, endedOn(on)), 'acceptance-slip'), '备案有效期'),
    ]
    expect(validity(retiree, '2026-12-22')).toEqual([
      '2026年11月22日起，\n2026年12月22日终止',
      '已终止，2026年12月22日起不再有效',
    ])
    expect(validity(referred, '2026-12-22')[1]).toBe('已终止，2026年12月22日起不再有效')
    expect(validity(referred, '2027-06-01')[1]).toBe('自2026年11月22日至2027年5月22日')
  })

  test('keeps 原备案有效期 on the 终止（撤销）申请, which names who decided the end, and when', () => {
    const layout = layoutOf(sampleInput(retiree, endedOn('2026-12-25')), 'termination-form')
    expect(printed(layout, '经办人')).toBe('顾长安')
    expect(printed(layout, '经办日期')).toBe('2026年12月22日')
    expect(printed(layout, '原备案有效期')).toBe('2026年11月22日起，长期有效')
  })

  test('is asked to end on a 终止（撤销）申请 that leaves to a hand who handles it, and who signs for the person', () => {
    const asked = layoutOf(sampleInput(retiree), 'termination-form')
    const fields = ['经办人', '经办日期', '与本人关系']
    expect(fields.map((field) => printed(asked, field))).toEqual(fields.map(() => 'by-hand'))
  })
})
