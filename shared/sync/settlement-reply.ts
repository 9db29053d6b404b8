import type * as z from 'zod'
import { isSameNumber } from '#shared/codes/documents/document-rules.ts'
import { centsOf } from '#shared/settlement/money.ts'
import type { CategoryFee, FeeLine, Settlement } from '#shared/settlement/settlement.ts'
import type { SettlementQuestion } from '#shared/settlement/settlement-look-up.ts'
import { type Exchange, readExchange } from './classify.ts'
import { type NoAnswer, withoutAnswer } from './no-answer.ts'
import { printable } from './reasons.ts'
import type {
  FeeLines,
  SettlementDetail,
  SettlementInfo,
  SettlementRow,
} from './settlement-wire.ts'
import { TRANSACTIONS } from './transactions.ts'

/** The questions about settlements. */
export type SettlementTransaction = 'X5321' | '5203' | '5204'

/** What a question came to: the transaction's output, or why there is none. */
export type SettlementReply<T extends SettlementTransaction> =
  | { readonly kind: 'answered'; readonly value: z.output<(typeof TRANSACTIONS)[T]['output']> }
  | NoAnswer

/** What an exchange of one of the three questions says, read by its transaction's own schema. */
export function replyToSettlementQuery<T extends SettlementTransaction>(
  exchange: Exchange,
  infno: T,
  now: Date,
): SettlementReply<T> {
  const read = readExchange(exchange, now)
  if (read.kind !== 'envelope') return withoutAnswer(read)
  const { infcode, err_msg, output } = read.envelope
  if (infcode === -1) {
    return {
      kind: 'refused',
      words: `${infno} 没有受理：${printable(err_msg ?? '') || '没有说明原因'}`,
    }
  }
  const answer = TRANSACTIONS[infno].output.safeParse(output)
  if (!answer.success) {
    const field = answer.error.issues[0]?.path.join('.') ?? ''
    return { kind: 'refused', words: `${infno} 的回答不合接口格式（${field}），未采用` }
  }
  // Key and schema belong together, which TypeScript cannot follow over a generic.
  const value = answer.data as z.output<(typeof TRANSACTIONS)[T]['output']>
  return { kind: 'answered', value }
}

/** Whether a row or a detail is about the person asked for; what is not is never handed on. */
export function isAboutPerson(
  told: Pick<SettlementRow, 'psn_cert_type' | 'certno'>,
  { documentType, documentNumber }: Pick<SettlementQuestion, 'documentType' | 'documentNumber'>,
): boolean {
  return told.psn_cert_type === documentType && isSameNumber(told.certno, documentNumber)
}

/** What the three questions told of one settlement. */
export interface ToldSettlement {
  readonly row: SettlementRow
  readonly detail: SettlementDetail
  readonly bill: FeeLines
}

/** A settlement as the vault keeps it: every amount as the source gave it, none computed from another. */
export function settlementOf({ row, detail, bill }: ToldSettlement, askedAt: Date): Settlement {
  const { setlinfo: info, setldetail, x_fee_stt } = detail
  const lines = bill.list.map(lineOf)
  const isTold = x_fee_stt !== null && x_fee_stt !== undefined && x_fee_stt.length > 0
  return {
    id: `${info.insu_optins}-${info.setl_id}`,
    settlementNumber: info.setl_id,
    personNumber: info.psn_no,
    person: {
      name: info.psn_name,
      gender: info.gend ?? '',
      age: typeof info.age === 'number' ? String(Math.floor(info.age)) : '',
      documentType: info.psn_cert_type,
      documentNumber: info.certno,
      cardNumber: row.x_cardno ?? '',
    },
    insuranceType: info.insutype,
    insuredDivision: info.insu_optins,
    hospital: {
      code: info.fixmedins_code ?? '',
      name: info.fixmedins_name,
      level: info.hosp_lv ?? '',
      division: info.fixmedins_poolarea ?? '',
    },
    visit: visitOf(row, info),
    settledAt: info.setl_time,
    sums: sumsOf(info),
    accountIncluded: ACCOUNT_WORDS[info.x_fund_incl_acct ?? ''] ?? 'unsaid',
    funds: setldetail.map((fund) => ({
      code: fund.fund_pay_type,
      name: fund.fund_pay_type_name ?? '',
      amount: centsOf(fund.fund_payamt),
    })),
    categories: isTold ? x_fee_stt.map(categoryOf) : categoriesOfLines(lines),
    categoriesFrom: isTold ? 'source' : 'lines',
    lines,
    askedAt: askedAt.toISOString(),
  }
}

