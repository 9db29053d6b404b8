import { describe, expect, it } from 'vitest'
import { aCheckContext, anEntry, identityNumber, TODAY, UNRULED_DIVISION } from '#tests/builders.ts'
import { checkEntry, refuses } from './check.ts'
import { otherFilingsOf } from './check-overlap.ts'
import { EMPTY_AGENT, EMPTY_ENTRY, type Filing, type FilingEntry, NEW_LIFE } from './filing.ts'
import { describeIssue } from './issue.ts'

/** What the country's rules alone find. */
function foundNationally(changes: Partial<FilingEntry>): string[] {
  return found({ insuredDivision: UNRULED_DIVISION, ...changes })
}

/** What is found, as `severity field rule`, without the warning every impossible region brings. */
function found(changes: Partial<FilingEntry>, context = aCheckContext()): string[] {
  return checkEntry(anEntry(changes), context)
    .filter(({ rule }) => rule !== 'identity-region')
    .map(({ severity, field, rule }) => `${severity} ${field} ${rule}`)
}

const otherFiling = {
  acceptanceNumber: '3710021-20261101-0001',
  status: 'acknowledged' as const,
  name: '欧阳长风',
  destination: '440100',
  startDate: '2026-11-01',
  endDate: '',
}

describe('an entry', () => {
  it('is accepted when every rule holds', () => {
    expect(found({})).toEqual([])
  })

  it('warns of a region that does not exist, but may be accepted', () => {
    const issues = checkEntry(anEntry(), aCheckContext())
    expect(issues.map(({ rule }) => rule)).toEqual(['identity-region'])
    expect(refuses(issues)).toBe(false)
  })

  it('names every field that is still empty', () => {
    const fields = checkEntry(EMPTY_ENTRY, aCheckContext()).map(({ field }) => field)
    expect(fields).toEqual([
      'voucher',
      'documentNumber',
      'name',
      'gender',
      'insuranceType',
      'insuredDivision',
      'destination',
      'startDate',
      'address',
      'phone',
      'category',
    ])
  })

  it.each([
    ['19560230', 'identity-birth-date'],
    ['20230229', 'identity-birth-date'],
    ['20991231', 'identity-future'],
  ])('refuses an identity number born on %s', (birthDate, rule) => {
    expect(found({ documentNumber: identityNumber(birthDate) })).toContain(
      `error documentNumber ${rule}`,
    )
  })

  it('refuses a wrong check digit and says by which standard', () => {
    const number = identityNumber()
    const wrong = number.slice(0, 17) + (number.endsWith('1') ? '2' : '1')
    const [issue] = checkEntry(anEntry({ documentNumber: wrong }), aCheckContext())
    expect(issue && describeIssue(issue)).toBe(
      '身份证号码校验位不符，至少有一位录错，请按证件逐位核对（GB 11643-1999）',
    )
  })

  it.each(['440100 ', '北京协和医院', 'H44010000001', '440103', ''])(
    'refuses “%s” as a destination',
    (destination) => {
      expect(found({ destination })[0]).toMatch(/^error destination (destination-|missing)/)
    },
  )

  it('refuses a destination in the insured person’s own province', () => {
    expect(found({ destination: '370100' })).toEqual(['error destination destination-own-province'])
  })

  it('lets 兵团 and 新疆 be two places', () => {
    expect(found({ insuredDivision: '650102', destination: '660000' })).toEqual([])
  })

  it('asks for the material of the category and cites its article', () => {
    const [, issue] = checkEntry(anEntry({ materials: {} }), aCheckContext())
    expect(issue?.field).toBe('materials.relocation-proof')
    expect(issue?.basis).toBe('规程第八条（一）3')
  })

  it('takes a promise only where the article allows one', () => {
    expect(foundNationally({ materials: { 'relocation-proof': 'promise' } })).toEqual([])
    const referred = { category: 'referred', endDate: '2027-05-22' } as const
    expect(foundNationally({ ...referred, materials: { 'referral-proof': 'promise' } })).toEqual([
      'error materials.referral-proof material-missing',
    ])
  })

  it('explains that an emergency counts as filed', () => {
    const rules = foundNationally({ category: 'emergency', endDate: '2027-05-22' })
    expect(rules).toEqual(['error category category-deemed'])
  })

  it('asks nothing else of an emergency that is not to be filed', () => {
    expect(found({ ...EMPTY_ENTRY, category: 'emergency' })).toEqual([
      'error category category-deemed',
    ])
  })

  it('lets an emergency be registered all the same, for a term and without materials', () => {
    const anyway = { category: 'emergency', fileAnyway: true, materials: {} } as const
    expect(foundNationally({ ...anyway, endDate: '2027-05-22' })).toEqual([
      'warning category category-deemed',
    ])
    expect(foundNationally({ ...anyway, endDate: '' })).toContain('error endDate missing')
    expect(foundNationally({ ...anyway, endDate: '2027-05-22', phone: '' })).toContain(
      'error phone missing',
    )
  })

  it('takes the wish to register for what it is under any other category: nothing', () => {
    expect(foundNationally({ fileAnyway: true })).toEqual([])
  })

  it.each([
    ['2026-11-22', '2027-05-21', ['error endDate end-too-early']],
    ['2026-11-22', '2027-05-22', []],
    ['2026-11-22', '', ['error endDate missing']],
    ['2027-08-31', '2028-02-28', ['error endDate end-too-early']],
    ['2027-08-31', '2028-02-29', []],
  ])('of a temporary filing from %s to %s: %j', (startDate, endDate, expected) => {
    expect(foundNationally({ category: 'temporary', startDate, endDate })).toEqual(expected)
  })

  it('allows no end date of a long-term filing', () => {
    expect(foundNationally({ endDate: '2027-11-22' })).toEqual(['error endDate end-not-allowed'])
  })

  it('warns of a start before today', () => {
    expect(foundNationally({ startDate: '2026-11-21' })).toEqual(['warning startDate start-past'])
  })

  it.each(['138123', '95598', 'abc'])('refuses the telephone %s', (phone) => {
    expect(found({ phone })).toEqual(['error phone phone'])
  })

  it.each(['买买提・吐尔逊', '张\u202e三', '王\u0000五', ' 李四', '·'])(
    'refuses the name %j',
    (name) => {
      expect(found({ name })[0]).toMatch(/^error name name-/)
    },
  )

  it('names the place and the code of a character nobody sees', () => {
    const [issue] = checkEntry(anEntry({ name: '张\u202e三' }), aCheckContext()).filter(
      ({ field }) => field === 'name',
    )
    expect(issue?.problem).toBe('姓名第 2 个字符是看不见的控制字符 U+202E')
  })

  it('counts a name by characters, rare ones as one each', () => {
    expect(found({ name: '𬀩'.repeat(50) })).toEqual([])
    expect(found({ name: '𬀩'.repeat(51) })).toEqual(['error name name-long'])
  })

  it('refuses an expired document that was shown, not one without end or beside another voucher', () => {
    const expired = { documentValidUntil: '2026-11-21' }
    const rule = 'documentValidUntil document-expired'
    const shown = {
      voucher: '02',
      materials: { ...anEntry().materials, voucher: 'identity-document' },
    }
    expect(found({ ...expired, ...shown })).toEqual([`error ${rule}`])
    expect(found({ ...expired, voucher: '01' })).toEqual([`warning ${rule}`])
    const card = {
      voucher: '03',
      materials: { ...anEntry().materials, voucher: 'social-security-card' },
    }
    expect(found({ ...expired, ...card })).toEqual([`warning ${rule}`])
    expect(found({ ...expired, ...card, documentType: '90' })).toContain(`error ${rule}`)
    expect(found({ documentValidUntil: TODAY })).toEqual([])
    expect(found({ documentValidUntil: '' })).toEqual([])
  })

  it('refuses an agent with the person’s own number', () => {
    const agent = {
      ...EMPTY_AGENT,
      name: '欧阳清月',
      documentNumber: identityNumber(),
      phone: '13812345678',
      relationship: '2',
    }
    expect(found({ agent })).toEqual(['error agent.documentNumber agent-is-person'])
  })

  it('warns of two people with one number', () => {
    const context = aCheckContext({
      otherFilings: [{ ...otherFiling, name: '司徒望舒', endDate: '2026-11-21' }],
    })
    expect(found({}, context)).toEqual(['warning name number-of-two'])
  })

  it.each(['买买提·吐尔逊', '䶮㛃𬀩𠅤', '欧阳长风'])('takes the name %s', (name) => {
    expect(found({ name })).toEqual([])
  })

  it('refuses a gender that the identity number contradicts', () => {
    expect(found({ gender: '2' })).toEqual(['error gender gender-differs'])
  })

  it('wants all of an agent', () => {
    expect(found({ agent: EMPTY_AGENT }).map((line) => line.split(' ')[1])).toEqual([
      'agent.name',
      'agent.documentNumber',
      'agent.phone',
      'agent.relationship',
    ])
  })

  it('refuses a second filing to the same place in the same days', () => {
    const context = aCheckContext({ otherFilings: [otherFiling] })
    expect(found({}, context)).toEqual(['error destination filing-double'])
  })

  it('warns of a filing to another place', () => {
    const context = aCheckContext({ otherFilings: [{ ...otherFiling, destination: '110000' }] })
    expect(found({}, context)).toEqual(['warning destination filing-elsewhere'])
  })

  it('asks whether a filing of an older ledger still holds', () => {
    const imported = { ...otherFiling, status: 'imported' as const }
    const rules = (other: typeof imported) => found({}, aCheckContext({ otherFilings: [other] }))
    expect(rules(imported)).toEqual(['warning destination filing-in-old-ledger'])
    expect(rules({ ...imported, destination: '110000' })).toEqual([
      'warning destination filing-elsewhere',
    ])
  })

  it('leaves filings alone whose days are over', () => {
    const context = aCheckContext({ otherFilings: [{ ...otherFiling, endDate: '2026-11-21' }] })
    expect(found({ startDate: TODAY }, context)).toEqual([])
  })

  it('is not held up by its own copy or by a refused filing', () => {
    const filing = (id: string, status: Filing['status']): Filing => ({
      id,
      status,
      acceptanceNumber: otherFiling.acceptanceNumber,
      entry: anEntry(),
      policy: { packs: [{ id: 'national', version: '2023-01-01' }] },
      acceptedAt: '2026-11-22T01:00:00Z',
      acceptedBy: { number: '9001', name: '测试经办员' },
      receipt: null,
      ...NEW_LIFE,
    })
    const filings = [filing('own', 'accepted'), filing('a', 'refused'), filing('b', 'acknowledged')]
    expect(otherFilingsOf(filings, 'own')).toHaveLength(1)
  })
})
