import { Button } from 'antd'
import { useState } from 'react'
import { CAPTURE } from '#renderer/messages/capture.ts'
import { PAGE_UPLOAD } from '#renderer/messages/page-upload.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { Panel } from '#renderer/ui/panel.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import { CaptureDialog } from './capture-dialog.tsx'
import styles from './page-strip.module.css'
import { PageStrip } from './page-strip.tsx'
import { UploadFacts, UploadMark } from './page-upload.tsx'
import type { PageUploads } from './use-page-uploads.ts'

interface PagesPanelProps {
  readonly filingId: string
  readonly uploads: PageUploads
  /** Name of a material by its id. */
  readonly materialName: (requirement: string) => string
}

/** The pages accepted with a filing and their way to the subsystem; nothing where there are none. */
export function PagesPanel({ filingId, uploads, materialName }: PagesPanelProps) {
  const { pages } = uploads
  const [selectedId, setSelectedId] = useState<string>()
  const [isOpen, setOpen] = useState(false)
  const resend = () => void uploads.resend()
  useShortcuts({ [PAGE_UPLOAD.resendKey.toLowerCase()]: resend })
  const selected = pages.find(({ id }) => id === selectedId) ?? pages[0]
  if (selected === undefined) return null
  return (
    <Panel title={CAPTURE.panel} extra={<Summary uploads={uploads} onResend={resend} />} isFlush>
      <Refusals uploads={uploads} materialName={materialName} />
      <div className={styles.panelPages}>
        {[...new Set(pages.map(({ requirement }) => requirement))].map((requirement) => (
          <section key={requirement} aria-label={materialName(requirement)}>
            <h3>{materialName(requirement)}</h3>
            <PageStrip
              pages={pages.filter((page) => page.requirement === requirement)}
              selectedId={selected.id}
              onSelect={setSelectedId}
              onOpen={() => setOpen(true)}
              renderMark={(page) => <UploadMark page={page} uploads={uploads} />}
            />
          </section>
        ))}
      </div>
      {isOpen && (
        <CaptureDialog
          changes="none"
          firstPage={selected.id}
          owner={filingId}
          requirement={selected.requirement}
          material={materialName(selected.requirement)}
          renderFacts={({ id }) => {
            // The dialog's own list may be older than what is followed here.
            const page = pages.find((other) => other.id === id)
            return page && <UploadFacts page={page} uploads={uploads} />
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </Panel>
  )
}

interface SummaryProps {
  readonly uploads: PageUploads
  readonly onResend: () => void
}

/** How many pages are there, and the way to send again what was refused. */
function Summary({ uploads: { counts, answer }, onResend }: SummaryProps) {
  return (
    <span className={styles.summary}>
      <span className={styles.hint} role="status">
        {answer !== '' && counts.refused === 0 && counts.confirmed < counts.all
          ? answer
          : PAGE_UPLOAD.summary(counts)}
      </span>
      {counts.refused > 0 ? (
        <Button id="resend-pages" onClick={onResend}>
          {PAGE_UPLOAD.resend} <KeyHint>{PAGE_UPLOAD.resendKey}</KeyHint>
        </Button>
      ) : (
        <span className={styles.hint}>{CAPTURE.viewHint}</span>
      )}
    </span>
  )
}

/** Why pages were refused, each with its reason. */
function Refusals({ uploads, materialName }: Pick<PagesPanelProps, 'uploads' | 'materialName'>) {
  const refused = uploads.pages.filter((page) => uploads.stageOf(page) === 'refused')
  if (refused.length === 0) return null
  return (
    <div className={styles.refusals} role="alert">
      {refused.map(({ id, requirement, position, upload }) => (
        <p key={id}>
          {PAGE_UPLOAD.reason(
            PAGE_UPLOAD.page(materialName(requirement), position + 1),
            upload.words,
          )}
        </p>
      ))}
    </div>
  )
}
