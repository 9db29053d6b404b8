import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { FilingBook, HeldFiling } from './filing-book.ts'

/** What a tester can do to a record behind everybody's back; the body of `PUT /training/record`. */
export const RecordOrder = z.strictObject({
  /** x_client_biz_no of its registration. */
  key: z.uuid(),
  act: z.enum([
    /** It is lost. */
    'forget',
    /** Another office ends it. */
    'cancel',
    /** What was ended counts again. */
    'revive',
    /** Another office files it to another place. */
    'move',
    /** It gets another name. */
    'rename',
    /** It gets another version and nothing else. */
    'touch',
    /** The same agency registers somebody else, on another desk. */
    'copy',
    /** The same, under an insurance type no counter files (340 离休人员医疗保障). */
    'copy-otherwise',
  ]),
})
export type RecordOrder = z.infer<typeof RecordOrder>

/** Whom `copy` registers; nobody was ever born in region 169999. */
const SOMEBODY_ELSE = { certno: '169999195001010013', psn_name: '他处登记人' }

// Other channels register what no counter does; the book's type knows counters alone.
const OTHER_INSURANCE = { insutype: '340' } as unknown as Pick<HeldFiling, 'insutype'>

/** Carries an order out; says whether there is such a record. */
export function changeRecord(book: FilingBook, { key, act }: RecordOrder): boolean {
  const held = book.findByKey(key)
  if (held === undefined) return false
  switch (act) {
    case 'forget':
      book.forget(key)
      return true
    case 'cancel':
      book.replace({ ...next(held), vali_flag: '0', x_cncl_type: '1', x_cncl_date: held.begndate })
      return true
    case 'revive': {
      const { x_cncl_type: _type, x_cncl_date: _date, x_cncl_memo: _memo, ...rest } = next(held)
      book.replace({ ...rest, vali_flag: '1' })
      return true
    }
    case 'move':
      book.replace({ ...next(held), rloc_admdvs: '440300' })
      return true
    case 'rename':
      book.replace({ ...next(held), psn_name: '另一姓名' })
      return true
    case 'touch':
      book.replace(next(held))
      return true
    case 'copy':
    case 'copy-otherwise': {
      const x_client_biz_no = randomUUID()
      book.add(x_client_biz_no, (serial) => ({
        ...held,
        ...SOMEBODY_ELSE,
        ...(act === 'copy-otherwise' && OTHER_INSURANCE),
        trt_dcla_detl_sn: held.trt_dcla_detl_sn.slice(0, 19) + String(serial).padStart(11, '0'),
        exp_content: { ...held.exp_content, x_client_biz_no },
      }))
      return true
    }
  }
}

function next(held: HeldFiling): HeldFiling {
  return { ...held, ver_no: String(Number(held.ver_no) + 1) }
}
