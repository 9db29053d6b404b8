import { Button, Select } from 'antd'
import { memo, useEffect, useMemo, useState } from 'react'
import { COMMON } from '#renderer/messages/common.ts'
import { LEDGER } from '#renderer/messages/ledger.ts'

import type { LedgerClient } from '#renderer/store/ledger/ledger-client.ts'
import { ChoiceSelect } from '#renderer/ui/choice-select.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import type { ControlProps } from '#renderer/ui/field.tsx'
import { destinationLabel } from '#shared/codes/divisions.ts'
import { FILING_STATES } from '#shared/filing/status.ts'
import { LedgerFilter, type LedgerQuery, NO_FILTER } from '#shared/ledger/ledger-query.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import type { Tables } from '#shared/reference-data.ts'
import styles from './ledger.module.css'

interface LedgerFiltersProps {
  readonly client: LedgerClient
  /** The index is whole: it knows every clerk. */
  readonly isReady: boolean
  readonly filter: LedgerFilter
  readonly tables: Tables
  readonly policy: Policy
  readonly onAsk: (change: Pick<LedgerQuery, 'filter'>) => void
}

/** Everything the list can be narrowed by, besides what is typed: which does not draw it again. */
export const LedgerFilters = memo(function LedgerFilters(props: LedgerFiltersProps) {
  const { client, isReady, filter, tables, policy, onAsk } = props
  const clerks = useClerks(client, isReady)
  const change = (part: Partial<Record<keyof LedgerFilter, string>>) =>
    onAsk({ filter: LedgerFilter.parse({ ...filter, ...part }) })
  const categories = Object.entries(policy.categories).map(([value, one]) => [
    value,
    one?.label ?? value,
  ])
  return (
    <fieldset className={styles.filters} aria-label={LEDGER.filters}>
      <Pick name="category" choices={categories} filter={filter} onPick={change} />
      <Pick name="status" choices={Object.entries(FILING_STATES)} filter={filter} onPick={change} />
      <PlacePick filter={filter} tables={tables} onPick={change} />
      <Pick
        name="clerk"
        choices={clerks.map((one) => [one, one])}
        filter={filter}
        onPick={change}
      />
      <Pick
        name="material"
        choices={Object.entries(LEDGER.material)}
        filter={filter}
        onPick={change}
      />
      <Pick
        name="deadline"
        choices={Object.entries(LEDGER.deadline)}
        filter={filter}
        onPick={change}
      />
      <span className={styles.dates}>
        <label htmlFor="ledger-from">{LEDGER.from}</label>
        <Day id="ledger-from" value={filter.from} onChange={(from) => change({ from })} />
        <label htmlFor="ledger-until">{LEDGER.until}</label>
        <Day id="ledger-until" value={filter.until} onChange={(until) => change({ until })} />
      </span>
      <Button onClick={() => onAsk({ filter: NO_FILTER })}>{LEDGER.clear}</Button>
    </fieldset>
  )
})

interface PickProps {
  readonly name: keyof typeof LEDGER.allOf
  readonly choices: readonly (readonly string[])[]
  readonly filter: LedgerFilter
  readonly onPick: (part: Partial<Record<keyof LedgerFilter, string>>) => void
}

function Pick({ name, choices, filter, onPick }: PickProps) {
  const options = choices.map(([value = '', label = '']) => ({ value, label }))
  return (
    <Select
      id={`ledger-${name}`}
      aria-label={LEDGER.allOf[name]}
      className={styles.pick ?? ''}
      popupMatchSelectWidth={false}
      value={filter[name]}
      options={[{ value: '', label: LEDGER.allOf[name] }, ...options]}
      onChange={(value: string) => onPick({ [name]: value })}
    />
  )
}

const PLAIN: Omit<ControlProps, 'id'> = {
  status: '',
  disabled: false,
  'aria-required': false,
  'aria-invalid': false,
  'aria-describedby': undefined,
}

function PlacePick({
  filter,
  tables,
  onPick,
}: Omit<PickProps, 'name' | 'choices'> & { readonly tables: Tables }) {
  const choices = useMemo(() => placeChoices(tables), [tables])
  return (
    <div className={styles.place}>
      <ChoiceSelect
        control={{ ...PLAIN, id: 'ledger-destination' }}
        label={LEDGER.allOf.destination}
        choices={choices}
        value={filter.destination === '' ? ANYWHERE : filter.destination}
        placeholder={LEDGER.allOf.destination}
        renderNothing={COMMON.notFoundChoice}
        onChoose={(value) => onPick({ destination: value === ANYWHERE ? '' : value })}
      />
    </div>
  )
}

const ANYWHERE = '00'

/** Provinces by their two digits, then every place. */
function placeChoices({ destinations }: Tables) {
  const places = [...destinations.values()]
  const provinces = new Map(places.map(({ code, province }) => [code.slice(0, 2), province]))
  return [
    { value: ANYWHERE, label: LEDGER.allOf.destination, name: LEDGER.allOf.destination },
    ...[...provinces].map(([value, name]) => ({ value, label: name, name })),
    ...places
      .filter(({ name, province }) => name !== province)
      .map((place) => ({ value: place.code, label: destinationLabel(place), name: place.name })),
  ]
}

function Day(props: {
  readonly id: string
  readonly value: string
  readonly onChange: (day: string) => void
}) {
  return (
    <span className={styles.day}>
      <DateField
        control={{ ...PLAIN, id: props.id }}
        value={props.value}
        placeholder={LEDGER.dateExample}
        calendarLabel={LEDGER.openCalendar}
        onChange={props.onChange}
      />
    </span>
  )
}

function useClerks(client: LedgerClient, isReady: boolean): readonly string[] {
  const [clerks, setClerks] = useState<readonly string[]>([])
  useEffect(() => {
    let isHere = true
    if (isReady) void client.ask('clerks', {}).then((found) => isHere && setClerks(found))
    return () => {
      isHere = false
    }
  }, [client, isReady])
  return clerks
}
