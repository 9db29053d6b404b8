import { findByName, plain } from '#shared/codes/find-code.ts'
import type { PlaceNames } from '#shared/codes/place-names.ts'
import { type Agent, EMPTY_ENTRY, FilingEntry } from '#shared/filing/filing.ts'
import { entryOfWritten } from '#shared/filing/written-entry.ts'
import { agreedLaterMaterials, requiredMaterials } from '#shared/policy/materials.ts'
import { Category, citeAll } from '#shared/policy/policy.ts'
import type { Policy } from '#shared/policy/resolve.ts'
import { resolvePolicy } from '#shared/policy/resolve.ts'
import type { Tables } from '#shared/reference-data.ts'
import { BATCH_COLUMNS, type ColumnKey } from './batch-columns.ts'
import { isLongTerm, readCell } from './cell.ts'
import type { ListRow, TableCell } from './table.ts'

/** What reading a row looks at besides the row. */
export interface ReadingContext {
  readonly tables: Tables
  readonly places: PlaceNames
  /** The office's day, `YYYY-MM-DD`. */
  readonly today: string
  /** Who sent the list, for rows that do not name an employer themselves; '' for nobody. */
  readonly employer: string
}

/** Why a column of a row could not be read. */
export interface CellFault {
  readonly key: ColumnKey
  readonly problem: string
  readonly remedy: string
  /** The articles behind it; left out where no rule speaks. */
  readonly basis?: string
}

/** A row as an entry; what could not be read is empty there and told beside it. */
export interface RowEntry {
  readonly entry: FilingEntry
  readonly faults: readonly CellFault[]
}

type Texts = Readonly<Record<ColumnKey, string>>

/** Reads a row of a list into the entry a clerk would have typed. */
export function readRow({ cells }: ListRow, context: ReadingContext): RowEntry {
  const { tables, places, today } = context
  const { texts, faults } = readCells(cells)
  const place = placeOf(texts, places)
  const policy = resolvePolicy(tables.policies, place.code, today)
  const category = categoryOf(texts.category, policy)
  const papers = papersOf(texts.materials, category.code, policy)
  const entry = entryOfWritten(
    {
      ...EMPTY_ENTRY,
      ...plainTexts(texts),
      documentType: texts.documentType || EMPTY_ENTRY.documentType,
      insuredDivision: place.code,
      category: category.code,
      fileAnyway: texts.fileAnyway === '是',
      materials: papers.materials,
      agent: agentOf(texts),
      note: noteOf(texts, context.employer),
    },
    { policies: tables.policies, places, today },
  )
  const ends = endlessFaults(cells.get('endDate'), category.code, policy)
  const found = [...faults, ...place.faults, ...category.faults, ...papers.faults, ...ends]
  // The day belongs to papers that come later; without any it is as little kept as on the screen.
  const isDayAgreed = agreedLaterMaterials(entry, policy).length > 0
  const dated = isDayAgreed ? { ...entry, laterDue: texts.laterDue } : entry
  return { entry: dated, faults: [...found, ...tooLong(dated, found)] }
}

function readCells(cells: ListRow['cells']): {
  readonly texts: Texts
  readonly faults: readonly CellFault[]
} {
  const read = BATCH_COLUMNS.map((column) => {
    const cell = cells.get(column.key) ?? { text: '', isNumber: false }
    return { key: column.key, answer: readCell(cell, column) }
  })
  return {
    // One text per column, which fromEntries cannot tell the compiler.
    texts: Object.fromEntries(
      read.map(({ key, answer }) => [key, answer.isRead ? answer.text : '']),
    ) as Texts,
    faults: read.flatMap(({ key, answer }) =>
      answer.isRead ? [] : [{ key, problem: answer.problem, remedy: answer.remedy }],
    ),
  }
}

/** The fields that are taken as they were read. */
function plainTexts(texts: Texts) {
  const { name, documentNumber, documentValidUntil, gender, voucher, insuranceType } = texts
  const { destination, startDate, endDate, address, phone, secondPhone } = texts
  return {
    ...{ name, documentNumber, documentValidUntil, gender, voucher, insuranceType },
    ...{ destination, startDate, endDate, address, phone, secondPhone },
  }
}

