import { describe, expect, test } from 'vitest'
import { anEntry } from '#tests/builders.ts'
import { type Filing, FilingStatus, NEW_LIFE } from './filing.ts'
import type { Obligation } from './obligation.ts'
import {
  ACTION_NAMES,
  ALLOWED_ACTIONS,
  actionRefusal,
  describeRefusal,
  type FilingAction,
  possibleActions,
} from './status.ts'

const filing = (changes: Partial<Filing> = {}): Filing => ({
  id: '0d5e1f6c-6a52-4c53-9f0e-2f6d4f2b9f11',
  acceptanceNumber: '371002001-20261122-1',
  status: 'acknowledged',
  entry: anEntry(),
  policy: { packs: [{ id: 'national', version: '2023-01-01' }] },
  acceptedAt: '2026-11-22T06:00:00.000Z',
  acceptedBy: { number: '9001', name: '王芳' },
  receipt: null,
  ...NEW_LIFE,
  ...changes,
})
const owed: Obligation = {
  id: 'work-proof',
  kind: 'promise',
  requirement: 'work-proof',
  label: '异地工作证明材料',
  evidence: 'promise',
  start: '2026-11-22',
  workingDays: null,
  dueDay: null,
  state: 'open',
  outcome: null,
}
// The keys are those of ACTION_NAMES.
const ACTIONS = Object.keys(ACTION_NAMES) as FilingAction[]

test.each(FilingStatus.options)(
  'of a filing that is %s, what the table does not allow is refused in words',
  (status) => {
    const allowed: readonly FilingAction[] = ALLOWED_ACTIONS[status]
    for (const action of ACTIONS.filter((other) => !allowed.includes(other))) {
      const refusal = actionRefusal(filing({ status }), action)
      expect(refusal?.rule).not.toBe('')
      expect(refusal?.problem).not.toBe('')
      expect(refusal?.remedy).toContain(ACTION_NAMES[action])
      expect(refusal?.possible).not.toContain(action)
    }
  },
)

describe('what the table allows may still have nothing to act on', () => {
  test('renewal of what is valid without end', () => {
    expect(actionRefusal(filing(), 'renew')?.rule).toBe('long-term-needs-no-renewal')
    const temporary = filing({ entry: anEntry({ endDate: '2027-05-22' }) })
    expect(actionRefusal(temporary, 'renew')).toBeUndefined()
    expect(actionRefusal(filing({ status: 'imported' }), 'renew')?.remedy).toContain('请新增备案')
  })

  test('papers and promises that nobody owes; one found lacking stays owed', () => {
    expect(actionRefusal(filing(), 'supply-material')?.rule).toBe('nothing-owed')
    expect(actionRefusal(filing(), 'verify-promise')?.rule).toBe('no-open-promise')
    const outcome = { result: 'lacking', on: '2026-12-01', by: '王芳', note: '' } as const
    for (const obligation of [owed, { ...owed, state: 'failed' as const, outcome }]) {
      const owing = filing({ obligations: [obligation] })
      expect(possibleActions(owing)).toEqual(
        expect.arrayContaining(['supply-material', 'verify-promise']),
      )
    }
    const later = filing({ obligations: [{ ...owed, kind: 'later-material' }] })
    expect(actionRefusal(later, 'verify-promise')?.rule).toBe('no-open-promise')
  })
})

test('a refusal is one sentence that ends in what is possible', () => {
  const refusal = actionRefusal(filing({ status: 'refused' }), 'terminate')
  expect(refusal && describeRefusal(refusal)).toBe(
    '国家子系统没有登记这份备案，它还没有生效，没有生效的备案不能办终止；内容有误的请变更后重报，不再办的请作废（规程第十三条）；现在可以：打印表单、变更、作废',
  )
})

test('a filing written before there was a life after acceptance reads as one nothing happened to', async () => {
  const { revision: _r, ended: _e, obligations: _o, renews: _n, ...old } = filing()
  const { Filing: Schema } = await import('./filing.ts')
  expect(Schema.parse(old)).toEqual(filing())
})
