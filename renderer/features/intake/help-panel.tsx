import { type RefObject, useLayoutEffect, useRef } from 'react'
import { HELP } from '#renderer/messages/help.ts'
import { NoteLine } from '#renderer/ui/field.tsx'
import { useShortcuts } from '#renderer/ui/use-shortcuts.ts'
import { FIELD_HELP_WORDS, type FieldHelp, type HelpSource } from '#shared/filing/field-help.ts'
import type { Issue } from '#shared/filing/issue.ts'
import type { AnswerWords } from '#shared/policy/answer-words.ts'
import { cite } from '#shared/policy/policy.ts'
import { HelpAnswers } from './help-answers.tsx'
import styles from './help-panel.module.css'

interface HelpPanelProps {
  readonly help: FieldHelp
  /** What the rules say about the field. */
  readonly answers: readonly AnswerWords[]
  /** What the rules say against the value that is there. */
  readonly issues: readonly Issue[]
  /** The field's element on the page. */
  readonly anchor: HTMLElement
  readonly onClose: () => void
}

/** Help beside a field; the cursor stays where it is. */
export function HelpPanel({ help, answers, issues, anchor, onClose }: HelpPanelProps) {
  const panel = useRef<HTMLElement>(null)
  // After every change of its words it may need another place.
  useLayoutEffect(() => {
    if (panel.current) moveBeside(anchor, panel.current)
  })
  useScrollKeys(panel)
  return (
    <aside ref={panel} className={styles.panel} aria-label={HELP.title} data-closes-by-escape>
      <header className={styles.head}>
        <h3 className={styles.title}>{help.label}</h3>
        <button
          type="button"
          className={styles.close}
          aria-label={HELP.close}
          tabIndex={-1}
          onMouseDown={keepFocus}
          onClick={onClose}
        >
          ×
        </button>
      </header>
      <p>{help.purpose}</p>
      {help.example !== '' && (
        <p className={styles.example}>
          <span className={styles.caption}>{HELP.example}</span>
          {help.example}
        </p>
      )}
      <Against issues={issues} />
      <HelpAnswers answers={answers} />
      <Sources sources={[...help.sources, ...articlesOf(answers, help.sources)]} />
      <p className={styles.keys}>
        {HELP.scrollKeys}　{HELP.keys}
      </p>
    </aside>
  )
}

/** The cursor stays in its field, so the panel scrolls by keys no field takes. */
function useScrollKeys(panel: RefObject<HTMLElement | null>): void {
  const scroll = (pixels: number) => () => panel.current?.scrollBy({ top: pixels })
  useShortcuts({ 'Ctrl+ArrowDown': scroll(STEP), 'Ctrl+ArrowUp': scroll(-STEP) })
}

const STEP = 80

/** The articles of the answers word for word, where the field does not show them already. */
function articlesOf(
  answers: readonly AnswerWords[],
  shown: readonly HelpSource[],
): readonly HelpSource[] {
  const known = new Set(shown.map(({ cited }) => cited))
  const quoted = answers
    .flatMap(({ because }) => because)
    .map((basis) => ({ cited: cite(basis), text: basis.text, isQuoted: true }))
    .filter(({ cited }) => !known.has(cited))
  return [...new Map(quoted.map((source) => [source.cited, source])).values()]
}

function Against({ issues }: { readonly issues: readonly Issue[] }) {
  if (issues.length === 0) return null
  const isRefused = issues.some(({ severity }) => severity === 'error')
  return (
    <div className={styles.against} data-refused={isRefused}>
      <p className={styles.caption}>{isRefused ? HELP.refused : HELP.warned}</p>
      {issues.map(({ rule, severity, problem, remedy, basis }) => (
        <div key={rule}>
          <NoteLine note={{ severity, text: problem, basis }} />
          <p>{remedy}</p>
        </div>
      ))}
    </div>
  )
}

function Sources({ sources }: { readonly sources: readonly HelpSource[] }) {
  return (
    <div className={styles.sources}>
      <p className={styles.caption}>{HELP.sources}</p>
      {sources.length === 0 && <p>{FIELD_HELP_WORDS.noArticle}</p>}
      {sources.map(({ cited, text, isQuoted }) => (
        <div key={cited} className={styles.source}>
          <p>
            <span className={styles.cited}>{cited}</span>
            <span className={styles.manner}>{isQuoted ? HELP.quoted : HELP.retold}</span>
          </p>
          <p>{text}</p>
        </div>
      ))}
    </div>
  )
}

const GAP = 12
/** The header and the footer of the window stay free. */
const HIGHEST = 64
const FOOTER = 68

/** Right of the field where there is room, else left of it; never over header or footer. */
function moveBeside(anchor: HTMLElement, panel: HTMLElement): void {
  const field = extentOf(anchor)
  const { offsetWidth: width, offsetHeight: height } = panel
  const right = field.right + GAP
  const left = right + width + GAP <= window.innerWidth ? right : field.left - width - GAP
  const lowest = window.innerHeight - FOOTER - height
  panel.style.left = `${Math.max(GAP, left)}px`
  panel.style.top = `${Math.max(HIGHEST, Math.min(field.top - GAP, lowest))}px`
}

/** Where the parts of a field stand: in a shared line the field itself has no box. */
function extentOf(anchor: HTMLElement): DOMRect {
  const parts = document.createRange()
  parts.selectNodeContents(anchor)
  return parts.getBoundingClientRect()
}

/** The mouse closes the panel without taking the cursor out of the field. */
function keepFocus(event: { preventDefault(): void }): void {
  event.preventDefault()
}
