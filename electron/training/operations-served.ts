import type { CancelData, ChangeData } from '#shared/sync/change-wire.ts'
import type { TransactionInput } from '#shared/sync/transactions.ts'
import type { DoneOperation, HeldFiling } from './filing-book.ts'
import { refusal, type Verdict } from './refusal.ts'
import { findContentFault, foundFiling, output, type Served } from './transactions-served.ts'

/** X2512 备案变更: a valid record in the version the sender knows takes the fields as they are given. */
export function change(served: Served, { data }: TransactionInput<'X2512'>): Verdict {
  return once(served, { infno: 'X2512', key: data.x_client_biz_no }, () => {
    const known = findKnown(served, data)
    if (known.kind === 'refusal') return known.refusal
    const fault = findContentFault(served, data)
    return fault ?? changed(known.held, data)
  })
}

/** X2513 备案取消: the record stays, and counts no more. */
export function cancel(served: Served, { data }: TransactionInput<'X2513'>): Verdict {
  return once(served, { infno: 'X2513', key: data.x_client_biz_no }, () => {
    const known = findKnown(served, data)
    if (known.kind === 'refusal') return known.refusal
    return {
      ...nextVersion(known.held),
      vali_flag: '0',
      x_cncl_type: data.x_cncl_type,
      x_cncl_date: data.x_cncl_date,
      x_cncl_memo: data.memo,
    }
  })
}

/** What some other office does to a record: one more version, another address. */
export function changeByOtherHand(
  { book }: Served,
  named: {
    readonly trt_dcla_detl_sn?: string | undefined
    readonly x_client_biz_no?: string | undefined
  },
): void {
  const held = named.trt_dcla_detl_sn
    ? book.findByReceipt(named.trt_dcla_detl_sn)
    : book.findByKey(named.x_client_biz_no ?? '')
  if (held) book.replace({ ...nextVersion(held), resout_addr: '别处登记的地址' })
}

/** An operation known by its key is answered as the first time (wire contract §7.2). */
function once(
  { book }: Served,
  operation: DoneOperation,
  decide: () => Verdict | HeldFiling,
): Verdict {
  const done = book.findDone(operation)
  const first = done && book.findByReceipt(done.trt_dcla_detl_sn)
  if (first) return answered({ ...first, ...done }, operation, '1')
  const decided = decide()
  if ('kind' in decided) return decided
  book.replace(decided)
  book.addDone(operation, decided)
  return answered(decided, operation, '0')
}

type Known =
  | { readonly kind: 'held'; readonly held: HeldFiling }
  | { readonly kind: 'refusal'; readonly refusal: Verdict }

/** The record an operation is about, if the sender knows it as it is (wire contract §7.5). */
function findKnown({ book }: Served, data: ChangeData | CancelData): Known {
  const held = book.findByReceipt(data.trt_dcla_detl_sn)
  const refuse = (verdict: Verdict): Known => ({ kind: 'refusal', refusal: verdict })
  if (held === undefined || held.psn_no !== data.psn_no) {
    return refuse(refusal('YD2005', '没有这个流水号和人员编号的备案'))
  }
  if (held.ver_no !== data.ver_no) {
    return refuse(refusal('YD2003', '版本已变化', { record: foundFiling(held) }))
  }
  return held.vali_flag === '0' ? refuse(refusal('YD2006', '备案已取消')) : { kind: 'held', held }
}

/** Fields a change may touch and does not give stand empty. */
function changed(held: HeldFiling, data: ChangeData): HeldFiling {
  const { psn_cert_type, certno, psn_name, gend, insutype, insu_admdvs, att_cnt, x_pages } = held
  const {
    x_client_biz_no: _key,
    ver_no: _known,
    memo: _reason,
    x_fil_psn_type,
    x_prms_flag,
    x_tel2,
    x_refl,
    x_inj,
    x_memo,
    ...given
  } = data
  const { x_client_biz_no, x_filled_at, x_atts } = held.exp_content
  return {
    psn_cert_type,
    certno,
    psn_name,
    ...(gend && { gend }),
    insutype,
    insu_admdvs,
    att_cnt,
    ...(x_pages && { x_pages }),
    ...given,
    ...(x_memo && { memo: x_memo }),
    fil_no: held.fil_no,
    ver_no: nextVersion(held).ver_no,
    vali_flag: held.vali_flag,
    exp_content: {
      x_client_biz_no,
      x_filled_at,
      x_atts,
      x_fil_psn_type,
      x_prms_flag,
      ...(x_tel2 && { x_tel2 }),
      ...(x_refl && { x_refl }),
      ...(x_inj && { x_inj }),
    },
  }
}

function nextVersion(held: HeldFiling): HeldFiling {
  return { ...held, ver_no: String(Number(held.ver_no) + 1) }
}

function answered(held: HeldFiling, { key }: DoneOperation, duplicate: '0' | '1'): Verdict {
  const { trt_dcla_detl_sn, ver_no, vali_flag } = held
  return output({
    result: {
      x_client_biz_no: key,
      trt_dcla_detl_sn,
      ver_no,
      vali_flag,
      x_dup: duplicate,
    },
    record: foundFiling(held),
  })
}
