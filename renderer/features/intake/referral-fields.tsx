import { Switch } from 'antd'
import { REFERRAL } from '#renderer/messages/referral.ts'
import { EMPTY_ONWARD, EMPTY_REFERRAL, type Referral } from '#shared/filing/referral.ts'
import { demandedParts, findReferralRule } from '#shared/filing/referral-rules.ts'
import { OnwardFields } from './onward-fields.tsx'
import styles from './referral.module.css'
import { ReferralPartField } from './referral-part-field.tsx'
import type { IntakeForm } from './use-entry-form.ts'

/** What the 转诊证明 says: open where the insured place demands it, else at the clerk's wish. */
export function ReferralFields({ form }: { readonly form: IntakeForm }) {
  const { entry, edit, policy } = form
  const rule = findReferralRule(policy)?.value
  const isDemanded = demandedParts(rule).size > 0
  return (
    <section className={styles.referral} aria-label={REFERRAL.title}>
      <div className={styles.head}>
        <label htmlFor={isDemanded ? undefined : 'referral'}>{REFERRAL.title}</label>
        {!isDemanded && (
          <>
            <Switch
              id="referral"
              checked={entry.referral !== null}
              onChange={(isOn) => edit({ referral: isOn ? EMPTY_REFERRAL : null })}
            />
            <span>{entry.referral === null ? REFERRAL.off : REFERRAL.on}</span>
          </>
        )}
      </div>
      {isDemanded && rule && <p className={styles.demands}>{REFERRAL.demands(rule)}</p>}
      {entry.referral !== null && <Parts form={form} referral={entry.referral} />}
    </section>
  )
}

interface PartsProps {
  readonly form: IntakeForm
  readonly referral: Referral
}

function Parts({ form, referral }: PartsProps) {
  const change = (part: Partial<Referral>) => form.edit({ referral: { ...referral, ...part } })
  const shared = { form, referral, onChange: change }
  return (
    <>
      <ReferralPartField {...shared} part="issuer" />
      <div className={styles.pair}>
        <ReferralPartField {...shared} part="issuerLevel" />
        <ReferralPartField {...shared} part="issuerCode" />
      </div>
      <div className={styles.pair}>
        <ReferralPartField {...shared} part="opinionBy" />
        <ReferralPartField {...shared} part="approvedBy" />
      </div>
      <div className={styles.pair}>
        <ReferralPartField {...shared} part="date" />
        <ReferralPartField {...shared} part="diagnosisCode" />
      </div>
      <ReferralPartField {...shared} part="diagnosis" />
      <ReferralPartField {...shared} part="reason" />
      <ReferralPartField {...shared} part="receiver" />
      <div className={styles.pair}>
        <ReferralPartField {...shared} part="receiverLevel" />
        <div className={styles.switch}>
          <label htmlFor="referral-onward">{REFERRAL.onward}</label>
          <Switch
            id="referral-onward"
            checked={referral.onward !== null}
            onChange={(isOn) => change({ onward: isOn ? EMPTY_ONWARD : null })}
          />
        </div>
      </div>
      {referral.onward !== null && (
        <OnwardFields
          form={form}
          onward={referral.onward}
          onChange={(onward) => change({ onward })}
        />
      )}
    </>
  )
}
