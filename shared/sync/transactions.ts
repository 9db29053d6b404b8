import * as z from 'zod'
import { AnnouncedRows, AnnouncementsQuery } from './announcements.ts'
import { ASSUMED_NAMES } from './assumed-transactions.ts'
import { CancelInput, ChangeInput, OperationOutput } from './change-wire.ts'
import { FoundFilings, FoundFilingsQuery } from './found-filing.ts'
import { UploadInput, UploadOutput } from './page-wire.ts'
import { PersonOutput, PersonQuery } from './person-query.ts'
import { RegistrationInput, RegistrationOutput } from './registration-wire.ts'
import {
  FeeLines,
  SettlementDetail,
  SettlementList,
  SettlementListQuery,
  SettlementQuery,
} from './settlement-wire.ts'
import { filled, moment, text } from './wire-field.ts'

/** 9001 签到 (wire contract §3.1). */
const SignInInput = z.strictObject({
  signIn: z.strictObject({ opter_no: filled(20), mac: text(20), ip: filled(20) }),
})
const SignInOutput = z.object({
  signinoutb: z.object({ sign_time: moment, sign_no: filled(30) }),
})

/**
 * Every transaction the desk uses: client and training subsystem read the same schemas. Published
 * ones keep their published names; `assumed` ones start with X and wait for the province's word.
 */
export const TRANSACTIONS = {
  '9001': { name: '签到', assumed: false, input: SignInInput, output: SignInOutput },
  '1101': { name: '人员信息查询', assumed: false, input: PersonQuery, output: PersonOutput },
  '9101': { name: '材料上传', assumed: false, input: UploadInput, output: UploadOutput },
  X2511: {
    name: ASSUMED_NAMES.X2511,
    assumed: true,
    input: RegistrationInput,
    output: RegistrationOutput,
  },
  X2512: {
    name: ASSUMED_NAMES.X2512,
    assumed: true,
    input: ChangeInput,
    output: OperationOutput,
  },
  X2513: {
    name: ASSUMED_NAMES.X2513,
    assumed: true,
    input: CancelInput,
    output: OperationOutput,
  },
  X5311: {
    name: ASSUMED_NAMES.X5311,
    assumed: true,
    input: FoundFilingsQuery,
    output: FoundFilings,
  },
  X5321: {
    name: ASSUMED_NAMES.X5321,
    assumed: true,
    input: SettlementListQuery,
    output: SettlementList,
  },
  '5203': {
    name: '结算信息查询',
    assumed: false,
    input: SettlementQuery,
    output: SettlementDetail,
  },
  '5204': { name: '费用明细查询', assumed: false, input: SettlementQuery, output: FeeLines },
  X9201: {
    name: ASSUMED_NAMES.X9201,
    assumed: true,
    input: AnnouncementsQuery,
    output: AnnouncedRows,
  },
} as const

/** 交易编号 infno of a transaction the desk uses. */
export type TransactionCode = keyof typeof TRANSACTIONS

/** What is wrapped in `input` of a transaction, as the program holds it. */
export type TransactionInput<T extends TransactionCode> = z.output<
  (typeof TRANSACTIONS)[T]['input']
>

/** Whether `infno` is a transaction the desk knows. */
export function isTransactionCode(infno: string): infno is TransactionCode {
  return Object.hasOwn(TRANSACTIONS, infno)
}
