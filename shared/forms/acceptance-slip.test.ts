import { describe, expect, test } from 'vitest'
import { SAMPLE_ENTRIES, sampleInput } from '#electron/paper/form-samples.test-helper.ts'
import type { FilingEntry } from '#shared/filing/filing.ts'
import { EMPTY_REFERRAL, type Referral } from '#shared/filing/referral.ts'
import { formLayout, requiredForms } from './form-layout.ts'
import type { FormInput } from './form-values.ts'
import { cellsOf, layoutOf, printed } from './layout-reading.test-helper.ts'

const { retiree, referred, temporary } = SAMPLE_ENTRIES

describe('受理单', () => {
  const slipOf = (input: FormInput) => layoutOf(input, 'acceptance-slip')

  test('comes last for every filing, after what has to be signed first', () => {
    for (const entry of [retiree, referred, temporary]) {
      const forms = requiredForms(entry, sampleInput(entry).policy)
      expect([forms[0], forms.at(-1)]).toEqual(['filing-form', 'acceptance-slip'])
    }
  })

  test('masks the number of the person and names the document where it is no identity card', () => {
    expect(printed(slipOf(sampleInput(retiree)), '证件号码')).toBe('169900********0022')
    const passport = { ...retiree, documentType: '08', documentNumber: 'P00000001' }
    expect(printed(slipOf(sampleInput(passport)), '证件号码')).toBe('P0*****01（外国人护照）')
    expect(JSON.stringify(slipOf(sampleInput(retiree)))).not.toContain(retiree.documentNumber)
  })

  test('lists the materials one by one and marks a promise', () => {
    expect(printed(slipOf(sampleInput(retiree)), '收到的材料')).toBe(
      '1. 医保电子凭证\n2. 异地安置认定材料：个人承诺书（承诺代替）',
    )
  })

  test('describes a referral certificate in one line as far as it was recorded', () => {
    const lineOf = (referral: Partial<Referral> | null) => {
      const entry = { ...referred, referral: referral && { ...EMPTY_REFERRAL, ...referral } }
      return printed(slipOf(sampleInput(entry)), '收到的材料')
    }
    const certificate = '1. 有效身份证件\n2. 参保地规定的定点医疗机构开具的转诊转院证明'
    const described = '1. 有效身份证件\n2. 转诊证明：'
    expect(lineOf(referred.referral)).toBe(`${described}威海市河滨中心医院（三级），2026-11-20`)
    expect(lineOf({ issuer: '威海市河滨中心医院' })).toBe(`${described}威海市河滨中心医院`)
    expect(lineOf({ date: '2026-11-20' })).toBe(`${described}2026-11-20`)
    expect(lineOf({ reason: '需手术' })).toBe(certificate)
    expect(lineOf(null)).toBe(certificate)
  })

  test('says so where the category asks for no material', () => {
    const emergency = {
      ...temporary,
      category: 'emergency',
      fileAnyway: true,
      materials: {},
    } as const
    const layout = layoutOf(sampleInput(emergency), 'acceptance-slip')
    expect(printed(layout, '收到的材料')).toBe('规程没有为此类人员列出材料')
  })

  test('says in the office’s time when the filing was accepted, and how long it holds', () => {
    const layout = slipOf(sampleInput(referred, { acceptedAt: '2026-11-22T16:30:00Z' }))
    expect(printed(layout, '受理时间')).toBe('2026年11月23日 00:30')
    expect(printed(layout, '备案有效期')).toBe('自2026年11月22日至2027年5月22日')
  })

  test('tells the rule of the own category and cites the article of every sentence', () => {
    const notesOf = (entry: FilingEntry) =>
      cellsOf(slipOf(sampleInput(entry))).flatMap((cell) =>
        cell.kind === 'notes' ? cell.items : [],
      )
    const articles = ['十', '十一', '十二', '十四'].map((number) => `（第${number}条）`)
    expect(notesOf(retiree).map((note) => note.slice(note.lastIndexOf('（')))).toEqual(articles)
    expect(notesOf(retiree)[0]).toContain('备案长期有效')
    expect(notesOf(temporary)[0]).toContain('不少于6个月')
  })

  test('has a cell for each of the two signatures', () => {
    const layout = slipOf(sampleInput(retiree))
    expect([printed(layout, '经办人（签名）'), printed(layout, '申领人（签名）')]).toEqual([
      'by-hand',
      'by-hand',
    ])
  })

  test.each([
    ['name', '姓名'],
    ['documentNumber', '证件号码'],
    ['category', '人员类别'],
    ['insuredDivision', '参保地'],
    ['destination', '就医地'],
    ['startDate', '备案有效期'],
  ] as const)('is refused without %s', (field, label) => {
    const refused = formLayout('acceptance-slip', sampleInput({ ...retiree, [field]: '' }))
    expect(!refused.ok && refused.error.message).toContain(`跨省异地就医备案受理单缺少“${label}”`)
  })

  test('is refused while a material of the category is missing', () => {
    const materials = { voucher: 'e-voucher' }
    const refused = formLayout('acceptance-slip', sampleInput({ ...retiree, materials }))
    expect(!refused.ok && refused.error.message).toContain('缺少“收到的材料”')
  })
})
