import type { LineCheck } from '#shared/settings.ts'

/** The trials of line and printer, at the first start and in the settings. */
export const TRIALS = {
  target: '对方',
  testLine: '测试线路',
  testLineAgain: '重新测试',
  lineBusy: '正在向对方签到（9001），最多等 10 秒…',
  lineUntested: '还没有测试',
  lineGood: '线路正常',
  lineBad: '线路有问题',
  checks: {
    reached: '连接',
    duration: '用时',
    signature: '签名',
    clock: '时钟',
  } satisfies Record<LineCheck['id'], string>,
  states: {
    good: '正常',
    bad: '异常',
    unknown: '未知',
  } satisfies Record<LineCheck['state'], string>,
  remedy: '处理办法',
  print: '打印测试页',
  printAgain: '再打印一次',
  save: '保存为文件',
  printIntro: '含机构名称、生僻字䶮㛃𬀩𠅤、勾选框和毫米尺。',
  printed: (printer: string, job: string) => `打印服务已接收：${printer}，作业 ${job}`,
  saved: (path: string) => `已保存：${path}`,
} as const
