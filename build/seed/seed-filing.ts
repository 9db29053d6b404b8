import { randomUUID } from 'node:crypto'
import { entryOfCase } from '#build/demo/case-entry.ts'
import { generateCases } from '#build/demo/generate-cases.ts'
import { type SeededDraw, seededDraw } from '#electron/training/seeded-draw.ts'
import { addDays } from '#shared/calendar/days.ts'
import { type Filing, type FilingEntry, NEW_LIFE } from '#shared/filing/filing.ts'
import { owedMaterials, settled } from '#shared/filing/owed-materials.ts'
import { officeDay } from '#shared/office-day.ts'
import { type Policy, resolvePolicy, versionsOf } from '#shared/policy/resolve.ts'
import type { Tables } from '#shared/reference-data.ts'
import { identityNumber, TABLES } from '#tests/builders.ts'
import { seedName } from './seed-names.ts'

/** One filing of a generated office as it stands at the end, and what happened to it on the way. */
export interface SeededFiling {
  /** The rules it was accepted under. */
  readonly policy: Policy
  readonly filing: Filing
  /** What the office decided about it after acceptance; at most one thing. */
  readonly sequel: 'none' | 'changed' | 'terminated'
  /** The address before a change. */
  readonly before: FilingEntry
}

type Words = readonly [string, ...string[]]

const STREETS: Words = [
  '人民路',
  '解放路',
  '建设街',
  '滨河东路',
  '文化巷',
  '青年大道',
  '学府路',
  '迎宾路',
]
const DISTRICTS: Words = ['城关街道', '新城街道', '河东街道', '东风街道', '高新区', '开发区']
const MOBILE_PREFIXES: Words = ['131', '136', '138', '150', '158', '177', '186', '189']
const CLERKS = [
  ...([
    ['9001', '测试经办员'] as const,
    ['9002', '于春梅'] as const,
    ['9003', '仇建国'] as const,
  ] as const),
  ...([
    ['9004', '单丽华'] as const,
    ['9005', '欧阳志强'] as const,
    ['9006', '孙晓燕'] as const,
  ] as const),
] as const

const DAY_MS = 86_400_000
const YEARS = 3
/** Models of entries; each is given to many people. */
const MODELS = 150
/** People of one region of identity numbers. */
const PER_REGION = 999
const REGIONS = 100
/** What is owed this long after acceptance has nearly always been met. */
const OWED_DAYS = 60

/** An entry of the demo and the rules of its region. */
interface Model {
  readonly entry: FilingEntry
  readonly policy: Policy
}

/**
 * `count` filings of one office over the three years before `now`, oldest first, the last of them from
 * the day of `now` itself; the same seed gives the same people.
 */
export function* seedFilings(
  {
    count,
    seed,
    ofToday,
  }: { readonly count: number; readonly seed: number; readonly ofToday: number },
  now: Date,
  tables: Tables = TABLES,
): Generator<SeededFiling> {
  const draw = seededDraw(seed)
  const models = listModels(seed, officeDay(now), tables)
  for (let index = 0; index < count; index += 1) {
    const model = models[draw.below(models.length)]
    if (model === undefined) throw new Error('no models')
    const fromEnd = count - index
    const age =
      fromEnd > ofToday ? DAY_MS + ((fromEnd - ofToday) / count) * YEARS * 365 * DAY_MS : 0
    // The order of acceptance is the order of the list.
    const acceptedAt = new Date(now.getTime() - Math.floor(age) - fromEnd * 1_000)
    yield seedFiling(model, { draw, index, acceptedAt, now })
  }
}

function listModels(seed: number, today: string, tables: Tables): readonly Model[] {
  return generateCases({ count: MODELS, seed, today }, tables).map((one) => {
    const entry = entryOfCase(one, tables, today)
    return { entry, policy: resolvePolicy(tables.policies, entry.insuredDivision, today) }
  })
}

interface Making {
  readonly draw: SeededDraw
  readonly index: number
  readonly acceptedAt: Date
  readonly now: Date
}

