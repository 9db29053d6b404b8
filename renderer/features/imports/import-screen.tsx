import { Button, Progress } from 'antd'
import { type RefObject, useRef } from 'react'
import { IMPORTS } from '#renderer/messages/imports.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { EmptyNote } from '#renderer/ui/panel.tsx'
import screen from '#renderer/ui/screen.module.css'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import styles from './imports.module.css'
import { MappingTable } from './mapping-table.tsx'
import { ReportPanel } from './report-panel.tsx'
import { type ImportWork, useImport } from './use-import.ts'

/** 导入: the file, what its columns are, the trial, and then the rows nothing stands against. */
export function ImportScreen() {
  const work = useImport()
  const chooser = useRef<HTMLInputElement>(null)
  const { file, report } = work
  const isFree = work.work === 'nothing'
  const canRun = isFree && report !== undefined && report.ready > 0 && !report.isBroken
  useShortcuts({
    'Ctrl+o': isFree ? () => chooser.current?.click() : undefined,
    'Ctrl+Enter': isFree && file ? () => void work.check() : undefined,
    'Ctrl+i': canRun ? () => void work.run() : undefined,
    'Ctrl+s': isFree && report && report.faulty > 0 ? () => void work.saveFaults() : undefined,
  })
  return (
    <div className={screen.page}>
      <Bar work={work} chooser={chooser} canRun={canRun} />
      <Said work={work} />
      {file ? (
        <div className={styles.split} data-report={report !== undefined}>
          <MappingTable file={file} mapping={work.mapping} isInUse={!isFree} onMap={work.map} />
          {report && <ReportPanel report={report} />}
        </div>
      ) : (
        <div className={screen.frame}>
          <EmptyNote title={IMPORTS.empty} text={IMPORTS.emptyText} />
        </div>
      )}
    </div>
  )
}

interface BarProps {
  readonly work: ImportWork
  /** The browser's own file chooser. */
  readonly chooser: RefObject<HTMLInputElement | null>
  readonly canRun: boolean
}

function Bar({ work, chooser, canRun }: BarProps) {
  const { file, report } = work
  const isFree = work.work === 'nothing'
  return (
    <div className={styles.bar}>
      <input
        ref={chooser}
        id="import-file"
        type="file"
        accept=".xlsx,.csv"
        tabIndex={-1}
        aria-label={IMPORTS.choose}
        className={styles.chooser}
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          if (chosen) void work.read(chosen)
          // The same file may be chosen again after it was mended.
          event.target.value = ''
        }}
      />
      <Button
        id="import-choose"
        type={file ? 'default' : 'primary'}
        autoFocus
        aria-disabled={!isFree}
        onClick={() => isFree && chooser.current?.click()}
      >
        {IMPORTS.choose} <KeyHint>{IMPORTS.chooseKey}</KeyHint>
      </Button>
      {file && <b>{IMPORTS.file(file.name, file.rows)}</b>}
      <span className={styles.acts}>
        {report && report.faulty > 0 && (
          <Button id="import-faults" disabled={!isFree} onClick={() => void work.saveFaults()}>
            {IMPORTS.saveFaults} <KeyHint>{IMPORTS.saveFaultsKey}</KeyHint>
          </Button>
        )}
        {file && (
          <Button
            id="import-check"
            type={report ? 'default' : 'primary'}
            disabled={!isFree}
            onClick={() => void work.check()}
          >
            {IMPORTS.check} <KeyHint>{IMPORTS.checkKey}</KeyHint>
          </Button>
        )}
        {report && (
          <Button id="import-run" type="primary" disabled={!canRun} onClick={() => void work.run()}>
            {IMPORTS.run(report.ready)} <KeyHint>{IMPORTS.runKey}</KeyHint>
          </Button>
        )}
      </span>
    </div>
  )
}

function Said({ work: { work, progress, said, file, cancel } }: { readonly work: ImportWork }) {
  if (work !== 'nothing') {
    const { step = 'checking', done = 0, total = 0 } = progress ?? {}
    return (
      <div className={styles.running} role="status">
        <span>
          {progress ? IMPORTS.progress(IMPORTS.steps[step], done, total) : IMPORTS.reading}
        </span>
        <Progress
          percent={total === 0 ? 0 : Math.floor((done / total) * 100)}
          showInfo={false}
          status="active"
          aria-label={IMPORTS.steps[step]}
        />
        <Button id="import-cancel" onClick={cancel}>
          {IMPORTS.cancel}
        </Button>
      </div>
    )
  }
  const words = file ? IMPORTS.mappingHint : IMPORTS.intro
  return (
    <p className={said.isGood ? styles.said : styles.wrong} role="status">
      {said.words === '' ? words : said.words}
    </p>
  )
}
