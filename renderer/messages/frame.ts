import type { LineState } from '#shared/bridge.ts'
import type { SpaceLevel } from '#shared/space-state.ts'

/** The header and what lies over every screen. */
export const FRAME = {
  training: '训练模式',
  watermark: '训练',
  home: '首页',
  newFiling: '新增备案',
  ledger: '台账',
  queue: '报送队列',
  settings: '设置',
  lock: '锁定',
  waiting: '待报送',
  unknown: '结果待查',
  returned: '被退回',
  aside: '已搁置',
  pagesRefused: '图像被退回',
  differences: '对账不符',
  passwordOnly: '仅密码保护',
  passwordOnlyHint: '没有与本机的密钥存储绑定，数据只由经办人密码保护',
  readOnly:
    '只读查看：本机数据未经核实，可以查看和打印，不能受理、修改或报送。要恢复受理，请锁定（Ctrl+L）后重新登录',
  rebuilding: (done: number, total: number) => `正在重建本机副本 ${done}/${total}`,
  line: {
    unknown: '检测中',
    online: '在线',
    offline: '离线',
    'our-fault': '本机故障',
    paused: '停机公告',
  } satisfies Record<LineState['state'], string>,
  /** `offset`: seconds to add to the PC's clock to have the subsystem's. */
  clockOff: (offset: number) =>
    `本机时间${offset < 0 ? '快' : '慢'} ${clockAmount(Math.abs(offset))}，期限按校正时间算`,
  spaceLeft: (words: string) => `磁盘剩 ${words}`,
  space: {
    scarce: '磁盘空间不多了，请清理；现在不影响受理',
    'no-capture': '磁盘空间不足：暂停采集材料和批量受理，单份受理、查看、打印照常；请清理',
    'read-only': '磁盘快满了：暂停受理，只能查看和打印；请立即清理',
  } satisfies Record<Exclude<SpaceLevel, 'plenty'>, string>,
  lineOnline: '国家子系统可用',
  lineUnknown: '正在检测线路',
} as const

function clockAmount(seconds: number): string {
  return seconds < 120 ? `${seconds} 秒` : `${Math.round(seconds / 60)} 分钟`
}