const ACCOUNT_WORDS: Readonly<Record<string, 'yes' | 'no'>> = { '0': 'no', '1': 'yes' }

function visitOf(row: SettlementRow, info: SettlementInfo): Settlement['visit'] {
  return {
    type: info.med_type ?? '',
    inpatientNumber: row.ipt_otp_no ?? '',
    admittedTo: row.x_adm_dept_name ?? '',
    dischargedFrom: row.x_dscg_dept_name ?? '',
    admissionDiagnosis: row.x_adm_diag_name ?? '',
    diagnosis: row.dscg_maindiag_name || (info.dise_name ?? ''),
    otherDiagnosis: row.x_oth_diag_name ?? '',
    from: info.begndate,
    to: info.enddate,
  }
}

function sumsOf(info: SettlementInfo): Settlement['sums'] {
  const cents = (told: number | string | null | undefined) =>
    told === null || told === undefined ? null : centsOf(told)
  return {
    total: centsOf(info.medfee_sumamt),
    inScope: cents(info.inscp_scp_amt),
    ownPaid: cents(info.fulamt_ownpay_amt),
    paidFirst: cents(info.preselfpay_amt),
    deductible: cents(info.act_pay_dedc),
    fundTotal: centsOf(info.fund_pay_sumamt),
    pooled: cents(info.hifp_pay),
    account: cents(info.acct_pay),
    civilServant: cents(info.cvlserv_pay),
    supplementary: cents(info.hifes_pay),
    seriousIllness: cents(info.hifmi_pay),
    largeExpense: cents(info.hifob_pay),
    disabledVeteran: cents(info.hifdm_pay),
    assistance: cents(info.maf_pay),
    other: cents(info.oth_pay),
    cash: centsOf(info.cash_payamt),
  }
}

function categoryOf(told: NonNullable<SettlementDetail['x_fee_stt']>[number]): CategoryFee {
  return {
    code: told.med_chrgitm_type,
    total: centsOf(told.item_sumamt),
    classA: centsOf(told.item_claa_amt),
    classB: centsOf(told.item_clab_amt),
    ownPaid: centsOf(told.item_ownpay_amt),
    other: centsOf(told.item_oth_amt),
  }
}

function lineOf(told: FeeLines['list'][number]): FeeLine {
  return {
    on: told.fee_ocur_time.slice(0, 10),
    name: told.hilist_name || (told.medins_list_name ?? ''),
    category: told.med_chrgitm_type,
    count: Number(told.cnt),
    amount: centsOf(told.det_item_fee_sumamt),
    level: told.chrgitm_lv ?? '',
  }
}

/** chrgitm_lv → the column of the category table. */
const COLUMN_OF: Readonly<Record<string, 'classA' | 'classB' | 'ownPaid'>> = {
  '01': 'classA',
  '02': 'classB',
  '03': 'ownPaid',
}

function categoriesOfLines(lines: readonly FeeLine[]): CategoryFee[] {
  const codes = [...new Set(lines.map(({ category }) => category))].toSorted()
  return codes.map((code) => {
    const own = lines.filter(({ category }) => category === code)
    const sum = (column?: 'classA' | 'classB' | 'ownPaid' | 'other') =>
      own
        .filter(({ level }) => column === undefined || (COLUMN_OF[level] ?? 'other') === column)
        .reduce((total, { amount }) => total + amount, 0)
    return {
      code,
      total: sum(),
      classA: sum('classA'),
      classB: sum('classB'),
      ownPaid: sum('ownPaid'),
      other: sum('other'),
    }
  })
}
