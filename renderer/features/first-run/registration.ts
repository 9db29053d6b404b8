import type { Resolver } from 'react-hook-form'
import * as z from 'zod'
import { FIRST_RUN } from '#renderer/messages/first-run.ts'
import { type Input, Office, Operator } from '#shared/bridge.ts'
import { MINIMUM_PASSWORD } from '#shared/settings.ts'

/** What is asked at the first start; everything is text until it is complete. */
export const EMPTY_REGISTRATION = {
  officeName: '',
  officeDivision: '',
  agencyCode: '',
  officePhone: '',
  operatorNumber: '',
  operatorName: '',
  password: '',
  repeated: '',
} as const satisfies Record<keyof typeof FIRST_RUN.problems, string>

/** The fields of the registration. */
export type RegistrationField = keyof typeof EMPTY_REGISTRATION

/** The fields of the two steps that ask for something. */
export const FIELDS_OF_STEP: readonly (readonly RegistrationField[])[] = [
  ['officeName', 'officeDivision', 'agencyCode', 'officePhone'],
  ['operatorNumber', 'operatorName', 'password', 'repeated'],
]

/** The registration as typed. */
export type Registration = Readonly<Record<RegistrationField, string>>

const RULES: Readonly<Record<RegistrationField, z.ZodType>> = {
  officeName: Office.shape.name,
  officeDivision: Office.shape.division,
  agencyCode: Office.shape.agencyCode,
  officePhone: Office.shape.phone,
  operatorNumber: Operator.shape.number,
  operatorName: Operator.shape.name,
  password: z.string().min(MINIMUM_PASSWORD),
  repeated: z.string(),
}

/** The fields that are not right yet, in the order of the page. */
export function wrongFields(registration: Registration): readonly RegistrationField[] {
  // The keys of the rules are the fields.
  const fields = Object.keys(RULES) as RegistrationField[]
  return fields.filter(
    (field) =>
      !RULES[field].safeParse(registration[field]).success ||
      (field === 'repeated' && registration.repeated !== registration.password),
  )
}

/** Lets the rules answer the form, in the words of the page. */
export const resolveRegistration: Resolver<Registration> = (values) => {
  const wrong = wrongFields(values)
  if (wrong.length === 0) return { values, errors: {} }
  const errors = wrong.map((field) => [
    field,
    { type: 'wrong', message: FIRST_RUN.problems[field] },
  ])
  return { values: {}, errors: Object.fromEntries(errors) }
}

/** What the desk is told. */
export function setUpInput(registration: Registration): Input<'office.setUp'> {
  return {
    office: {
      name: registration.officeName,
      division: registration.officeDivision,
      agencyCode: registration.agencyCode,
      phone: registration.officePhone,
    },
    operator: { number: registration.operatorNumber, name: registration.operatorName },
    password: registration.password,
  }
}
