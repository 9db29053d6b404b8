import { describe, expect, it } from 'vitest'
import type { FilingEntry } from '#shared/filing/filing.ts'
import { EMPTY_ENTRY } from '#shared/filing/filing.ts'
import { EMPTY_REFERRAL } from '#shared/filing/referral.ts'
import { agreedLaterMaterials } from '#shared/policy/materials.ts'
import { type Policy, resolvePolicy } from '#shared/policy/resolve.ts'
import { anEntry, aReferral, identityNumber, TABLES, TODAY } from '#tests/builders.ts'
import { LATER_PACK } from '#tests/policy-packs.ts'
import { editEntry } from './edit-entry.ts'

const POLICY = resolvePolicy(TABLES.policies, '', TODAY)

function edit(entry: FilingEntry, change: Partial<FilingEntry>): FilingEntry {
  return editEntry(entry, change, { today: TODAY, policyOf: () => POLICY })
}

describe('document numbers', () => {
  it('lose their spaces and become capitals while they are typed', () => {
    expect(edit(EMPTY_ENTRY, { documentNumber: ' 1699 011x ' }).documentNumber).toBe('1699011X')
  })

  it('fill in the gender as soon as the identity number is whole', () => {
    const number = identityNumber('19560312', 102)
    expect(edit(EMPTY_ENTRY, { documentNumber: number.slice(0, 17) }).gender).toBe('')
    expect(edit(EMPTY_ENTRY, { documentNumber: number }).gender).toBe('2')
  })

  it('leave a gender alone that the clerk chose afterwards', () => {
    const entry = edit(EMPTY_ENTRY, { documentNumber: identityNumber('19560312', 102) })
    expect(edit(edit(entry, { gender: '1' }), { name: '王芳' }).gender).toBe('1')
  })

  it('say a gender that no other number goes on saying, unless the clerk chose another', () => {
    const man = edit(EMPTY_ENTRY, { documentNumber: identityNumber('19560312', 101) })
    expect(man.gender).toBe('1')
    const passport = { documentType: '08', documentNumber: 'X1234567' }
    expect(edit(man, passport).gender).toBe('')
    expect(edit(edit(man, { gender: '2' }), passport).gender).toBe('2')
  })
})

describe('what was entered while a corrected number is looked up', () => {
  const policyOf = ({ insuredDivision }: FilingEntry) =>
    resolvePolicy(TABLES.policies, insuredDivision, TODAY)
  const inRegion = (entry: FilingEntry, change: Partial<FilingEntry>) =>
    editEntry(entry, change, { today: TODAY, policyOf })
  const between = (entry: FilingEntry) => inRegion(entry, { insuredDivision: '' })

  it('keeps the end the clerk set, and lets go of one the region offered', () => {
    const tianjin = { insuredDivision: '120101', category: 'long-term-resident' } as const
    const ended = inRegion(inRegion(anEntry(), tianjin), { endDate: '2027-06-30' })
    const again = inRegion(between(ended), { insuredDivision: '120101' })
    expect(again.endDate).toBe('2027-06-30')
    const weihai = { insuredDivision: '371002', category: 'temporary' } as const
    const offered = inRegion(anEntry(), weihai)
    const elsewhere = inRegion(between(offered), { insuredDivision: '120101' })
    expect(elsewhere.endDate).toBe(
      inRegion(anEntry(), { ...weihai, insuredDivision: '120101' }).endDate,
    )
  })

  it('keeps the papers, and the day agreed for one that comes later', () => {
    const liaoning = { insuredDivision: '210102', category: 'stationed-worker' } as const
    const given = { materials: { voucher: 'e-voucher', 'work-proof': 'later' }, laterDue: TODAY }
    const later = inRegion(inRegion(anEntry(), liaoning), given)
    expect(inRegion(between(later), { insuredDivision: '210102' })).toMatchObject(given)
  })
})

describe('the end of a filing', () => {
  const temporary = edit({ ...EMPTY_ENTRY, startDate: TODAY }, { category: 'temporary' })

  it('is six months after the start for a temporary stay', () => {
    expect(temporary.endDate).toBe('2027-05-22')
  })

  it('follows the start until the clerk sets another one', () => {
    const moved = edit(temporary, { startDate: '2026-12-01' })
    expect(moved.endDate).toBe('2027-06-01')
    const ownEnd = edit(moved, { endDate: '2027-12-31' })
    expect(edit(ownEnd, { startDate: '2026-12-05' }).endDate).toBe('2027-12-31')
  })

  it('is open for those who live elsewhere for long', () => {
    expect(edit(temporary, { category: 'long-term-resident' }).endDate).toBe('')
  })

  it('comes back when a half-typed start becomes a day again', () => {
    const half = edit(temporary, { startDate: '' })
    expect(half.endDate).toBe('')
    expect(edit(half, { startDate: '2026-12-01' }).endDate).toBe('2027-06-01')
  })
})

