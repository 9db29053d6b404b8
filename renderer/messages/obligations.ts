import type { OwedFilter } from '#shared/bridge-obligations.ts'
import type { Deadline } from '#shared/calendar/deadline.ts'
import { deadlineWords } from '#shared/calendar/deadline.ts'
import type { Obligation, ObligationOutcome } from '#shared/filing/obligation.ts'
import type { Ageing } from '#shared/filing/obligation-due.ts'

/** What people still owe the office: the reminder, the list, the panel of a filing. */
export const OBLIGATIONS = {
  title: '待办材料与承诺',
  key: 'F10',
  reminder: '待补材料 · 待核验承诺',
  reminderNone: '目前没有待办的事项',
  total: (count: number) => `共 ${count} 项待办`,
  shown: (count: number) => `只列期限最早的 ${count} 项，可按时限筛选`,
  filter: '时限',
  filters: {
    all: '全部',
    overdue: '逾期',
    today: '今天',
    'this-week': '本周',
    later: '以后',
    undated: '未约定',
  } satisfies Record<OwedFilter, string>,
  empty: '没有待补材料和待核验承诺',
  emptyText: '容缺受理待补交的材料、告知承诺待核验的事项列在这里，办结后自动移出',
  emptyOf: (filter: string) => `“${filter}”下没有待办的事项`,
  emptyOfText: '按 1 看全部待办',
  name: '姓名',
  acceptanceNumber: '受理号',
  material: '材料',
  task: '事项',
  due: '期限',
  left: '时限',
  acceptedBy: '经办',
  tasks: { 'later-material': '补交', promise: '核验' } satisfies Record<Obligation['kind'], string>,
  results: {
    supplied: '已补交',
    true: '核验属实',
    false: '核验不属实',
    lacking: '材料不足，仍须补交',
  } satisfies Record<ObligationOutcome['result'], string>,
  closed: '已办结',
  given: '不再跟踪',
  closedBy: (problem: string, remedy: string) => `${problem}，这里的事项不再跟踪；${remedy}`,
  noDue: '未约定期限',
  panelKey: 'M',
  panelHint: '转到这里',
  instead: (evidence: string) => `受理时：${evidence}`,
  outcome: ({ on, by }: Pick<ObligationOutcome, 'on' | 'by'>) => `${on} ${by}`,
  byRule: (start: string, days: number) => `自 ${start} 起 ${days} 个工作日，至 `,
  supply: '补交',
  verify: '核验',
  setDue: '设期限',
  changeDue: '改期限',
  supplyTitle: '补交材料',
  verifyTitle: '承诺核验',
  dueTitle: '设定期限',
  paper: '交来的材料',
  result: '核验结果',
  resultChoices: [
    { code: 'true', label: '属实' },
    { code: 'false', label: '不属实' },
    { code: 'lacking', label: '材料不足' },
  ],
  note: '说明',
  supplyNoteHint: '可不填；写进办理经过',
  verifyNoteHint: '查了什么、查到什么；不属实或材料不足时必填',
  consequence: '不属实的后果',
  ends: (today: string) => `确认后，这份备案自 ${today} 起终止（注销），并报送国家子系统。`,
  isOver: '备案有效期已过，不再报送注销，只记录核验结果。',
  lackingMeans: '承诺未能证实，材料仍列为待补交；备案不变。',
  trueMeans: '承诺得到证实，这一项办结；备案不变。',
  dueDay: '最后一天',
  dueHint: '不早于受理那天；规定没有给出期限，由柜台与申领人约定',
  dueProblem: '没有写日期或日期没有写全，应为 2026-12-31 这样的日期',
  paperMissing: '请选交来的是哪一种材料',
  resultMissing: '请选核验结果',
  noteMissing: '请写明查了什么、查到什么',
  calendar: '日历',
  confirm: '确定',
  confirmFalse: '确认不属实，终止备案',
} as const

/** The last day in words. */
export function dueWords(due: Deadline | null): string {
  return due === null ? OBLIGATIONS.noDue : deadlineWords(due)
}

/** How pressing something is, in words; `left` are the working days until its last day, negative after it. */
export function ageingWords(ageing: Ageing, left: number | null): string {
  const days = Math.abs(left ?? 0)
  switch (ageing) {
    case 'overdue':
      return days === 0 ? '逾期，未满 1 个工作日' : `逾期 ${days} 个工作日`
    case 'today':
      return '今天到期'
    case 'this-week':
    case 'later':
      return days === 0 ? '还有不到 1 个工作日' : `还有 ${days} 个工作日`
    case 'undated':
      return OBLIGATIONS.filters.undated
    case 'done':
      return OBLIGATIONS.closed
  }
}
