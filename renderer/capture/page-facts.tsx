import { CheckCircleFilled, WarningFilled } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { CAPTURE } from '#renderer/messages/capture.ts'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import { legibilityWords, poorFindings } from '#shared/materials/legibility.ts'
import type { MaterialPage } from '#shared/materials/page.ts'
import styles from './capture.module.css'
import marks from './page-marks.module.css'

interface PageFactsProps {
  readonly page: MaterialPage
  /** Undefined where the page is looked at, no more. */
  readonly acts: PageActs | undefined
  /** Undefined where the page was accepted. */
  readonly onRemove: (() => void) | undefined
  readonly onOverride: (reason: string) => void
  /** A reason is being typed. */
  readonly onStay: () => void
}

/** What may be done to a page of a material that is asked for, before acceptance. */
export interface PageActs {
  retake(): void
  turn(): void
  editCorners(): void
  move(by: 1 | -1): void
}

/** What was measured of a page, in words, why it is taken all the same, and what may be done to it. */
export function PageFacts({ page, acts, onRemove, onOverride, onStay }: PageFactsProps) {
  const poor = poorFindings(page.report)
  return (
    <section className={styles.facts} aria-label={CAPTURE.checked}>
      <h3>
        {CAPTURE.pageNumber(page.position + 1)} · {CAPTURE.checked}
      </h3>
      {poor.length === 0 ? (
        <p className={marks.legible}>
          <CheckCircleFilled /> {CAPTURE.allLegible}
        </p>
      ) : (
        <ul id="page-findings" className={styles.findings} role="status">
          {poor.map(({ kind }) => (
            <li key={kind}>
              <span className={marks.poor}>
                <WarningFilled /> {legibilityWords(kind).problem}
              </span>
              <br />
              {legibilityWords(kind).remedy}
            </li>
          ))}
        </ul>
      )}
      {poor.length > 0 && (
        <Override page={page} isFixed={acts === undefined} onSave={onOverride} onStay={onStay} />
      )}
      <div className={styles.acts}>
        {acts && <Acts acts={acts} />}
        {onRemove && (
          <Button id="page-remove" danger onClick={onRemove}>
            {CAPTURE.remove} <KeyHint>{CAPTURE.removeKey}</KeyHint>
          </Button>
        )}
      </div>
    </section>
  )
}

interface OverrideProps {
  readonly page: MaterialPage
  readonly isFixed: boolean
  readonly onSave: (reason: string) => void
  readonly onStay: () => void
}

function Override({ page, isFixed, onSave, onStay }: OverrideProps) {
  const [typed, setTyped] = useState(page.override)
  const save = () => {
    if (typed.trim() !== page.override) onSave(typed.trim())
  }
  if (isFixed) {
    return (
      <p>
        {CAPTURE.override}：{page.override}
      </p>
    )
  }
  return (
    <div>
      <label htmlFor="page-override">{CAPTURE.override}</label>
      <Input
        id="page-override"
        maxLength={200}
        value={typed}
        placeholder={CAPTURE.overrideExample}
        aria-describedby="page-override-note"
        onChange={({ target }) => setTyped(target.value)}
        onFocus={onStay}
        onPressEnter={save}
        onBlur={save}
      />
      <p id="page-override-note" className={styles.hint} aria-live="polite">
        {page.override === '' ? CAPTURE.overrideHint : CAPTURE.overrideSaved}
      </p>
    </div>
  )
}

function Acts({ acts }: { readonly acts: PageActs }) {
  return (
    <>
      <Button id="page-retake" onClick={acts.retake}>
        {CAPTURE.retake} <KeyHint>{CAPTURE.retakeKey}</KeyHint>
      </Button>
      <Button id="page-turn" onClick={acts.turn}>
        {CAPTURE.turn} <KeyHint>{CAPTURE.turnKey}</KeyHint>
      </Button>
      <Button id="page-corners" onClick={acts.editCorners}>
        {CAPTURE.corners} <KeyHint>{CAPTURE.cornersKey}</KeyHint>
      </Button>
      <Button id="page-earlier" onClick={() => acts.move(-1)}>
        {CAPTURE.earlier} <KeyHint>{CAPTURE.earlierKey}</KeyHint>
      </Button>
      <Button id="page-later" onClick={() => acts.move(1)}>
        {CAPTURE.later} <KeyHint>{CAPTURE.laterKey}</KeyHint>
      </Button>
    </>
  )
}