it('asks again whether to register all the same under another category', () => {
  const anyway = edit({ ...EMPTY_ENTRY, category: 'emergency' }, { fileAnyway: true })
  expect(edit(anyway, { name: '王芳' }).fileAnyway).toBe(true)
  expect(edit(anyway, { category: 'temporary' }).fileAnyway).toBe(false)
})

describe('materials', () => {
  it('take the voucher that was shown', () => {
    const entry = edit(EMPTY_ENTRY, { voucher: '03', category: 'temporary' })
    expect(entry.materials).toEqual({ voucher: 'social-security-card' })
    expect(edit(entry, { voucher: '01' }).materials).toEqual({ voucher: 'e-voucher' })
  })

  it('keep what was given when something else changes', () => {
    const entry = anEntry()
    expect(edit(entry, { phone: '13900000000' }).materials).toEqual(entry.materials)
  })

  it('are asked for again under another category', () => {
    const promised = edit(anEntry(), {
      materials: { voucher: 'e-voucher', 'relocation-proof': 'promise' },
    })
    expect(edit(promised, { category: 'stationed-worker' }).materials).toEqual({
      voucher: 'e-voucher',
    })
  })
})

describe('the day agreed for a paper that comes later', () => {
  const editBy = (policy: Policy, entry: FilingEntry, materials: FilingEntry['materials']) =>
    editEntry(entry, { materials }, { today: TODAY, policyOf: () => policy })

  it('goes with the last of these papers', () => {
    const liaoning = resolvePolicy(TABLES.policies, '210102', TODAY)
    const later = anEntry({
      insuredDivision: '210102',
      category: 'stationed-worker',
      materials: { voucher: 'e-voucher', 'work-proof': 'later' },
      laterDue: '2026-12-31',
    })
    expect(editBy(liaoning, later, later.materials).laterDue).toBe('2026-12-31')
    const contract = { ...later.materials, 'work-proof': 'work-contract' }
    const mended = editBy(liaoning, later, contract)
    expect(mended.materials).toEqual(contract)
    expect(mended.laterDue).toBe('')
  })

  it('is left alone by an edit of anything else', () => {
    const left = anEntry({ laterDue: '2026-12-31' })
    expect(edit(left, { phone: '13900000000' }).laterDue).toBe('2026-12-31')
  })

  it('is none where the text gives the days', () => {
    const weihai = resolvePolicy([...TABLES.policies, LATER_PACK], '371002', TODAY)
    const agreed = anEntry({ laterDue: '2026-12-31' })
    const later = editBy(weihai, agreed, { ...agreed.materials, 'relocation-proof': 'later' })
    expect(later.materials).toMatchObject({ 'relocation-proof': 'later' })
    expect(agreedLaterMaterials(later, weihai)).toEqual([])
    expect(later.laterDue).toBe('')
  })
})

describe('the record of a referral', () => {
  const certificate = { 'referral-proof': 'referral-certificate' }
  const tianjin = resolvePolicy(TABLES.policies, '120101', TODAY)
  const policyOf = ({ insuredDivision }: FilingEntry) =>
    insuredDivision === '120101' ? tianjin : POLICY
  const editBy = (entry: FilingEntry, change: Partial<FilingEntry>) =>
    editEntry(entry, change, { today: TODAY, policyOf })
  const referred = (insuredDivision: string) =>
    editBy({ ...EMPTY_ENTRY, voucher: '01', insuredDivision }, { category: 'referred' })

  it('opens with the certificate where the rules demand its content', () => {
    expect(referred('120101').referral).toBeNull()
    expect(editBy(referred('120101'), { materials: certificate }).referral).toEqual(EMPTY_REFERRAL)
    expect(editBy(referred('320102'), { materials: certificate }).referral).toBeNull()
  })

  it('closes again where another region demands nothing and nothing was typed', () => {
    const opened = editBy(referred('120101'), { materials: certificate })
    expect(editBy(opened, { insuredDivision: '320102' }).referral).toBeNull()
    const typed = editBy(opened, { referral: aReferral() })
    expect(editBy(typed, { insuredDivision: '320102' }).referral).toEqual(aReferral())
  })

  it('is kept while a promise is tried, and goes with the category', () => {
    const typed = editBy(referred('120101'), { materials: certificate, referral: aReferral() })
    expect(editBy(typed, { materials: { 'referral-proof': 'promise' } }).referral).toEqual(
      aReferral(),
    )
    expect(editBy(typed, { category: 'temporary' }).referral).toBeNull()
  })
})
