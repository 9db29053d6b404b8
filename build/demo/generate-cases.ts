import { type SeededDraw, seededDraw } from '#electron/training/seeded-draw.ts'
import { type TrainingPerson, trainingPersons } from '#electron/training/training-persons.ts'
import { AGENT_RELATIONSHIPS, type CodeRow, VOUCHERS } from '#shared/codes/code-tables.ts'
import { type Destination, destinationLabel, provinceOf } from '#shared/codes/divisions.ts'
import { requiredMaterials } from '#shared/policy/materials.ts'
import { Category } from '#shared/policy/policy.ts'
import { type Policy, resolvePolicy } from '#shared/policy/resolve.ts'
import type { Tables } from '#shared/reference-data.ts'
import { drawReferral } from './draw-referral.ts'
import type { FilingCase } from './filing-case.ts'

type Words = readonly [string, ...string[]]

const STREETS: Words = ['人民路', '解放路', '建设街', '滨河东路', '文化巷', '青年大道', '学府路']
const NOTES: Words = ['', '', '', '探亲期间就医', '随子女居住', '单位派驻']
const MOBILE_PREFIXES: Words = ['131', '136', '138', '150', '158', '177', '186', '189']

/** Agents are drawn from other people than those they file for. */
const AGENT_SEED = 7

/** Kinds of places that a random draw from 334 would seldom meet: 仙桃, 兵团, 西藏, 海南, 上海. */
const SELDOM: Words = ['429004', '660000', '540000', '460000', '310000']

/** Documents other than the identity card; numbers this low were never given out. */
const OTHER_DOCUMENTS = [
  { type: '04', prefix: 'H0000' },
  { type: '05', prefix: 'M0000' },
  { type: '06', prefix: '0000' },
  { type: '08', prefix: 'E0000' },
] as const

/** What one case is drawn with. */
interface Making {
  readonly draw: SeededDraw
  readonly tables: Tables
  /** The office's day, `YYYY-MM-DD`. */
  readonly today: string
  readonly index: number
}

/**
 * `count` filings over all categories, both insurance types, many regions and several documents; the
 * same seed gives the same ones. Persons are those of the training subsystem, each of them once.
 */
export function generateCases(
  { count, seed, today }: { readonly count: number; readonly seed: number; readonly today: string },
  tables: Tables,
): readonly FilingCase[] {
  const draw = seededDraw(seed)
  const persons = shuffled(trainingPersons(), draw)
  return persons
    .slice(0, count)
    .map((person, index) => generateCase(person, { draw, tables, today, index }))
}

function generateCase(person: TrainingPerson, making: Making): FilingCase {
  const { draw, tables, today, index } = making
  const category = Category.options[index % Category.options.length] ?? 'temporary'
  const { documentType, documentNumber } = documentOf(person, making)
  const policy = resolvePolicy(tables.policies, person.insuredDivision, today)
  const destination = drawDestination(person, making)
  const materials = drawMaterials(category, policy, draw)
  const referral = drawReferral({ category, materials }, policy, draw)
  return {
    title: `${policy.categories[category]?.label ?? category}：${destinationLabel(destination)}`,
    voucher: documentType === '01' ? draw.oneOf<CodeRow>(VOUCHERS).code : '02',
    documentType,
    documentNumber,
    name: person.name,
    gender: person.gender,
    insuranceType: person.insuranceType,
    insuredDivision: person.insuredDivision,
    category,
    fileAnyway: category === 'emergency',
    destination: destination.code,
    address: `${draw.oneOf(STREETS)} ${1 + draw.below(200)} 号 ${1 + draw.below(12)} 栋 ${101 + draw.below(20)} 室`,
    phone: drawPhone(draw),
    ...(draw.below(3) === 0 && { secondPhone: drawPhone(draw) }),
    materials,
    ...(referral && { referral }),
    ...(draw.below(4) === 0 && { agent: drawAgent(draw, index) }),
    note: draw.oneOf(NOTES),
  }
}

/** Four of five show their identity card, the fifth another document in turn. */
function documentOf({ documentType, documentNumber }: TrainingPerson, { index }: Making) {
  const other = OTHER_DOCUMENTS[Math.floor(index / 5) % OTHER_DOCUMENTS.length]
  return index % 5 === 4 && other
    ? { documentType: other.type, documentNumber: `${other.prefix}${1000 + index}` }
    : { documentType, documentNumber }
}

function drawDestination(person: TrainingPerson, { draw, tables, index }: Making): Destination {
  const elsewhere = [...tables.destinations.values()].filter(
    ({ code }) => provinceOf(code) !== provinceOf(person.insuredDivision),
  )
  const seldom = elsewhere.find(({ code }) => code === SELDOM[index % SELDOM.length])
  const drawn = elsewhere[draw.below(elsewhere.length)]
  const chosen = index % 3 === 0 ? (seldom ?? drawn) : drawn
  if (chosen === undefined) throw new Error('there is no place outside this province')
  return chosen
}

function drawMaterials(
  category: Category,
  policy: Policy,
  draw: SeededDraw,
): Record<string, string> {
  const asked = requiredMaterials({ category }, policy).filter(({ id }) => id !== 'voucher')
  return Object.fromEntries(
    asked.flatMap(({ id, anyOf }) => {
      const now = anyOf.filter(({ kind }) => kind !== 'later')
      const given = now[draw.below(now.length)]
      return given ? [[id, given.id]] : []
    }),
  )
}

function drawPhone(draw: SeededDraw): string {
  return draw.oneOf(MOBILE_PREFIXES) + String(draw.below(100_000_000)).padStart(8, '0')
}

/** Someone of another seed, so that nobody files for himself. */
function drawAgent(draw: SeededDraw, index: number): NonNullable<FilingCase['agent']> {
  const agent = trainingPersons(AGENT_SEED)[index]
  if (agent === undefined) throw new Error('more agents than persons')
  const { name, documentType, documentNumber } = agent
  const relationship = draw.oneOf<CodeRow>(AGENT_RELATIONSHIPS).code
  return { name, documentType, documentNumber, phone: drawPhone(draw), relationship }
}

function shuffled<T>(members: readonly T[], draw: SeededDraw): readonly T[] {
  return members
    .map((member) => ({ member, weight: draw.below(1_000_000) }))
    .toSorted((a, b) => a.weight - b.weight)
    .map(({ member }) => member)
}
