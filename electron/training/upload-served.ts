import { createHash } from 'node:crypto'
import type { UploadInput } from '#shared/sync/page-wire.ts'
import { compactMoment } from '#shared/sync/wire-time.ts'
import { refusal, type Verdict } from './refusal.ts'
import { output, type Served } from './transactions-served.ts'

type Sent = UploadInput['fsUploadIn']

/**
 * 9101 材料上传: the pieces of a page that its filing announced, in order; a piece known already is
 * answered as the first time. The last one is answered with the serial once size and hash are right.
 */
export function upload(served: Served, { fsUploadIn: sent }: UploadInput, now: Date): Verdict {
  const { pages } = served
  const fault = findUploadFault(served, sent)
  if (fault) return fault
  const held = pages.findPage(sent.x_page_id)
  if (held?.serial) return answered(sent, held.serial)
  const count = pages.countPieces(sent.x_page_id)
  if (sent.x_piece_no > count + 1) {
    return refusal('YD9103', `前面的分段没有收到，只有 ${count} 段`, { x_rcvd_cnt: count })
  }
  const { x_page_id: page_id, x_client_biz_no: key, x_sha256: sha256, x_size: size } = sent
  const page = { page_id, key, sha256, size }
  pages.addPiece(page, sent.x_piece_no, Buffer.from(sent.in, 'base64'))
  return sent.x_piece_no < sent.x_piece_cnt ? answered(sent, '') : finish(served, sent, now)
}

function findUploadFault({ book }: Served, sent: Sent): Verdict | undefined {
  const filing = book.findByKey(sent.x_client_biz_no)
  if (filing === undefined) return refusal('YD9101', '没有这个业务号的备案')
  const notice = filing.x_pages?.find(({ x_page_id }) => x_page_id === sent.x_page_id)
  const isAnnounced = notice?.x_sha256 === sent.x_sha256 && notice.x_size === sent.x_size
  return isAnnounced ? undefined : refusal('YD9102', '这一页与随备案登记的页、摘要或大小不符')
}

function finish({ pages }: Served, sent: Sent, now: Date): Verdict {
  const content = pages.contentOf(sent.x_page_id)
  const sha256 = createHash('sha256').update(content).digest('hex')
  if (content.length !== sent.x_size || sha256 !== sent.x_sha256) {
    pages.clear(sent.x_page_id)
    return refusal('YD9104', '收到的内容与大小或摘要不符，请从头上传')
  }
  const serial = pages.complete(
    sent.x_page_id,
    (number) => `${compactMoment(now)}${String(number).padStart(16, '0')}`,
  )
  return answered(sent, serial)
}

function answered(sent: Sent, serial: string): Verdict {
  return output({
    file_qury_no: serial,
    filename: sent.filename,
    fixmedins_code: sent.fixmedins_code,
    x_page_id: sent.x_page_id,
    x_sha256: sent.x_sha256,
    x_piece_no: sent.x_piece_no,
  })
}
