import type { Dimension, Standing } from '#shared/ledger/statistics.ts'

/** 统计: how many filings of what kind. */
export const STATISTICS = {
  title: '备案统计',
  by: '按',
  dimensions: {
    category: '人员类别',
    destination: '就医地',
    status: '状态',
    channel: '渠道',
    clerk: '经办人',
    month: '受理月份',
  } satisfies Record<Dimension, string>,
  standings: {
    acknowledged: '子系统已确认',
    local: '仅在本机',
    imported: '外来导入',
  } satisfies Record<Standing, string>,
  channels: {
    person: '窗口（本人）',
    agent: '窗口（代办）',
    list: '单位名单',
    import: '原台账导入',
  },
  from: '受理月份从',
  until: '到',
  earliest: '最早',
  latest: '最近',
  total: '合计',
  share: '占比',
  none: '（未填）',
  empty: '这段时间没有备案',
  emptyText: '请另选月份；受理的每一份备案都计入受理当月',
  wrongOrder: '开始月份晚于结束月份，请重新选择',
  recount: '核对计数',
  recountKey: 'R',
  recounting: '正在按备案逐月核对…',
  right: '已逐月核对：计数与备案一致',
  repaired: (months: readonly string[]) =>
    `计数与备案不符，已按备案重新统计并记入日志：${months.join('、')}`,
  chart: (dimension: string, lines: readonly string[]) =>
    `按${dimension}的备案数条形图。${lines.join('；')}`,
  line: (label: string, acknowledged: number, local: number, imported: number) =>
    `${label}：已确认 ${acknowledged}，仅在本机 ${local}，外来导入 ${imported}`,
  others: (count: number) => `图中为最多的 ${count} 项，全部见右表`,
  basis: '计入受理当月；“子系统已确认”指已取得国家子系统流水号',
} as const
