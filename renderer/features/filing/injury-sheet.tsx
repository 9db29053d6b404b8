import { Input } from 'antd'
import { call } from '#renderer/bridge.ts'
import { DecisionDialog } from '#renderer/decision/decision-dialog.tsx'
import { useDecision } from '#renderer/decision/use-decision.ts'
import { DAY_UNREAD } from '#renderer/messages/common.ts'
import { INJURY } from '#renderer/messages/injury.ts'
import { LIFE } from '#renderer/messages/life.ts'
import { AssumedTag } from '#renderer/ui/assumed-tag.tsx'
import { DateField } from '#renderer/ui/date-field.tsx'
import { type ControlProps, errorNotes, Field } from '#renderer/ui/field.tsx'
import { RadioRow } from '#renderer/ui/radio-row.tsx'
import { useUnreadDays } from '#renderer/ui/use-unread-days.ts'
import type { Filing } from '#shared/filing/filing.ts'
import { EMPTY_INJURY, findInjuryFaults, INJURY_FIELDS, Injury } from '#shared/filing/injury.ts'
import styles from './injury.module.css'
import type { Life } from './use-life.ts'

interface InjurySheetProps {
  readonly filing: Filing
  readonly life: Life
}

type Name = keyof Injury
type DayName = 'day' | 'admittedOn'
type TextName = Exclude<Name, DayName | 'thirdParty'>

/** How long a text may be, in characters; the same as in the schema. */
const LONGEST = {
  time: 5,
  place: 100,
  course: 500,
  witnesses: 200,
  hospital: 200,
  department: 50,
  inpatientNumber: 30,
} as const satisfies Record<TextName, number>

/** 外伤登记: time, place and course, who saw it, where it is treated, and whether a third party is liable. */
export function InjurySheet({ filing, life }: InjurySheetProps) {
  const injury = life.wish.injury ?? filing.entry.injury ?? EMPTY_INJURY
  const unread = useUnreadDays<DayName>()
  const faults = {
    ...faultsOf(injury, life.today),
    ...Object.fromEntries(unread.fields.map((name) => [name, DAY_UNREAD])),
  }
  const decision = useDecision({
    isComplete: Object.keys(faults).length === 0,
    decide: () =>
      call('filing.recordInjury', { filingId: filing.id, revision: filing.revision, injury }),
    onDone: life.close,
  })
  const form: InjuryForm = {
    injury,
    faultOf: (name) => (decision.isAttempted ? faults[name] : undefined),
    markUnread: unread.mark,
    enter: (part) => life.enter({ injury: { ...injury, ...part } }),
  }
  return (
    <DecisionDialog
      title={INJURY.title}
      subject={LIFE.subject(filing.entry.name, filing.acceptanceNumber)}
      problem={decision.problem}
      isWide
      confirm={{ label: INJURY.save, isBusy: decision.isBusy, run: decision.run }}
      onClose={life.close}
    >
      <p className={styles.basis}>
        {INJURY.basis} <AssumedTag>{INJURY.assumed}</AssumedTag>
      </p>
      <div className={styles.columns}>
        <section aria-label={INJURY.happened}>
          <h3 className={styles.heading}>{INJURY.happened}</h3>
          <DayRow form={form} name="day" />
          <TextRow form={form} name="time" hint={INJURY.optional} />
          <TextRow form={form} name="place" isRequired />
          <TextRow form={form} name="course" isRequired isLong />
          <TextRow form={form} name="witnesses" hint={INJURY.optional} />
        </section>
        <section aria-label={INJURY.treated}>
          <h3 className={styles.heading}>{INJURY.treated}</h3>
          <TextRow form={form} name="hospital" isRequired />
          <TextRow form={form} name="department" hint={INJURY.optional} />
          <TextRow form={form} name="inpatientNumber" hint={INJURY.optional} />
          <DayRow form={form} name="admittedOn" />
          <ThirdPartyRow form={form} />
        </section>
      </div>
    </DecisionDialog>
  )
}

interface InjuryForm {
  readonly injury: Injury
  faultOf(name: Name): string | undefined
  markUnread(name: DayName, isUnread: boolean): void
  enter(part: Partial<Injury>): void
}

interface RowProps<N extends Name> {
  readonly form: InjuryForm
  readonly name: N
  readonly isRequired?: boolean
  readonly hint?: string
}

interface TextRowProps extends RowProps<TextName> {
  readonly isLong?: boolean
}

function TextRow({ form, name, isRequired = false, hint, isLong = false }: TextRowProps) {
  const shared = (control: ControlProps) => ({
    ...control,
    value: form.injury[name],
    maxLength: LONGEST[name],
    placeholder: INJURY.examples[name],
    autoComplete: 'off',
    spellCheck: false,
  })
  return (
    <Field
      id={`injury-${name}`}
      label={INJURY_FIELDS[name]}
      isRequired={isRequired}
      notes={errorNotes(form.faultOf(name))}
      hint={hint}
    >
      {(control) =>
        isLong ? (
          <Input.TextArea
            {...shared(control)}
            rows={4}
            onChange={({ target }) => form.enter({ [name]: target.value })}
          />
        ) : (
          <Input
            {...shared(control)}
            onChange={({ target }) => form.enter({ [name]: target.value })}
          />
        )
      }
    </Field>
  )
}

function DayRow({ form, name }: RowProps<DayName>) {
  return (
    <Field
      id={`injury-${name}`}
      label={INJURY_FIELDS[name]}
      isRequired={name === 'day'}
      notes={errorNotes(form.faultOf(name))}
    >
      {(control) => (
        <DateField
          control={control}
          value={form.injury[name]}
          placeholder={INJURY.examples[name]}
          calendarLabel={LIFE.calendar}
          onChange={(day) => form.enter({ [name]: day })}
          onUnread={(isUnread) => form.markUnread(name, isUnread)}
        />
      )}
    </Field>
  )
}

function ThirdPartyRow({ form }: { readonly form: InjuryForm }) {
  const { thirdParty } = form.injury
  return (
    <Field
      id="injury-thirdParty"
      label={INJURY_FIELDS.thirdParty}
      isRequired
      isGroup
      notes={errorNotes(form.faultOf('thirdParty'))}
      hint={thirdParty === '1' ? INJURY.thirdPartyWords : undefined}
    >
      {(control) => (
        <RadioRow
          control={control}
          options={Object.entries(INJURY.thirdParty).map(([code, label]) => ({ code, label }))}
          value={thirdParty}
          // The codes are the keys of the options.
          onChange={(code) => form.enter({ thirdParty: code as Injury['thirdParty'] })}
        />
      )}
    </Field>
  )
}

/** What the rules say, and a time of day that is none. */
function faultsOf(injury: Injury, today: string) {
  const isTime = Injury.shape.time.safeParse(injury.time).success
  return { ...findInjuryFaults(injury, today), ...(!isTime && { time: INJURY.timeWrong }) }
}
