import type { FormId } from '#shared/paper.ts'
import type { PrintItem, PrintOrder, PrintRunView } from '#shared/printing/print-run.ts'
import type { PrintedContent, PrinterProfile, Sides } from '#shared/printing/printer-profile.ts'

/** Printing many papers at once. */
export const PRINT = {
  batch: '批量打印',
  title: '批量打印',
  unfinished: (left: number) => `继续打印（剩 ${left} 份）`,
  chosen: (count: number) => `${count} 份备案，按列表顺序打印；没有这种表的备案自动略过`,
  forms: '打印哪些表',
  formShort: {
    'filing-form': '备案表',
    'promise-letter': '个人承诺书',
    'later-notice': '容缺受理通知书',
    'acceptance-slip': '受理单',
    'injury-statement': '外伤承诺书',
    'outside-order': '外院检查购药单',
    'termination-form': '终止（撤销）申请',
    'claim-slip': '手工报销受理单',
  } satisfies Record<FormId, string>,
  order: '顺序',
  orders: {
    'by-person': '每人一套',
    'by-form': '同一种表放在一起',
  } satisfies Record<PrintOrder, string>,
  copies: '份数',
  copiesWrong: '份数应是 1 到 20 的整数',
  formsWrong: '请至少勾选一种表',
  start: '开始打印',
  startKey: 'Ctrl+Enter',
  stop: '停止',
  stopKey: 'Ctrl+.',
  resume: '继续打印',
  resumeKey: 'Ctrl+Enter',
  printAgain: '没印出，重印',
  werePrinted: '已印出，继续',
  end: '不再打印',
  close: '关闭',
  states: {
    running: '正在打印',
    stopped: '已停下',
    ended: '已打完',
  } satisfies Record<PrintRunView['run']['state'], string>,
  progress: ({ counts, total }: PrintRunView) =>
    `共 ${total} 份：已印完 ${counts.printed}，在打印机 ${counts.queued}，等待 ${counts.waiting}`,
  goesOn: '关闭本窗口不影响打印',
  troubles: '需要处理的',
  trouble: ({ name, acceptanceNumber }: PrintItem) => `${name}　${acceptanceNumber}`,
} as const

/** How each form is printed at this desk. */
export const PRINTERS = {
  title: '各表打印设置',
  hint: '打印机、套打和校准，每种表各设各的',
  standard: '系统默认打印机',
  standardNow: (name: string) => `系统默认打印机（现为 ${name}）`,
  set: '设置',
  setOf: (form: string) => `打印设置：${form}`,
  valuesOnly: '套打',
  calibrated: '已校准',
  printer: '打印机',
  tray: '纸盒',
  anyTray: '由打印机决定',
  sides: '单双面',
  sidesOf: {
    one: '单面',
    'long-edge': '双面（长边翻）',
    'short-edge': '双面（短边翻）',
  } satisfies Record<Sides, string>,
  content: '打印内容',
  contents: {
    whole: '整张表',
    values: '只印填写的内容（套打）',
  } satisfies Record<PrintedContent, string>,
  jobs: '批量打印',
  jobsOf: {
    together: '多份合成一个作业',
    each: '每份一个作业',
  } satisfies Record<PrinterProfile['jobs'], string>,
  placement: '位置校准',
  offsetX: '右移 毫米',
  offsetY: '下移 毫米',
  scaleX: '横向 %',
  scaleY: '纵向 %',
  drift: '每张再下移 毫米',
  measuredHint: '打印校准页，从纸边量起，把量得的毫米数填在下面',
  measures: {
    left: '甲 距左边',
    top: '乙 距上边',
    width: '丙 A 到 B',
    height: '丁 A 到 C',
    lastTop: '戊 第 10 张距上边',
  },
  meant: (millimetres: number) => `标准 ${millimetres}`,
  continuous: '连续纸才填',
  printPage: '打印校准页',
  printTen: '连续纸印 10 张',
  compute: '按量得的数校准',
  computed: '已算好位置，请打印核对页，看 A、B、C 是否到位，再保存',
  printControl: '打印核对页',
  reset: '清除校准',
  handed: (printer: string) => `${printer} 已接收`,
  save: '保存',
  saveKey: 'Ctrl+Enter',
  cancel: '取消',
  wrongNumber: (field: string, least: number, most: number) =>
    `“${field}”应是 ${least} 到 ${most} 之间的数，最多两位小数`,
  wrongMeasure: (field: string, meant: number) =>
    `“${field}”与标准 ${meant} 毫米相差太大；请确认量的是同一处，并在系统打印设置里选“实际大小”，不要选“适合纸张”`,
  driftsOnOneSide:
    '“每张再下移”只用于连续纸，连续纸只印单面；请把“单双面”改为单面，或把“每张再下移”改为 0',
  gone: (printer: string) => `${printer}（已不在这台电脑上）`,
} as const
