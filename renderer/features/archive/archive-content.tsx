import { Button } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { usePicture } from '#renderer/capture/use-picture.ts'
import { ARCHIVE } from '#renderer/messages/archive.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { officeMoment } from '#renderer/ui/office-time.ts'
import type { ArchivedPage, ArchiveIndex } from '#shared/archive/archive.ts'
import styles from './archive.module.css'

interface ArchiveContentProps {
  readonly index: ArchiveIndex
  readonly onClose: () => void
}

/** The filings of an open archive and their pages; ↑ ↓ go from page to page. */
export function ArchiveContent({ index, onClose }: ArchiveContentProps) {
  const pages = index.filings.flatMap((filing) => filing.pages)
  const [selectedId, setSelectedId] = useState(pages[0]?.id)
  const selected = pages.find(({ id }) => id === selectedId)
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = pages[pages.findIndex(({ id }) => id === selectedId) + step]
    if (next) document.getElementById(`archived-${next.id}`)?.focus()
  }
  return (
    <div className={styles.content}>
      <nav className={styles.list} aria-label={ARCHIVE.openTitle}>
        <p className={styles.face}>{index.office.name}</p>
        <p className={styles.faint}>{ARCHIVE.made(index.month, officeMoment(index.madeAt))}</p>
        <p className={styles.faint}>
          {ARCHIVE.content(index.filings.length, pages.length)}　{ARCHIVE.contentHint}
        </p>
        <ul className={styles.filings} onKeyDown={walk}>
          {index.filings.map((filing) => (
            <li key={filing.id}>
              <span className={styles.filing}>
                {ARCHIVE.filing(filing.name, filing.acceptanceNumber)}
              </span>
              {filing.pages.map((page) => (
                <button
                  key={page.id}
                  id={`archived-${page.id}`}
                  type="button"
                  className={styles.page}
                  aria-pressed={page.id === selectedId}
                  tabIndex={page.id === selectedId ? 0 : -1}
                  // The list is what one comes for.
                  // biome-ignore lint/a11y/noAutofocus: the first page of what was just opened.
                  autoFocus={page === pages[0]}
                  onFocus={() => setSelectedId(page.id)}
                  onClick={() => setSelectedId(page.id)}
                >
                  {ARCHIVE.page(page.material, page.position + 1)}
                </button>
              ))}
            </li>
          ))}
        </ul>
        <Button id="closeArchive" onClick={onClose}>
          {ARCHIVE.back} <KeyHint>{ARCHIVE.backKey}</KeyHint>
        </Button>
      </nav>
      <section className={styles.middle} aria-label={ARCHIVE.title}>
        {selected && <Picture key={selected.id} page={selected} />}
      </section>
    </div>
  )
}

function Picture({ page }: { readonly page: ArchivedPage }) {
  const { url, problem } = usePicture('archive.image', page.id)
  if (url !== undefined) {
    return <img className={styles.picture} src={url} alt={ARCHIVE.picture(page.position + 1)} />
  }
  return <p className={styles.waiting}>{problem === '' ? ARCHIVE.loading : problem}</p>
}
