import { createHash } from 'node:crypto'
import { type SeededDraw, seededDraw } from './seeded-draw.ts'
import { trainingName } from './training-names.ts'

/** An insured person who does not exist: the region of the identity number (1699xx) was never given out. */
export interface TrainingPerson {
  readonly name: string
  readonly documentType: '01'
  readonly documentNumber: string
  readonly gender: '1' | '2'
  /** `YYYY-MM-DD`. */
  readonly birthDate: string
  readonly insuranceType: '310' | '390'
  readonly insuredDivision: string
  /** 人员参保状态: 1 正常参保, 2 暂停参保. */
  readonly insuranceState: '1' | '2'
  /** 人员编号 the training subsystem knows the person by. */
  readonly personNumber: string
}

/** The seed of the persons every training subsystem knows. */
export const TRAINING_SEED = 20_260_101

const COUNT = 200

/** Of every twenty persons one has stopped paying. */
const PAUSED_AT = 4

/** Counties of sixteen provinces, in `assets/codes/divisions.json`. */
const DIVISIONS = [
  ...(['371002', '370102', '130102', '140105', '210102', '220102', '230102', '320102'] as const),
  ...(['330102', '340102', '350102', '360102', '410102', '420102', '430102', '510104'] as const),
] as const

/** The 200 generated persons of a seed: same seed, same persons, in the same order. */
export function trainingPersons(seed: number = TRAINING_SEED): readonly TrainingPerson[] {
  const draw = seededDraw(seed)
  return Array.from({ length: COUNT }, (_, index) => trainingPerson(draw, index))
}

/**
 * The persons and one more, who bears the number of the last: numbers were given out twice before
 * they were checked by computer (重号), and a window meets such people.
 */
export function withSharedNumber(persons: readonly TrainingPerson[]): readonly TrainingPerson[] {
  const last = persons.at(-1)
  if (last === undefined) return persons
  const name = last.gender === '1' ? '司徒长庚' : '司徒长宁'
  const personNumber = personNumberOf(last.insuredDivision, `${last.documentNumber}:2`)
  return [...persons, { ...last, name, personNumber }]
}

/** Document number → everybody who bears it. */
export function bearersByNumber(
  persons: readonly TrainingPerson[],
): ReadonlyMap<string, readonly TrainingPerson[]> {
  const bearers = new Map<string, readonly TrainingPerson[]>()
  for (const person of persons) {
    const number = person.documentNumber
    bearers.set(number, [...(bearers.get(number) ?? []), person])
  }
  return bearers
}

/** The 人员编号 of anyone: the same person in the same place always gets the same one (20 digits). */
export function personNumberOf(insuredDivision: string, documentNumber: string): string {
  const digest = createHash('sha256').update(`${insuredDivision}:${documentNumber}`).digest()
  const serial = digest.readBigUInt64BE() % 100_000_000_000_000n
  return `${insuredDivision}${String(serial).padStart(14, '0')}`
}

function trainingPerson(draw: SeededDraw, index: number): TrainingPerson {
  const isMale = draw.below(2) === 1
  const birthDate = trainingBirthDate(draw)
  const insuredDivision = draw.oneOf(DIVISIONS)
  // The serial of the person makes every number unique, its parity tells the gender.
  const serial = String(index * 2 + (isMale ? 1 : 0)).padStart(3, '0')
  const region = String(169_900 + draw.below(100))
  const documentNumber = withCheckDigit(`${region}${birthDate.replaceAll('-', '')}${serial}`)
  return {
    name: trainingName(draw, index, isMale),
    documentType: '01',
    documentNumber,
    gender: isMale ? '1' : '2',
    birthDate,
    insuranceType: draw.below(5) < 3 ? '310' : '390',
    insuredDivision,
    insuranceState: index % 20 === PAUSED_AT ? '2' : '1',
    personNumber: personNumberOf(insuredDivision, documentNumber),
  }
}

/** A day from 1941 to 2000; never after the 28th, so that every month has it. */
function trainingBirthDate(draw: SeededDraw): string {
  const twoDigits = (value: number) => String(value).padStart(2, '0')
  return `${1941 + draw.below(60)}-${twoDigits(1 + draw.below(12))}-${twoDigits(1 + draw.below(28))}`
}

/** GB 11643-1999: the 18th character by ISO 7064 MOD 11-2. */
function withCheckDigit(first17: string): string {
  const sum = [...first17].reduce(
    (total, digit, position) => total + Number(digit) * (2 ** (17 - position) % 11),
    0,
  )
  return first17 + '10X98765432'.charAt(sum % 11)
}
