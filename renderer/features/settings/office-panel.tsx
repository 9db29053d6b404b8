import { Button } from 'antd'
import { call } from '#renderer/bridge.ts'
import { COMMON } from '#renderer/messages/common.ts'
import { FIRST_RUN } from '#renderer/messages/first-run.ts'
import { POLICY } from '#renderer/messages/policy.ts'
import { SETTINGS } from '#renderer/messages/settings.ts'
import { useOfficeToday } from '#renderer/store/office-today.ts'
import { ChoiceSelect } from '#renderer/ui/choice-select.tsx'
import { FormRow, TextRow } from '#renderer/ui/text-row.tsx'
import { Office, type SettingsView } from '#shared/bridge.ts'
import { findDivisionPath } from '#shared/codes/divisions.ts'
import { resolvePolicy } from '#shared/policy/resolve.ts'
import type { Tables } from '#shared/reference-data.ts'
import { ok } from '#shared/result.ts'
import { wrongWhen } from './rules.ts'
import { SavedFormPanel } from './saved-form-panel.tsx'
import styles from './settings.module.css'
import { useSavedForm } from './use-saved-form.ts'

interface OfficePanelProps {
  readonly view: SettingsView
  readonly tables: Tables
}

/** 经办机构: name and telephone always, division and code until a filing carries them. */
export function OfficePanel({ view, tables }: OfficePanelProps) {
  const form = useOfficeForm(view)
  const { control, isAttempted } = form
  const row = { control, isAttempted }
  const hint = view.isOfficeFixed ? SETTINGS.fixed : undefined
  const policy = resolvePolicy(tables.policies, view.office.division, useOfficeToday())
  return (
    <SavedFormPanel
      title={SETTINGS.officeTitle}
      buttonId="saveOffice"
      button={SETTINGS.save}
      form={form}
      extra={
        <Button id="showPolicies" type="link" onClick={goToPolicies}>
          {POLICY.show}
        </Button>
      }
    >
      <TextRow {...row} name="officeName" label={SETTINGS.officeName} isFocusedFirst />
      {view.isOfficeFixed ? (
        <FixedDivision {...row} tables={tables} />
      ) : (
        <FormRow {...row} name="officeDivision" label={SETTINGS.officeDivision}>
          {(controlProps, field) => (
            <ChoiceSelect
              ref={field.ref}
              control={controlProps}
              choices={divisionChoices(tables)}
              value={field.value}
              placeholder=""
              renderNothing={COMMON.notFoundChoice}
              onChoose={field.onChange}
            />
          )}
        </FormRow>
      )}
      <TextRow
        {...row}
        name="agencyCode"
        label={SETTINGS.agencyCode}
        isDisabled={view.isOfficeFixed}
        hint={hint}
      />
      <TextRow {...row} name="officePhone" label={SETTINGS.officePhone} />
      <p className={styles.policy}>{SETTINGS.policy(policy.packs.map(FIRST_RUN.policyName))}</p>
    </SavedFormPanel>
  )
}

/** The list of packs begins below the fold. */
function goToPolicies(): void {
  const target = document.getElementById('importPolicy')
  target?.focus()
  target?.scrollIntoView({ block: 'start' })
}

type OfficeForm = ReturnType<typeof useOfficeForm>

function FixedDivision(
  props: Pick<OfficeForm, 'control' | 'isAttempted'> & { readonly tables: Tables },
) {
  const { control, isAttempted, tables } = props
  return (
    <FormRow
      control={control}
      isAttempted={isAttempted}
      name="officeDivision"
      label={SETTINGS.officeDivision}
      hint={SETTINGS.fixed}
    >
      {({ id }, { value }) => (
        <output id={id} className={styles.fixed}>
          {findDivisionPath(tables.divisions, value) ?? value} {value}
        </output>
      )}
    </FormRow>
  )
}

function useOfficeForm({ office }: SettingsView) {
  return useSavedForm({
    start: {
      officeName: office.name,
      officeDivision: office.division,
      agencyCode: office.agencyCode,
      officePhone: office.phone,
    },
    isForgetful: false,
    problemsOf: (typed) => ({
      officeName: wrongWhen(Office.shape.name, typed.officeName, SETTINGS.problems.officeName),
      officeDivision: wrongWhen(
        Office.shape.division,
        typed.officeDivision,
        SETTINGS.problems.officeDivision,
      ),
      agencyCode: wrongWhen(
        Office.shape.agencyCode,
        typed.agencyCode,
        SETTINGS.problems.agencyCode,
      ),
      officePhone: wrongWhen(Office.shape.phone, typed.officePhone, SETTINGS.problems.officePhone),
    }),
    save: async (typed) => {
      const saved = await call('settings.setOffice', {
        name: typed.officeName,
        division: typed.officeDivision,
        agencyCode: typed.agencyCode,
        phone: typed.officePhone,
      })
      return saved.ok ? ok(SETTINGS.saved) : saved
    },
  })
}

function divisionChoices({ divisions }: Tables) {
  return [...divisions.values()].map(({ code, name }) => ({
    value: code,
    label: findDivisionPath(divisions, code) ?? name,
    name,
  }))
}
