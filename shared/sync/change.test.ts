import { expect, test } from 'vitest'
import { ChangeData } from './change-wire.ts'
import { RegistrationData, RegistrationExtension } from './registration-wire.ts'

/** Who the person is, and what is counted or made once, at registration. */
const ONCE: readonly string[] = [
  'psn_cert_type',
  'certno',
  'psn_name',
  'gend',
  'insutype',
  'insu_admdvs',
  'dcla_souc',
  'agnter_addr',
  'att_cnt',
  'exp_content',
  'x_filled_at',
  'x_atts',
]

test('a change carries everything a registration tells but who the person is', () => {
  const told = [...Object.keys(RegistrationData.shape), ...Object.keys(RegistrationExtension.shape)]
  const carried = Object.keys(ChangeData.shape)
  expect(told.filter((field) => !carried.includes(field))).toEqual(ONCE)
})
