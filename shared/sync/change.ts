import type { Filing, Receipt } from '#shared/filing/filing.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import { CancelData, ChangeData } from './change-wire.ts'
import { dayStart, type FoundFiling } from './found-filing.ts'
import { registration } from './registration.ts'

/** A change or a cancel about to be sent. */
export interface FollowUp {
  /** The outbox entry's id (x_client_biz_no). */
  readonly key: string
  /** The filing as it is to stand from now on. */
  readonly filing: Filing
  /** What the subsystem gave for it, with the version last known. */
  readonly receipt: Receipt
  readonly reason: string
}

/**
 * What the subsystem should hold from now on: `data` of X2512; `policy` is the pack the filing was
 * accepted under. Throws where the wire cannot carry it; the message names fields, never values.
 */
export function changeData(change: FollowUp, policy: Policy): ChangeData {
  const { key, filing, receipt, reason } = change
  const { memo, exp_content, ...data } = registration(filing, key, policy)
  const { x_fil_psn_type, x_prms_flag, x_tel2, x_refl, x_inj } = exp_content
  const {
    psn_cert_type: _type,
    certno: _number,
    psn_name: _name,
    gend: _gender,
    insutype: _insurance,
    insu_admdvs: _division,
    att_cnt: _attachments,
    ...changeable
  } = data
  const read = ChangeData.safeParse({
    ...known(key, receipt),
    ...changeable,
    x_fil_psn_type,
    x_prms_flag,
    ...(x_tel2 === undefined ? {} : { x_tel2 }),
    ...(x_refl === undefined ? {} : { x_refl }),
    ...(x_inj === undefined ? {} : { x_inj }),
    ...(memo === undefined ? {} : { x_memo: memo }),
    memo: reason,
  })
  if (read.success) return read.data
  throw uncarriable('X2512', read.error.issues)
}

/** What ends a filing at the subsystem: `data` of X2513. Throws like `changeData`. */
export function cancelData({ key, filing, receipt }: FollowUp): CancelData {
  const { ended } = filing
  const read = CancelData.safeParse({
    ...known(key, receipt),
    memo: ended?.reason,
    x_cncl_type: ended?.kind === 'voided' ? '2' : '1',
    x_cncl_date: ended?.on,
  })
  if (read.success) return read.data
  throw uncarriable('X2513', read.error.issues)
}

/** Whether what the subsystem holds is what a change made of it, in a version after the one known. */
export function isChanged(found: FoundFiling, change: ChangeData): boolean {
  return (
    found.ver_no !== change.ver_no &&
    found.insuplc_vali_flag === '1' &&
    found.mdtrtarea_admdvs_no === change.rloc_admdvs &&
    found.x_fil_psn_type === change.x_fil_psn_type &&
    (found.curr_addr ?? '') === (change.resout_addr ?? '') &&
    (found.coner_tel ?? '') === (change.tel ?? '') &&
    found.fil_appy_begntime === dayStart(change.begndate) &&
    (found.trum_flag ?? '') === (change.x_inj?.trum_flag ?? '') &&
    (found.rel_ttp_flag ?? '') === (change.x_inj?.rel_ttp_flag ?? '') &&
    (found.fil_endtime ?? '') === (change.enddate === undefined ? '' : dayStart(change.enddate))
  )
}

/**
 * Whether a record shows that a change was made: not where only an agent, a memo or the like is another,
 * which X5311 does not tell (wire contract §6.3).
 */
export function isSeenInRecord(change: ChangeData, before: ChangeData): boolean {
  const seen = ({ x_inj, ...data }: ChangeData) => [
    ...[data.rloc_admdvs, data.x_fil_psn_type, data.resout_addr ?? '', data.tel ?? ''],
    ...[data.begndate, data.enddate ?? '', x_inj?.trum_flag ?? '', x_inj?.rel_ttp_flag ?? ''],
  ]
  return JSON.stringify(seen(change)) !== JSON.stringify(seen(before))
}

/** Whether the subsystem no longer counts a filing as valid. */
export function isCancelled(found: FoundFiling): boolean {
  return found.insuplc_vali_flag === '0'
}

function known(key: string, { receiptNumber, personNumber, version }: Receipt) {
  return {
    x_client_biz_no: key,
    trt_dcla_detl_sn: receiptNumber,
    psn_no: personNumber,
    ver_no: version,
  }
}

function uncarriable(
  infno: string,
  issues: readonly { readonly path: readonly PropertyKey[] }[],
): Error {
  return new Error(`${infno} cannot carry: ${issues.map(({ path }) => path.join('.')).join(', ')}`)
}