function placeOf({ insuredDivision }: Texts, places: PlaceNames) {
  const code = findByName(places.divisions, insuredDivision)
  if (insuredDivision === '' || typeof code === 'string') return { code: code ?? '', faults: [] }
  const fault: CellFault = {
    key: 'insuredDivision',
    problem:
      code === null
        ? `有几个地方都叫“${insuredDivision}”`
        : `参保地“${insuredDivision}”不在医保区划表中`,
    remedy: '请填 6 位医保区划代码，或从省写起，例如 山东省 威海市 环翠区',
  }
  return { code: '', faults: [fault] }
}

function categoryOf(written: string, policy: Policy) {
  const rows = Category.options.flatMap((code) => {
    const label = policy.categories[code]?.label
    return label === undefined ? [] : [{ code, label }]
  })
  const found = rows.find(({ code, label }) => code === written || plain(label) === plain(written))
  if (written === '' || found) return { code: found?.code ?? ('' as const), faults: [] }
  const fault: CellFault = {
    key: 'category',
    problem: `没有“${written}”这一人员类别`,
    remedy: `可填：${rows.map(({ label }) => label).join('、')}`,
  }
  return { code: '' as const, faults: [fault] }
}

/** Papers are written as on the screen; one paper may meet several requirements (个人承诺书). */
function papersOf(written: string, category: FilingEntry['category'], policy: Policy) {
  const requirements = requiredMaterials({ category }, policy).filter(({ id }) => id !== 'voucher')
  const materials: Record<string, string> = {}
  const strange: string[] = []
  for (const paper of written.split(/[;；\n]/).map((words) => words.trim())) {
    const met = requirements.flatMap(({ id, anyOf }) => {
      const evidence = anyOf.find(
        (one) => paper !== '' && (one.id === paper || plain(one.label) === plain(paper)),
      )
      return evidence ? [[id, evidence.id] as const] : []
    })
    for (const [id, evidence] of met) materials[id] ??= evidence
    if (met.length === 0 && paper !== '') strange.push(paper)
  }
  const labels = requirements.flatMap(({ anyOf }) => anyOf.map(({ label }) => label))
  const faults: CellFault[] = strange.map((paper) => ({
    key: 'materials',
    problem: `“${paper}”不是这一人员类别的材料`,
    remedy: labels.length === 0 ? '此类别不需要材料，请不填' : `可填：${labels.join('，或')}`,
  }))
  return { materials, faults: category === '' ? [] : faults }
}

/** An end that was left out is filled in; one that is written not to be contradicts the rule (规程第十条). */
function endlessFaults(
  cell: TableCell | undefined,
  category: FilingEntry['category'],
  policy: Policy,
): readonly CellFault[] {
  const validity = category === '' ? undefined : policy.categories[category]?.validity
  if (cell === undefined || validity?.value.end !== 'required' || !isLongTerm(cell.text)) return []
  return [
    {
      key: 'endDate',
      problem: `这类备案要设结束日期，不能写“${cell.text.trim()}”`,
      remedy: '请填结束日期；不填为最短有效期',
      basis: citeAll(validity.because),
    },
  ]
}

function agentOf(texts: Texts): Agent | null {
  const agent: Agent = {
    name: texts['agent.name'],
    documentType: texts['agent.documentType'] || '01',
    documentNumber: texts['agent.documentNumber'],
    phone: texts['agent.phone'],
    relationship: texts['agent.relationship'],
  }
  const { documentType: _, ...typed } = agent
  return Object.values(typed).every((text) => text === '') ? null : agent
}

function noteOf(texts: Texts, employer: string): string {
  const sender = texts.employer || employer
  return [sender === '' ? '' : `单位：${sender}`, texts.note]
    .filter((part) => part !== '')
    .join('；')
}

/** Lengths are those of the national fields; a field that is wrong already need not be short. */
function tooLong(entry: FilingEntry, found: readonly CellFault[]): readonly CellFault[] {
  const { error } = FilingEntry.safeParse(entry)
  const faults = error?.issues.map(({ path, message }): CellFault => {
    // A path of the entry's schema is a field, or one of its agent's.
    const key = path.join('.') as ColumnKey
    return { key, problem: message, remedy: '请缩短后重新填写' }
  })
  return (faults ?? []).filter(({ key }) => found.every((fault) => fault.key !== key))
}
