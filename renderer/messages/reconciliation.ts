import type { DifferenceFilter } from '#shared/bridge-reconciliation.ts'
import type { Difference, DifferenceAct, DifferenceKind } from '#shared/sync/difference.ts'
import type { Reconciliation } from '#shared/sync/reconciliation.ts'

/** What can be done about a difference. */
const ACTS: Readonly<Record<DifferenceAct, string>> = {
  'ask-again': '查询后重报',
  'take-theirs': '以子系统为准',
  'send-ours': '以本机为准',
  'take-over': '取回本机',
  elsewhere: '别处登记',
  'by-hand': '转人工',
}

/** The vault held against the subsystem (日对账). */
export const RECONCILIATION = {
  title: '日对账',
  open: '日对账',
  filter: '显示',
  filters: {
    open: '待处理',
    dealt: '已处理',
    gone: '已消除',
  } satisfies Record<DifferenceFilter, string>,
  history: '对账记录',
  run: '立即对账',
  runWhole: '从头对账',
  running: '正在对账…',
  keys: { run: 'D', runWhole: 'F' },
  runHint: '只核对上次以后变动的',
  runWholeHint: '全部重新核对；每月第一次自动从头对账',
  never: '还没有对过账。线路通时每天自动对账一次，也可按 D 立即对账',
  last: ({ day, by, isWhole }: Reconciliation) =>
    `最近对账 ${day}（${isWhole ? '从头' : '增量'}，${by === 'desk' ? '自动' : `经办人 ${by}`}）`,
  sides: ({ local, acknowledged, held }: Reconciliation['counts']) =>
    `本机受理 ${local} · 已确认 ${acknowledged} · 子系统 ${held}`,
  looked: ({ compared, underWay }: Reconciliation['counts']) =>
    `本次核对 ${compared} 份，另有 ${underWay} 份还在报送队列，由队列处理`,
  person: '参保人',
  acceptanceNumber: '受理号',
  kind: '差异',
  unlike: '不同之处',
  foundOn: '发现日期',
  noNumber: '本机没有',
  kinds: {
    'missing-there': '已确认，子系统没有',
    'unknown-here': '子系统有，本机没有',
    unacknowledged: '本机未确认，子系统已有',
    'other-state': '状态不同',
    'other-person': '人员信息不同',
    'other-content': '备案内容不同',
    'other-version': '版本不同',
  } satisfies Record<DifferenceKind, string>,
  acts: ACTS,
  actKeys: {
    'ask-again': 'R',
    'take-theirs': 'Y',
    'send-ours': 'B',
    'take-over': 'Q',
    elsewhere: 'N',
    'by-hand': 'H',
  } satisfies Record<DifferenceAct, string>,
  actWords: {
    'ask-again':
      '先按原来的业务号向国家子系统查询；隔一分钟两次都查不到，才用同一业务号重新报送，不会重复登记。',
    'take-theirs': '本机的备案改成国家子系统里的样子，不报送；办理经过里留下改动前后的内容。',
    'send-ours': '排队报送变更或取消，按对方现在的版本更正国家子系统里的内容。',
    'take-over': '按国家子系统的记录在本机建一份备案，不报送；材料和代办人请按原件补录。',
    elsewhere: '由本机构另一台电脑或线上渠道登记，本机不用管；对方有变动时会再列出。',
    'by-hand': '本机和国家子系统都不改动，由您另行核对；对方有变动时会再列出。',
  } satisfies Record<DifferenceAct, string>,
  reasonExample: '例如 已电话请省平台核对',
  empty: {
    open: '没有待处理的差异',
    dealt: '还没有处理过的差异',
    gone: '没有自行消除的差异',
  } satisfies Record<DifferenceFilter, string>,
  emptyText: {
    open: '本机、已确认的和国家子系统里的都一致',
    dealt: '按 1 看待处理的',
    gone: '按 1 看待处理的',
  } satisfies Record<DifferenceFilter, string>,
  historyEmpty: '还没有对账记录',
  historyEmptyText: '按 D 立即对账',
  detail: '三栏对照',
  detailEmpty: '没有选中的',
  detailEmptyText: '用 ↑ ↓ 选一项，在这里看三栏对照',
  columns: { field: '', local: '本地', acknowledged: '已受理', held: '子系统' },
  dealt: ({ act, by, note }: NonNullable<Difference['dealt']>) =>
    `${ACTS[act]}，${by.name}${note === '' ? '' : `：${note}`}`,
  dealtAt: '处理',
  done: (act: DifferenceAct) => `已${ACTS[act]}`,
  agrees: '对账完成，没有差异',
  differs: (count: number) => `对账完成，${count} 项差异待处理`,
  day: '日期',
  by: '由谁',
  automatic: '自动',
  scope: '范围',
  whole: '从头',
  since: '增量',
  local: '本机受理',
  acknowledged: '已确认',
  held: '子系统',
  found: '差异',
} as const