function seedFiling({ entry: model, policy }: Model, making: Making): SeededFiling {
  const { draw, index, acceptedAt, now } = making
  const day = officeDay(acceptedAt)
  const entry: FilingEntry = {
    ...model,
    documentType: '01',
    documentNumber: documentNumberOf(making),
    documentValidUntil: '',
    name: seedName(draw),
    startDate: day,
    endDate: model.endDate === '' ? '' : addDays(day, daysBetween(model.startDate, model.endDate)),
    address: addressOf(draw),
    phone: phoneOf(draw),
    agent: model.agent && { ...model.agent, name: seedName(draw), phone: phoneOf(draw) },
  }
  const [number, name] = CLERKS[draw.below(CLERKS.length)] ?? CLERKS[0]
  const sequel = sequelOf(draw.below(100))
  const owed = owedMaterials(entry, policy, day)
  const isOld = now.getTime() - acceptedAt.getTime() > OWED_DAYS * DAY_MS
  const filing: Filing = {
    ...NEW_LIFE,
    id: randomUUID(),
    acceptanceNumber: '',
    status: 'acknowledged',
    entry,
    policy: { packs: versionsOf(policy) },
    acceptedAt: acceptedAt.toISOString(),
    acceptedBy: { number, name },
    obligations: owed.map((one) =>
      isOld && draw.below(50) > 0
        ? settled(one, {
            result: one.kind === 'promise' ? 'true' : 'supplied',
            on: addDays(day, 20),
            by: name,
            note: '',
          })
        : one,
    ),
    receipt: {
      receiptNumber: `SN${day.replaceAll('-', '')}${String(index).padStart(10, '0')}`,
      filingNumber: `${entry.insuredDivision}${String(index).padStart(9, '0')}`,
      version: sequel === 'none' ? '1' : '2',
      personNumber: '',
      acknowledgedAt: new Date(acceptedAt.getTime() + 400).toISOString(),
    },
  }
  return { ...lived(filing, sequel, draw), sequel, before: entry, policy }
}

/** What became of a filing after its acceptance. */
function lived(
  filing: Filing,
  sequel: SeededFiling['sequel'],
  draw: SeededDraw,
): Pick<SeededFiling, 'filing'> {
  const { entry, acceptedBy: by, acceptedAt } = filing
  if (sequel === 'changed') {
    return { filing: { ...filing, revision: 2, entry: { ...entry, address: addressOf(draw) } } }
  }
  if (sequel === 'none') return { filing }
  const on = officeDay(new Date(acceptedAt))
  const ended = {
    kind: sequel,
    on,
    reason: '本人申请',
    by,
    secondPerson: null,
    at: acceptedAt,
  } as const
  return { filing: { ...filing, revision: 2, status: 'terminated', ended } }
}

function sequelOf(part: number): SeededFiling['sequel'] {
  if (part < 8) return 'changed'
  return part < 12 ? 'terminated' : 'none'
}

/** Of a region that was never given out (1699xx): nobody can bear it. */
function documentNumberOf({ draw, index }: Making): string {
  const round = Math.floor(index / (PER_REGION * REGIONS))
  const year = 1935 + 4 * draw.below(18) + (round % 4)
  const month = String(1 + draw.below(12)).padStart(2, '0')
  const date = String(1 + draw.below(28)).padStart(2, '0')
  const region = String(169_900 + (Math.floor(index / PER_REGION) % REGIONS))
  return identityNumber(`${year}${month}${date}`, (index % PER_REGION) + 1, region)
}

function addressOf(draw: SeededDraw): string {
  return `${draw.oneOf(DISTRICTS)}${draw.oneOf(STREETS)} ${1 + draw.below(200)} 号 ${1 + draw.below(12)} 栋 ${101 + draw.below(20)} 室`
}

function phoneOf(draw: SeededDraw): string {
  return draw.oneOf(MOBILE_PREFIXES) + String(draw.below(100_000_000)).padStart(8, '0')
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}
