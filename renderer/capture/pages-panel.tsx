import { useState } from 'react'
import { CAPTURE } from '#renderer/messages/capture.ts'
import { useDeskQuery } from '#renderer/store/use-desk-query.ts'
import { Panel } from '#renderer/ui/panel.tsx'
import { CaptureDialog } from './capture-dialog.tsx'
import styles from './page-strip.module.css'
import { PageStrip } from './page-strip.tsx'

interface PagesPanelProps {
  readonly filingId: string
  /** Name of a material by its id. */
  readonly materialName: (requirement: string) => string
}

/** The pages that were accepted with a filing, from the sealed store; nothing where there are none. */
export function PagesPanel({ filingId, materialName }: PagesPanelProps) {
  const { value } = useDeskQuery('material.list', { owner: filingId })
  const [selectedId, setSelectedId] = useState<string>()
  const [isOpen, setOpen] = useState(false)
  const pages = value ?? []
  const selected = pages.find(({ id }) => id === selectedId) ?? pages[0]
  if (selected === undefined) return null
  return (
    <Panel
      title={CAPTURE.panel}
      extra={<span className={styles.hint}>{CAPTURE.viewHint}</span>}
      isFlush
    >
      <div className={styles.panelPages}>
        {[...new Set(pages.map(({ requirement }) => requirement))].map((requirement) => (
          <section key={requirement} aria-label={materialName(requirement)}>
            <h3>{materialName(requirement)}</h3>
            <PageStrip
              pages={pages.filter((page) => page.requirement === requirement)}
              selectedId={selected.id}
              onSelect={setSelectedId}
              onOpen={() => setOpen(true)}
            />
          </section>
        ))}
      </div>
      {isOpen && (
        <CaptureDialog
          isFixed
          firstPage={selected.id}
          owner={filingId}
          requirement={selected.requirement}
          material={materialName(selected.requirement)}
          onClose={() => setOpen(false)}
        />
      )}
    </Panel>
  )
}
