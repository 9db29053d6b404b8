import {
  CheckCircleFilled,
  DisconnectOutlined,
  InfoCircleOutlined,
  LoadingOutlined,
  WarningFilled,
} from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { COMMON } from '#renderer/messages/common.ts'
import { PERSON } from '#renderer/messages/person.ts'
import { NoteLine } from '#renderer/ui/field.tsx'
import { KeyHint } from '#renderer/ui/key-hint.tsx'
import type { Division } from '#shared/codes/divisions.ts'
import { labelOf } from '#shared/filing/fields.ts'
import {
  divisionName,
  type InsuranceNote,
  insuranceName,
  insuranceStateName,
} from '#shared/filing/insured-person.ts'
import type { Insurance, InsuredPerson } from '#shared/filing/person-look-up.ts'
import { assertNever } from '#shared/result.ts'
import styles from './person-card.module.css'
import type { PersonCheck, PersonLook } from './use-person-look-up.ts'

interface PersonCardProps {
  readonly check: PersonCheck
  readonly divisions: ReadonlyMap<string, Division>
}

/** What the subsystem says of the person: insurance, what stands against filing, what differs. */
export function PersonCard({ check, divisions }: PersonCardProps) {
  const { look, notes, differences } = check
  const firstToTake = differences.findIndex(check.canTake)
  return (
    <section
      id="person-card"
      className={styles.card}
      aria-label={PERSON.title}
      aria-live="polite"
      data-kind={look.kind}
    >
      <div className={styles.head}>
        <div>
          {look.kind === 'found' ? (
            <Insurances
              person={look.person}
              divisions={divisions}
              isFileable={notes.length === 0}
            />
          ) : (
            <LookLine look={look} />
          )}
        </div>
        <Button
          size="small"
          tabIndex={-1}
          disabled={look.kind === 'asking'}
          onClick={() => void check.ask()}
        >
          {PERSON.ask} <KeyHint>{PERSON.askKey}</KeyHint>
        </Button>
      </div>
      {notes.map((note) => (
        <NoteLine key={note.rule} note={asNote(note)} />
      ))}
      {differences.map((difference, at) => (
        <p key={difference.field} className={styles.difference}>
          <span>
            <WarningFilled /> {PERSON.differs(labelOf(difference.field), difference.words)}
          </span>
          {check.canTake(difference) && (
            <Button size="small" tabIndex={-1} onClick={() => check.take(difference)}>
              {PERSON.take} {at === firstToTake && <KeyHint>{PERSON.takeKey}</KeyHint>}
            </Button>
          )}
        </p>
      ))}
    </section>
  )
}

interface InsurancesProps {
  readonly person: InsuredPerson
  readonly divisions: ReadonlyMap<string, Division>
  readonly isFileable: boolean
}

function Insurances({ person, divisions, isFileable }: InsurancesProps) {
  if (person.insurances.length === 0)
    return <Line icon={<InfoCircleOutlined />}>{PERSON.noInsurance}</Line>
  return person.insurances.map((insurance) => (
    <p
      key={`${insurance.insuranceType} ${insurance.division} ${insurance.startedOn}`}
      className={isFileable ? styles.fileable : styles.insurance}
    >
      {isFileable && <CheckCircleFilled />} {insuranceWords(insurance, divisions)}
    </p>
  ))
}

function insuranceWords(insurance: Insurance, divisions: ReadonlyMap<string, Division>): string {
  const place = divisionName(insurance.division, divisions)
  return PERSON.insurance(insuranceStateName(insurance), insuranceName(insurance), place)
}

function LookLine({ look }: { readonly look: Exclude<PersonLook, { kind: 'found' }> }) {
  switch (look.kind) {
    case 'idle':
      return look.isOnline ? (
        <Line icon={<InfoCircleOutlined />}>{PERSON.idleOnline}</Line>
      ) : (
        <Line icon={<DisconnectOutlined />}>{PERSON.idleOffline}</Line>
      )
    case 'asking':
      return <Line icon={<LoadingOutlined />}>{PERSON.asking}</Line>
    case 'offline':
      return <Line icon={<DisconnectOutlined />}>{PERSON.offline(look.words)}</Line>
    case 'not-found':
      return <NoteLine note={warningOf(PERSON.notFound)} />
    case 'other-person':
      return <NoteLine note={warningOf(PERSON.otherPerson)} />
    case 'refused':
      return <NoteLine note={warningOf(PERSON.refused(look.words))} />
    default:
      return assertNever(look)
  }
}

function Line({ icon, children }: { readonly icon: ReactNode; readonly children: string }) {
  return (
    <p className={styles.line}>
      {icon} {children}
    </p>
  )
}

function warningOf(text: string) {
  return { severity: 'warning', text, basis: '' } as const
}

function asNote({ problem, remedy, basis }: InsuranceNote) {
  return { severity: 'warning', text: `${problem}${COMMON.comma}${remedy}`, basis } as const
}
