import { WarningFilled } from '@ant-design/icons'
import { COMMON } from '#renderer/messages/common.ts'
import { POLICY } from '#renderer/messages/policy.ts'
import type { PolicyPreview } from '#shared/policy/policy-view.ts'
import styles from './file-import.module.css'
import { AnswerTable, ArticleTable, ChangeTable, RuleTable } from './policy-changes.tsx'

interface PolicyPreviewProps {
  readonly preview: PolicyPreview
}

/** What taking a pack would change: of what clerks do, of its rules, of its articles. */
export function PolicyPreviewSheet({ preview }: PolicyPreviewProps) {
  const { answers, changes, comparedOn } = preview
  const { facts, rules, articles } = changes
  const isSame = facts.length + rules.length + articles.length === 0
  return (
    <section
      id="policyPreview"
      className={styles.outcome}
      aria-label={POLICY.packTitle(preview.pack.name, preview.pack.version)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
      tabIndex={0}
    >
      <PackHead preview={preview} />
      <h4 className={styles.part}>
        {POLICY.answers}
        <span>{POLICY.comparedOn(comparedOn)}</span>
      </h4>
      {answers.length === 0 ? (
        <p className={styles.nothing}>{POLICY.sameAnswers}</p>
      ) : (
        <AnswerTable answers={answers} />
      )}
      {isSame && <p className={styles.nothing}>{POLICY.same}</p>}
      {facts.length > 0 && (
        <>
          <PartTitle title={POLICY.facts} count={facts.length} />
          <ChangeTable label={POLICY.facts} heading={POLICY.about} changes={facts} />
        </>
      )}
      {rules.length > 0 && (
        <>
          <PartTitle title={POLICY.rules} count={rules.length} />
          <RuleTable rules={rules} />
        </>
      )}
      {articles.length > 0 && (
        <>
          <PartTitle title={POLICY.articles} count={articles.length} />
          <ArticleTable articles={articles} />
        </>
      )}
    </section>
  )
}

function PartTitle({ title, count }: { readonly title: string; readonly count: number }) {
  return (
    <h4 className={styles.part}>
      {title}
      <span>{POLICY.count(count)}</span>
    </h4>
  )
}

function PackHead({ preview: { pack, before, notices } }: PolicyPreviewProps) {
  const warnings = [
    ...(pack.status === 'draft' ? [POLICY.draftWarning] : []),
    ...(pack.state === 'ended' ? [POLICY.pastWarning] : []),
    ...notices,
  ]
  return (
    <>
      <p className={styles.year}>
        <b>{POLICY.packTitle(pack.name, pack.version)}</b>
        <span className={styles.held}>
          {before === null ? POLICY.isNew : POLICY.instead(before)}
        </span>
        <span>{pack.rulesOffice ? POLICY.forOffice : POLICY.notForOffice}</span>
      </p>
      <dl className={styles.papers}>
        <dt>{POLICY.region}</dt>
        <dd>
          {pack.divisionPrefix === '' ? POLICY.wholeCountry : POLICY.regionOf(pack.divisionPrefix)}
        </dd>
        <dt>{POLICY.days}</dt>
        <dd>
          {POLICY.span(pack.effectiveFrom, pack.effectiveUntil ?? POLICY.noEnd)}
          {COMMON.comma}
          {pack.dating}
        </dd>
        <dt>{POLICY.document}</dt>
        <dd>{POLICY.documents(pack.documents.map(({ title }) => title))}</dd>
      </dl>
      {warnings.map((warning) => (
        <p key={warning} className={styles.notice}>
          <WarningFilled /> {warning}
        </p>
      ))}
    </>
  )
}
