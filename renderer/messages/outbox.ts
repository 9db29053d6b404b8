import type { UnconfirmedPages } from '#shared/bridge-materials.ts'
import type { QueueFilter } from '#shared/bridge-queue.ts'
import { countWords } from '#shared/count-words.ts'
import { OWNER_WORDS } from '#shared/sync/error-sheet.ts'
import type { Owner } from '#shared/sync/handling.ts'

/** The queue of what has yet to be acknowledged by the subsystem. */
export const OUTBOX = {
  title: '报送队列',
  filter: '显示',
  filters: {
    all: '全部',
    waiting: '待报送',
    unknown: '结果待查',
    parked: '等人处理',
    mine: '由我经办',
  } satisfies Record<QueueFilter, string>,
  empty: '报送队列是空的',
  emptyText: emptyWords,
  emptyOf: (filter: string) => `“${filter}”下没有待办的`,
  emptyOfText: '按 1 看全部',
  person: '参保人',
  state: '状态',
  reason: '原因与下一步',
  why: '原因',
  attemptsTimes: (count: number) => `${count} 次`,
  owner: '由谁处理',
  ownerOf: (owner: Owner, holder: string) => (owner === 'clerk' ? holder : OWNER_WORDS[owner]),
  nextAt: '下次报送',
  nextByHand: '等人处理',
  nextNow: '正在进行',
  acceptanceNumber: '受理号',
  noReason: '等待报送',
  sending: '正在报送，等待对方回执',
  cut: (shown: number, all: number) =>
    `只列出最早的 ${countWords(shown)} 件，共 ${countWords(all)} 件；请用筛选，或按 F5 到台账里找人`,
  more: (shown: number, all: number) => `已显示最早的 ${shown} 件，共 ${all} 件；再显示 100 件`,
  reconcile: '日对账',
  sheet: '每日报错清单',
  sheetKey: 'Ctrl+S',
  saved: (path: string) => `已存为 ${path}`,
  detail: '这一项',
  detailEmpty: '没有选中的',
  detailEmptyText: '用 ↑ ↓ 选一项，在这里看来龙去脉',
  sendNow: '立即重试',
  change: '改后重报',
  setAside: '转人工',
  takeBack: '撤回',
  handOver: '交接',
  keys: { sendNow: 'R', change: 'B', setAside: 'H', takeBack: 'T', handOver: 'J', reconcile: 'D' },
  notNow: (act: string, why: string) => `现在不能${act}：${why}`,
  when: '何时',
  sent: '已发送',
  next: '下一步',
  holder: '经办人',
  visitor: '可对本人说',
  timeline: '来龙去脉',
  transmission: (infno: string, msgid: string) => `${infno}　报文号 ${msgid}`,
  underWay: '正在进行',
  interrupted: '中断',
  setAsideWords: '转人工后不再自动报送；点“立即重试”会先查询对方是否已收到，再接着报。',
  setAsideConfirm: '转人工',
  setAsideExample: '例如 省平台要求先电话核对',
  handOverWords: '交接后由另一位经办人负责到底，受理记录不变。',
  handOverConfirm: '确认交接',
  handOverTo: '交给',
  handOverMissing: '请选一位经办人',
  noOther: '本机只有一位经办人；请按 F9 到“设置 · 经办人”添加一位',
} as const

/** What an empty queue means: only with the last page of the last filing everything is confirmed. */
function emptyWords({ underWay, refused }: UnconfirmedPages): string {
  if (underWay + refused === 0) return '所有已受理的备案都已得到国家子系统确认'
  const parts = [
    ...(underWay > 0 ? [`${underWay} 件的材料图像还在上传，自动进行`] : []),
    ...(refused > 0 ? [`${refused} 件的材料图像被退回，在首页“被退回 · 结果待查”里等人处理`] : []),
  ]
  return `备案都已在国家子系统登记；${parts.join('；')}`
}
