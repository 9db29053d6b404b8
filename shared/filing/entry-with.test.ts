import { expect, test } from 'vitest'
import { anEntry } from '#tests/builders.ts'
import { entryWith } from './entry-with.ts'

test('an older content takes what was decided since, and keeps what said something else then', () => {
  const older = anEntry({
    phone: '13800000001',
    materials: { voucher: 'e-voucher', paper: 'later' },
  })
  const from = { ...older, phone: '13800000002' }
  const to = {
    ...from,
    phone: '13800000003',
    secondPhone: '0631-5234567',
    materials: { ...from.materials, paper: 'original' },
  }
  expect(entryWith(older, { from, to })).toEqual({
    ...older,
    secondPhone: '0631-5234567',
    materials: { voucher: 'e-voucher', paper: 'original' },
  })
})
