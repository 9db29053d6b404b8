import { COMMON } from '#renderer/messages/common.ts'
import { FIRST_RUN } from '#renderer/messages/first-run.ts'
import { ChoiceSelect } from '#renderer/ui/choice-select.tsx'
import { Panel } from '#renderer/ui/panel.tsx'
import { FormRow, TextRow } from '#renderer/ui/text-row.tsx'
import type { Policy } from '#shared/policy/resolve.ts'
import styles from './first-run.module.css'
import type { RegistrationField } from './registration.ts'
import type { FirstRun } from './use-first-run.ts'

/** 第 1 步 经办机构: the agency, and the policy its division decides. */
export function OfficeStep({ run }: { readonly run: FirstRun }) {
  const row = <N extends RegistrationField>(name: N) => rowOf(run, name)
  return (
    <div className={styles.columns}>
      <Panel title={FIRST_RUN.officeTitle}>
        <TextRow {...row('officeName')} isFocusedFirst />
        <FormRow {...row('officeDivision')}>
          {(control, field) => (
            <ChoiceSelect
              ref={field.ref}
              control={control}
              choices={run.divisions}
              value={field.value}
              placeholder={FIRST_RUN.officeDivisionExample}
              renderNothing={COMMON.notFoundChoice}
              onChoose={field.onChange}
            />
          )}
        </FormRow>
        <TextRow {...row('agencyCode')} />
        <TextRow {...row('officePhone')} />
      </Panel>
      <Panel title={FIRST_RUN.policyTitle}>
        {run.policy ? (
          <PolicyFacts policy={run.policy} />
        ) : (
          <p className={styles.hint}>{FIRST_RUN.policyNone}</p>
        )}
      </Panel>
    </div>
  )
}

/** What every text row of the registration needs. */
export function rowOf<N extends RegistrationField>(run: FirstRun, name: N) {
  return {
    control: run.control,
    name,
    label: FIRST_RUN[name],
    placeholder: FIRST_RUN[`${name}Example`],
    isAttempted: run.isAttempted,
  } as const
}

function PolicyFacts({ policy: { packs } }: { readonly policy: Policy }) {
  const isNational = packs.every(({ divisionPrefix }) => divisionPrefix === '')
  return (
    <dl className={styles.facts}>
      <dt>{FIRST_RUN.policyPack}</dt>
      <dd>{packs.map(FIRST_RUN.policyName).join(FIRST_RUN.policySeparator)}</dd>
      <dt>{FIRST_RUN.policyDocuments}</dt>
      <dd>{packs.flatMap(({ documents }) => documents.map(FIRST_RUN.policyDocument)).join('')}</dd>
      <dt>{FIRST_RUN.policyScope}</dt>
      <dd>{isNational ? FIRST_RUN.policyInherited : FIRST_RUN.policyOwn}</dd>
    </dl>
  )
}
