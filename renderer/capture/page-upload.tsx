import { ARCHIVE } from '#renderer/messages/archive.ts'
import { UPLOAD_LOOKS } from '#renderer/messages/looks.ts'
import { PAGE_UPLOAD } from '#renderer/messages/page-upload.ts'
import { AssumedTag } from '#renderer/ui/assumed-tag.tsx'
import { officeMoment } from '#renderer/ui/office-time.ts'
import { StateTag } from '#renderer/ui/state-tag.tsx'
import type { MaterialPage } from '#shared/materials/page.ts'
import { ASSUMED_MARK } from '#shared/sync/assumed-transactions.ts'
import { pieceCount } from '#shared/sync/page-upload.ts'
import styles from './capture.module.css'
import type { PageUploads } from './use-page-uploads.ts'

interface PageUploadProps {
  readonly page: MaterialPage
  readonly uploads: PageUploads
}

/** Where a page stands on its way to the subsystem, in a word, and how far it is. */
export function UploadMark({ page, uploads }: PageUploadProps) {
  const stage = uploads.stageOf(page)
  const pieces = uploads.piecesOf(page)
  const isUnderWay = stage === 'sending' && pieces > 0
  const far = isUnderWay ? ` ${PAGE_UPLOAD.pieces(pieces, pieceCount(page.bytes))}` : ''
  return <StateTag look={UPLOAD_LOOKS[stage]}>{`${PAGE_UPLOAD.stages[stage]}${far}`}</StateTag>
}

/** Everything that is known of the way of one page. */
export function UploadFacts({ page, uploads }: PageUploadProps) {
  const { upload, sha256, bytes, removed } = page
  const facts = [
    [PAGE_UPLOAD.serial, upload.serial],
    [PAGE_UPLOAD.confirmedAt, upload.confirmedAt === null ? '' : officeMoment(upload.confirmedAt)],
    [PAGE_UPLOAD.size, PAGE_UPLOAD.kilobytes(bytes)],
    [PAGE_UPLOAD.sha256, sha256],
    [ARCHIVE.removedAt, removed ? ARCHIVE.removedBy(officeMoment(removed.at), removed.by) : ''],
    [ARCHIVE.removedFile, removed?.archive ?? ''],
    [ARCHIVE.removedHash, removed?.archiveSha256 ?? ''],
  ].filter(([, text]) => text !== '')
  return (
    <section className={styles.facts} aria-label={PAGE_UPLOAD.title}>
      <h3>
        {PAGE_UPLOAD.title} · <UploadMark page={page} uploads={uploads} />
      </h3>
      <p className={styles.hint}>{PAGE_UPLOAD.meanings[uploads.stageOf(page)]}</p>
      <p>
        <AssumedTag>{PAGE_UPLOAD.assumed(ASSUMED_MARK)}</AssumedTag>
      </p>
      {upload.words !== '' && <p className={styles.problem}>{upload.words}</p>}
      <dl className={styles.numbers}>
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
