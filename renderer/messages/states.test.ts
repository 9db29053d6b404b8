import { describe, expect, it } from 'vitest'
import { type Filing, NEW_LIFE } from '#shared/filing/filing.ts'
import { anEntry, anOutboxEntry } from '#tests/builders.ts'
import { entryStateWords, filingStateWords, nextStepWords } from './states.ts'

const FILING: Filing = {
  id: '0d5e1f6c-6a52-4c53-9f0e-2f6d4f2b9f11',
  acceptanceNumber: '371002001-20261122-1',
  status: 'accepted',
  entry: anEntry(),
  policy: { packs: [{ id: 'national', version: '2023-01-01' }] },
  acceptedAt: '2026-11-22T06:00:00.000Z',
  acceptedBy: { number: '9001', name: '王芳' },
  receipt: null,
  ...NEW_LIFE,
}

const NOW = { today: '2026-11-22', isRenewed: false, refusedPages: 0 }

const PARKED = anOutboxEntry({
  filingId: FILING.id,
  state: 'parked',
  attempts: 1,
  nextAt: null,
  reason: { code: 'refused', words: '参保状态异常', detail: '' },
})

const RECEIPT = {
  receiptNumber: '3700',
  filingNumber: 'BA1',
  version: '1',
  personNumber: '37100200000000000001',
  acknowledgedAt: '2026-11-22T06:00:01.000Z',
}

describe('the state of a filing in words', () => {
  it('says that it waits', () => {
    expect(filingStateWords(FILING, undefined)).toBe('已受理，待报送')
  })

  it('gives the reason of a return', () => {
    expect(filingStateWords({ ...FILING, status: 'refused' }, PARKED)).toBe('被退回：参保状态异常')
  })

  it('gives the 备案编号, or the serial number where there is none', () => {
    const acknowledged = { ...FILING, status: 'acknowledged' as const, receipt: RECEIPT }
    expect(filingStateWords(acknowledged, undefined)).toContain('备案编号 BA1')
    const unnumbered = { ...acknowledged, receipt: { ...RECEIPT, filingNumber: '' } }
    expect(filingStateWords(unnumbered, undefined)).toContain('流水号 3700')
  })

  it('does not call a filing reported whose pages are not all there', () => {
    const registered = { ...FILING, receipt: RECEIPT }
    expect(filingStateWords(registered, undefined)).toContain('材料图像还没有传齐')
    expect(nextStepWords(registered, undefined, NOW)).toContain('材料图像自动上传')
    expect(nextStepWords(registered, undefined, { ...NOW, refusedPages: 2 })).toContain(
      '按 U 重新上传（2 页）',
    )
  })
})

describe('the line 下一步', () => {
  it('says what happens by itself and what may be done meanwhile', () => {
    const queued = { ...PARKED, state: 'queued' as const, reason: null }
    expect(nextStepWords(FILING, queued, NOW)).toBe(
      '下一步：无需处理，系统自动报送；可预览、打印下列表单；可立即重试报送',
    )
  })

  it('follows the reason of an entry that stands still', () => {
    expect(nextStepWords({ ...FILING, status: 'refused' }, PARKED, NOW)).toContain(
      '请按退回原因变更后重报，或作废',
    )
  })

  it('offers no sending where nothing is left to send', () => {
    expect(nextStepWords({ ...FILING, status: 'acknowledged' }, undefined, NOW)).not.toContain(
      '重试',
    )
  })

  it('offers 续办 from thirty days before the end, unless it was renewed', () => {
    const ending = (endDate: string, status: Filing['status'] = 'acknowledged') => ({
      ...FILING,
      status,
      entry: anEntry({ category: 'temporary', endDate }),
    })
    const words = (filing: Filing) => nextStepWords(filing, undefined, NOW)
    expect(words(ending('2026-12-22'))).toContain('将于 2026-12-22 到期，还要去就医地的请按 X 续办')
    expect(words(ending('2026-11-21'))).toContain('已于 2026-11-21 到期')
    expect(words(ending('2026-12-23'))).not.toContain('续办')
    expect(words(ending('2026-12-22', 'terminated'))).not.toContain('按 X 续办')
    const renewed = nextStepWords(ending('2026-12-22'), undefined, { ...NOW, isRenewed: true })
    expect(renewed).not.toContain('续办')
  })
})

it.each([
  ['refused', '被退回'],
  ['conflict', '被退回'],
  ['by-hand', '已搁置'],
  ['given-up', '已搁置'],
  ['contract', '已搁置'],
] as const)('an entry parked as "%s" is %s', (code, words) => {
  expect(entryStateWords({ ...PARKED, reason: { code, words: '', detail: '' } })).toBe(words)
  expect(entryStateWords({ ...PARKED, state: 'queued' })).toBe('待报送')
})
