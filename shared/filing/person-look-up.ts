import * as z from 'zod'

/** One insurance of a person as the subsystem has it; '' where it says nothing. */
export const Insurance = z.strictObject({
  /** 险种 insutype. */
  insuranceType: z.string(),
  /** 参保地医保区划. */
  division: z.string(),
  /** 人员参保状态: a code of `INSURANCE_STATES`. */
  state: z.string(),
  startedOn: z.string(),
  pausedOn: z.string(),
  employer: z.string(),
})
export type Insurance = z.infer<typeof Insurance>

/** A person as the subsystem knows them. */
export const InsuredPerson = z.strictObject({
  /** 人员编号 psn_no. */
  personNumber: z.string(),
  name: z.string(),
  gender: z.string(),
  /** `YYYY-MM-DD`; '' where it is not given. */
  birthDate: z.string(),
  insurances: z.array(Insurance),
})
export type InsuredPerson = z.infer<typeof InsuredPerson>

/** Whom the clerk wants to know about; an empty name asks by the document alone. */
export const PersonQuestion = z.strictObject({
  documentType: z.string().min(1).max(6),
  documentNumber: z.string().min(1).max(50),
  name: z.string().max(100),
})
export type PersonQuestion = z.infer<typeof PersonQuestion>

/** How a look-up (1101) ends. `words` say why there is no answer, for the clerk. */
export const PersonLookUp = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('found'), person: InsuredPerson }),
  z.strictObject({ kind: z.literal('not-found') }),
  /** The answer is about somebody else: nothing of it is handed on. */
  z.strictObject({ kind: z.literal('other-person') }),
  z.strictObject({ kind: z.literal('offline'), words: z.string() }),
  z.strictObject({ kind: z.literal('refused'), words: z.string() }),
])
export type PersonLookUp = z.infer<typeof PersonLookUp>
