import { findLabel, GENDERS, INSURANCE_STATES, INSURANCE_TYPES } from '#shared/codes/code-tables.ts'
import { type Division, findDivisionPath, isSamePool } from '#shared/codes/divisions.ts'
import { fieldArticles } from '#shared/policy/articles.ts'
import { citeAll } from '#shared/policy/policy.ts'
import { findGeneralRule, type Policy } from '#shared/policy/resolve.ts'
import type { Tables } from '#shared/reference-data.ts'
import { ENTRY_FIELDS } from './fields.ts'
import type { FilingEntry } from './filing.ts'
import type { Insurance, InsuredPerson } from './person-look-up.ts'

/** The fields of an entry that a look-up can answer. */
export type AnsweredField = 'name' | 'gender' | 'insuranceType' | 'insuredDivision'

/** One field where the subsystem says something else than what was entered. */
export interface Difference {
  readonly field: AnsweredField
  /** The subsystem's value, as the field would hold it. */
  readonly told: string
  /** The subsystem's value in words. */
  readonly words: string
}

/** Something about an insurance that the clerk has to know before filing. */
export interface InsuranceNote {
  readonly rule: 'stopped' | 'elsewhere' | 'not-filed' | 'none'
  readonly problem: string
  readonly remedy: string
  readonly basis: string
}

const PAUSED = '2'
const NORMAL = '1'

/** The insurances that are filed across provinces (规程第三条): 310 and 390. */
function filedInsurances({ insurances }: InsuredPerson): readonly Insurance[] {
  return insurances.filter(
    ({ insuranceType }) => findLabel(INSURANCE_TYPES, insuranceType) !== undefined,
  )
}

/** The insurances a filing may be about: those in force, else all there are. */
function candidateInsurances(person: InsuredPerson): readonly Insurance[] {
  const filed = filedInsurances(person)
  const inForce = filed.filter(({ state }) => state === NORMAL)
  return inForce.length > 0 ? inForce : filed
}

/** The insurance a filing would be about: the only one in force, else the only one there is. */
export function findMainInsurance(person: InsuredPerson): Insurance | undefined {
  const [only, ...others] = candidateInsurances(person)
  return others.length === 0 ? only : undefined
}

/** What the answer says of each field; a field it is silent or of two minds about is absent. */
function toldFields(person: InsuredPerson): Readonly<Partial<Record<AnsweredField, string>>> {
  const main = findMainInsurance(person)
  return {
    name: person.name,
    ...(findLabel(GENDERS, person.gender) && { gender: person.gender }),
    ...(main && { insuranceType: main.insuranceType, insuredDivision: main.division }),
  }
}

/** The fields still empty that the answer can fill; what was entered is never among them. */
export function fillable(person: InsuredPerson, entry: FilingEntry): Partial<FilingEntry> {
  const told = Object.entries(toldFields(person))
  // The keys are those of an AnsweredField.
  return Object.fromEntries(told.filter(([field]) => entry[field as AnsweredField] === ''))
}

/** Empties again what an answer had filled and nobody has changed since. */
export function withoutFilled(
  filled: Partial<FilingEntry>,
  entry: FilingEntry,
): Partial<FilingEntry> {
  const untouched = Object.entries(filled).filter(
    // The keys are those of an AnsweredField.
    ([field, value]) => entry[field as AnsweredField] === value,
  )
  return Object.fromEntries(untouched.map(([field]) => [field, '']))
}

/** Where the answer says something else than what was entered; empty fields differ in nothing. */
export function findDifferences(
  person: InsuredPerson,
  entry: FilingEntry,
  divisions: ReadonlyMap<string, Division>,
): readonly Difference[] {
  const told = Object.entries(toldFields(person)) as [AnsweredField, string][]
  return told
    .filter(([field, value]) => entry[field] !== '' && entry[field] !== value)
    .map(([field, value]) => ({ field, told: value, words: wordsOf(field, value, divisions) }))
}

/** The differences as one line of a filing's timeline; '' where there are none. */
export function describeDifferences(
  differences: readonly Difference[],
  entry: FilingEntry,
  divisions: ReadonlyMap<string, Division>,
): string {
  return differences
    .map(({ field, words }) =>
      // Another name may be another person's: it is not written down.
      field === 'name'
        ? '姓名与国家子系统登记的不同'
        : `${ENTRY_FIELDS[field].label}：备案为${wordsOf(field, entry[field], divisions)}，国家子系统为${words}`,
    )
    .join('；')
}

/** What stands against filing this person here and now, gravest first. */
export function explainInsurances(
  person: InsuredPerson,
  officeDivision: string,
  { destinations, policy }: Pick<Tables, 'destinations'> & { readonly policy: Policy },
): readonly InsuranceNote[] {
  const candidates = candidateInsurances(person)
  const [first] = candidates
  if (first === undefined) {
    const note = person.insurances.length === 0 ? NO_INSURANCE : NOT_FILED
    return [{ ...note, basis: citeAll(findGeneralRule(policy, 'insurance-types')?.because ?? []) }]
  }
  const isHere = candidates.some(({ division }) =>
    isSamePool(division, officeDivision, destinations),
  )
  return [
    ...(candidates.some(({ state }) => state === NORMAL || state === '') ? [] : [stopped(first)]),
    ...(isHere ? [] : [{ ...ELSEWHERE, basis: citeAll(fieldArticles(policy, 'insuredDivision')) }]),
  ]
}

/** `职工医保`; of an insurance that is not filed, its code. */
export function insuranceName({ insuranceType }: Insurance): string {
  return findLabel(INSURANCE_TYPES, insuranceType) ?? `险种 ${insuranceType}`
}

/** `正常参保`, `暂停参保`…; the code where the table has no such row. */
export function insuranceStateName({ state }: Insurance): string {
  return state === '' ? '参保状态未说明' : (findLabel(INSURANCE_STATES, state) ?? `状态 ${state}`)
}

const NO_INSURANCE: Omit<InsuranceNote, 'basis'> = {
  rule: 'none',
  problem: '国家子系统没有此人的参保信息',
  remedy: '请先到参保地经办机构查明参保情况',
}

const NOT_FILED: Omit<InsuranceNote, 'basis'> = {
  rule: 'not-filed',
  problem: '此人没有参加职工医保或城乡居民医保',
  remedy: '只有这两个险种办理跨省异地就医备案',
}

function stopped(insurance: Insurance): InsuranceNote {
  const since = insurance.pausedOn === '' ? '' : `自 ${insurance.pausedOn} `
  return {
    rule: 'stopped',
    problem: `${since}${insuranceStateName(insurance)}，期间不能直接结算`,
    remedy: insurance.state === PAUSED ? '请先续保补缴再备案' : '请先到参保地查明并恢复参保',
    basis: '',
  }
}

const ELSEWHERE: Omit<InsuranceNote, 'basis'> = {
  rule: 'elsewhere',
  problem: '参保地不在本统筹区，不归本机构备案',
  remedy: '请向参保地经办机构或国家医保服务平台办理',
}

function wordsOf(
  field: AnsweredField,
  value: string,
  divisions: ReadonlyMap<string, Division>,
): string {
  switch (field) {
    case 'name':
      return value
    case 'gender':
      return findLabel(GENDERS, value) ?? value
    case 'insuranceType':
      return findLabel(INSURANCE_TYPES, value) ?? value
    case 'insuredDivision':
      return divisionName(value, divisions)
  }
}

/** `山东省 威海市 环翠区`; the code where the table has no such row. */
export function divisionName(code: string, divisions: ReadonlyMap<string, Division>): string {
  return findDivisionPath(divisions, code) ?? code
}
