import { WarningFilled } from '@ant-design/icons'
import { call } from '#renderer/bridge.ts'
import { ACCESS } from '#renderer/messages/access.ts'
import { type AccessPreview, LONGEST_ACCESS_FILE } from '#shared/access.ts'
import type { LineProfile } from '#shared/settings.ts'
import styles from './file-import.module.css'
import { FileImportDialog } from './file-import-dialog.tsx'
import { useFileImport } from './use-file-import.ts'

interface AccessImportDialogProps {
  readonly onClose: () => void
  readonly onTaken: (profile: LineProfile) => void
}

/** 导入接入文件. */
export function AccessImportDialog({ onClose, onTaken }: AccessImportDialogProps) {
  const coming = useFileImport({
    longest: LONGEST_ACCESS_FILE,
    tooLarge: ACCESS.tooLarge,
    preview: (text) => call('access.preview', { text }),
    take: (text) => call('access.take', { text }),
    onTaken,
  })
  return (
    <FileImportDialog
      words={ACCESS}
      coming={coming}
      renderPreview={(preview) => <AccessSheet preview={preview} />}
      onClose={onClose}
    />
  )
}

/** Fields of a profile in the order they are read. */
const ROWS = ['name', 'id', 'url', 'paasId', 'infver', 'receiverSystemCode', 'scheme'] as const

function AccessSheet({ preview }: { readonly preview: AccessPreview }) {
  const { before, after, isSecretChanged } = preview
  return (
    <section id="accessPreview" className={styles.outcome} aria-label={ACCESS.after}>
      {after.url.startsWith('http:') && (
        <p className={styles.notice}>
          <WarningFilled /> {ACCESS.plainWarning}
        </p>
      )}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{ACCESS.about}</th>
            <th scope="col">{ACCESS.before}</th>
            <th scope="col">{ACCESS.after}</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map((field) => (
            <Row
              key={field}
              about={ACCESS.rows[field]}
              before={before?.[field] ?? ACCESS.nothing}
              after={after[field]}
              isChanged={before?.[field] !== after[field]}
            />
          ))}
          <Row
            about={ACCESS.secret}
            before={before ? ACCESS.secretHeld : ACCESS.nothing}
            after={isSecretChanged ? ACCESS.secretGiven : ACCESS.secretKept}
            isChanged={isSecretChanged}
          />
        </tbody>
      </table>
    </section>
  )
}

interface RowProps {
  readonly about: string
  readonly before: string
  readonly after: string
  readonly isChanged: boolean
}

function Row({ about, before, after, isChanged }: RowProps) {
  return (
    <tr data-mark={isChanged ? 'changed' : 'same'}>
      <td className={styles.mark}>{about}</td>
      <td className={styles.before}>{before}</td>
      <td>{after}</td>
    </tr>
  )
}
