import type { TransactionInput } from '#shared/sync/transactions.ts'
import { refusal, type Verdict } from './refusal.ts'
import {
  type TrainingSettlement,
  trainingFeeLines,
  trainingSettlements,
} from './training-settlements.ts'
import { output, type Served } from './transactions-served.ts'

/** X5321 结算单列表: the settlements of a seeded person between two days. */
export function listSettlements(served: Served, { data }: TransactionInput<'X5321'>): Verdict {
  const { certno, psn_cert_type, psn_name, begndate, enddate } = data
  const bearers = (served.persons.get(certno) ?? []).filter(
    (person) => person.documentType === psn_cert_type && (!psn_name || person.name === psn_name),
  )
  const list = bearers
    .flatMap((person) => trainingSettlements(person))
    .filter(({ to }) => begndate <= to && to <= enddate)
    .map((settlement) => ({
      setl_id: settlement.setl_id,
      mdtrt_id: settlement.mdtrt_id,
      psn_no: settlement.person.personNumber,
      psn_cert_type: settlement.person.documentType,
      certno: settlement.person.documentNumber,
      setl_time: settledAt(settlement),
      medfee_sumamt: settlement.paid.total / 100,
      fund_pay_sumamt: settlement.paid.fundTotal / 100,
      ipt_otp_no: `ZY${settlement.setl_id.slice(-7)}`,
      dscg_maindiag_name: settlement.illness.name,
      x_adm_diag_name: settlement.illness.name,
      x_oth_diag_name: settlement.illness.other,
      x_adm_dept_name: settlement.illness.ward,
      x_dscg_dept_name: settlement.illness.ward,
    }))
  return output({ list })
}

/** 5203 结算信息查询. */
export function settlementDetail(served: Served, { data }: TransactionInput<'5203'>): Verdict {
  const found = findSettlement(served, data)
  if (found === undefined) return NO_SETTLEMENT
  const { person, hospital, illness, paid, fees } = found
  const inYuan = (cents: number) => cents / 100
  return output({
    setlinfo: {
      setl_id: found.setl_id,
      mdtrt_id: found.mdtrt_id,
      psn_no: person.personNumber,
      psn_name: person.name,
      psn_cert_type: person.documentType,
      certno: person.documentNumber,
      gend: person.gender,
      age: Number(found.to.slice(0, 4)) - Number(person.birthDate.slice(0, 4)),
      insutype: person.insuranceType,
      insu_optins: person.insuredDivision,
      fixmedins_code: hospital.code,
      fixmedins_name: hospital.name,
      hosp_lv: hospital.level,
      fixmedins_poolarea: hospital.division,
      begndate: found.from,
      enddate: found.to,
      setl_time: settledAt(found),
      med_type: '21',
      medfee_sumamt: inYuan(paid.total),
      fulamt_ownpay_amt: inYuan(paid.ownPaid),
      preselfpay_amt: inYuan(paid.paidFirst),
      inscp_scp_amt: inYuan(paid.inScope),
      act_pay_dedc: inYuan(paid.deductible),
      hifp_pay: inYuan(paid.pooled),
      cvlserv_pay: 0,
      hifes_pay: 0,
      hifmi_pay: inYuan(paid.seriousIllness),
      hifob_pay: 0,
      maf_pay: 0,
      oth_pay: 0,
      fund_pay_sumamt: inYuan(paid.fundTotal),
      acct_pay: inYuan(paid.account),
      cash_payamt: inYuan(paid.cash),
      dise_name: illness.name,
      ...(found.accountIncluded && { x_fund_incl_acct: found.accountIncluded }),
    },
    setldetail: fundsOf(found),
    x_fee_stt: fees.map(({ code, classA, classB, ownPaid }) => ({
      setl_id: found.setl_id,
      med_chrgitm_type: code,
      item_sumamt: inYuan(classA + classB + ownPaid),
      item_claa_amt: inYuan(classA),
      item_clab_amt: inYuan(classB),
      item_ownpay_amt: inYuan(ownPaid),
      item_oth_amt: 0,
    })),
  })
}

/** 5204 费用明细查询. */
export function settlementFees(served: Served, { data }: TransactionInput<'5204'>): Verdict {
  const found = findSettlement(served, data)
  return found === undefined ? NO_SETTLEMENT : output({ list: trainingFeeLines(found) })
}

const NO_SETTLEMENT = refusal('YD3101', '没有这笔结算')

function findSettlement(
  { persons }: Served,
  asked: TransactionInput<'5203'>['data'],
): TrainingSettlement | undefined {
  return [...persons.values()]
    .flat()
    .filter(({ personNumber }) => personNumber === asked.psn_no)
    .flatMap((person) => trainingSettlements(person))
    .find(({ setl_id, mdtrt_id }) => setl_id === asked.setl_id && mdtrt_id === asked.mdtrt_id)
}

/** Settled on the day of leaving, in the afternoon. */
function settledAt({ to }: TrainingSettlement): string {
  return `${to} 15:20:00`
}

function fundsOf({ person, paid }: TrainingSettlement) {
  const isEmployee = person.insuranceType === '310'
  const rows = isEmployee
    ? [
        ['310100', '职工基本医疗保险统筹基金', paid.pooled],
        ['310200', '职工基本医疗保险个人账户', paid.account],
      ]
    : [
        ['390100', '城乡居民基本医疗保险基金', paid.pooled],
        ['391100', '城乡居民大病保险资金', paid.seriousIllness],
      ]
  return rows.map(([fund_pay_type, fund_pay_type_name, cents]) => ({
    fund_pay_type,
    fund_pay_type_name,
    fund_payamt: Number(cents) / 100,
  }))
}
