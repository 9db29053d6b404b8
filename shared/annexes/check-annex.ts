import type { AnnexId, AnnexRow } from './annex.ts'
import { ANNEX_FORMS, type AnnexColumn } from './annex-form.ts'

/** What is wrong in one cell, what would be right, and the note that says so. */
export interface AnnexFault {
  readonly column: string
  readonly text: string
  readonly basis: string
}

const BASIS = {
  hospitals: '医保发〔2019〕33号 附件1',
  services: '医保发〔2019〕33号 附件2',
} as const

/** A day as the notes want it: eight digits of a day that exists. */
export function isAnnexDay(text: string): boolean {
  if (!/^\d{8}$/.test(text)) return false
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
  const read = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day)
}

/** Everything that is not right in a row, in the order of its columns. */
export function annexFaults(annex: AnnexId, { cells }: Pick<AnnexRow, 'cells'>): AnnexFault[] {
  const { columns } = ANNEX_FORMS[annex]
  const text = (key: string) => (cells[key] ?? '').trim()
  const rules = annex === 'hospitals' ? hospitalFaults(text) : serviceFaults(text)
  const found = new Map([...columns.flatMap((column) => formFault(column, text)), ...rules])
  return columns.flatMap(({ key }) => {
    const words = found.get(key)
    return words === undefined ? [] : [{ column: key, text: words, basis: BASIS[annex] }]
  })
}

type Found = [string, string][]

/** What the kind of a column asks of its text. */
function formFault({ key, label, kind, codes }: AnnexColumn, text: (key: string) => string): Found {
  const value = text(key)
  if (value === '') return []
  const allowed = codes.map(({ code, label: word }) => `${word}填“${code}”`).join('，')
  if (kind === 'day' && !isAnnexDay(value)) {
    return [[key, `${label}不是一个日期，请按“20190615”的格式填八位数字`]]
  }
  const parts = kind === 'codes' ? [...value] : [value]
  const isKnown = parts.every((part) => codes.some(({ code }) => code === part))
  return codes.length > 0 && !isKnown ? [[key, `${label}没有这个代码，${allowed}`]] : []
}

function hospitalFaults(text: (key: string) => string): Found {
  const missing = (
    ['region', 'hospital', 'level', 'ownership', 'nature', 'joined'] as const
  ).filter((key) => text(key) === '')
  return [
    ...missing.map((key): [string, string] => [key, `${labelOf('hospitals', key)}没有填，请填写`]),
    ...when(text('joined') === '否' && text('planned') === '', [
      'planned',
      '未接入的要填拟接入时间，格式如 20190615',
    ]),
    ...when(text('joined') === '是' && text('planned') !== '', [
      'planned',
      '已接入的不填拟接入时间，请清空，或把是否已接入改为“否”',
    ]),
  ]
}

function serviceFaults(text: (key: string) => string): Found {
  const [open, path, planned] = [text('open'), text('path'), text('planned')]
  return [
    ...when(text('region') === '', ['region', '地区没有填，请填写统筹地区']),
    ...when(open === '' && planned === '', [
      'open',
      '已开通方式和拟开通方式都没有填，请至少填一项',
    ]),
    ...when(open === '' && path !== '', ['open', '填了路径却没有填已开通方式，请填写']),
    ...when(open !== '' && path === '', ['path', '已开通的要填具体路径，请填写']),
    ...pathFaults(open, path),
    ...when(planned !== '' && text('plannedDay') === '', [
      'plannedDay',
      '拟开通的要填拟开通时间，格式如 20190615',
    ]),
    ...when(planned === '' && text('plannedDay') !== '', [
      'planned',
      '填了拟开通时间却没有填拟开通方式，请填写',
    ]),
  ]
}

/** A telephone wants its number, a site its link. */
function pathFaults(open: string, path: string): Found {
  if (path === '') return []
  const isPhoneMissing = open.includes('1') && !/\d{5,}/.test(path.replaceAll(/[\s-]/g, ''))
  const isLinkMissing = open.includes('2') && !/[a-z\d-]+\.[a-z]{2,}/i.test(path)
  return [
    ...when(isPhoneMissing, ['path', '开通电话备案的要写准确的电话号码，这里没有号码']),
    ...when(isLinkMissing, ['path', '开通网络备案的要写具体链接，这里没有网址']),
  ]
}

function when(isSo: boolean, found: [string, string]): Found {
  return isSo ? [found] : []
}

function labelOf(annex: AnnexId, key: string): string {
  return ANNEX_FORMS[annex].columns.find((column) => column.key === key)?.label ?? key
}
