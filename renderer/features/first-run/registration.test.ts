import { describe, expect, it } from 'vitest'
import { Office, Operator } from '#shared/bridge.ts'
import { EMPTY_REGISTRATION, type Registration, setUpInput, wrongFields } from './registration.ts'

const RIGHT: Registration = {
  officeName: '威海市环翠区医疗保险事业中心',
  officeDivision: '371002',
  agencyCode: '371002001',
  officePhone: '0631-5200000',
  operatorNumber: '9001',
  operatorName: '欧阳长风',
  password: 'correct horse',
  repeated: 'correct horse',
}

describe('a registration', () => {
  it('is wrong everywhere while it is empty, but for the repetition', () => {
    expect(wrongFields(EMPTY_REGISTRATION)).toHaveLength(7)
  })

  it('is right when every field is', () => {
    expect(wrongFields(RIGHT)).toEqual([])
    const { office, operator } = setUpInput(RIGHT)
    expect(Office.parse(office)).toEqual(office)
    expect(Operator.parse(operator)).toEqual(operator)
  })

  it('wants the same password twice', () => {
    expect(wrongFields({ ...RIGHT, repeated: 'correct house' })).toEqual(['repeated'])
  })

  it('wants a password that is not short', () => {
    expect(wrongFields({ ...RIGHT, password: 'short', repeated: 'short' })).toEqual(['password'])
  })
})
