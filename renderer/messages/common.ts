/** Words that more than one screen says. */
export const COMMON = {
  product: '跨省异地就医备案柜台',
  loading: '正在读取…',
  longTerm: '长期有效',
  none: '—',
  dayUnread: '不是日期',
  dayUnreadRemedy: '请写成 2026-01-05 或 20260105，不填的请清空',
  comma: '，',
  crashedRemedy: '已受理的备案和草稿都已保存。请按 F5 重新打开；仍然出错时请联系系统管理员。',
  storeNewerReason: '本机缓存由更新版本的程序写入',
  storeNewerRemedy: '请安装最新版本后再使用；已受理的备案不受影响。',
  storeBrokenReason: '本机缓存损坏，清除后仍然打不开；备案数据不在缓存里，没有受影响',
  storeRefusedRemedy: '请锁定后重新解锁；仍然不行时请联系系统管理员。',
  notFoundChoice: (query: string) => `没有与“${query}”相符的选项，可输入汉字、拼音、首字母或代码`,
} as const

/** What is said of a field in which something stands that is no day. */
export const DAY_UNREAD = `${COMMON.dayUnread}${COMMON.comma}${COMMON.dayUnreadRemedy}`
